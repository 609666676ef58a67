/** Maps: a page made addressable for the kernel, and what then goes through the address. They do not say which mapping
 *  may outlive the function. */
import { arg, failingView, lookup, named, out, put, result, table, unmap, unpin, use, view } from './make.ts';

const inPin = 'commit "KVM: Pin (as in FOLL_PIN) pages during kvm_vcpu_map()"';
const inPass = 'commit "KVM: Pass in write/dirty to kvm_vcpu_map(), not kvm_vcpu_unmap()"';
const inOnlyWhen = 'commit "KVM: Get writable mapping for __kvm_vcpu_map() only when necessary"';
const inHighmem = 'Documentation/mm/highmem.rst';

const mapped = [
  use(out(2, 'pfn'), 'map'),
  view(out(2, 'pfn'), out(2, 'page')),
  view(out(2, 'pfn'), out(2, 'hva')),
] as const;
const pinnedMap = [
  lookup('memslot', 'pin', 'maybe', 'errno', { pfn: out(2, 'pfn'), page: out(2, 'pinned_page') }),
  ...mapped,
];
const gottenMap = [lookup('memslot', 'get', 'maybe', 'errno', { pfn: out(2, 'pfn') }), ...mapped];
const sameMapped = [use(arg(0), 'map'), failingView(arg(0), result)];
const fails = '0; a negative error number, then nothing is held';

export const mapApis = [
  ...table('map', [
    {
      name: '__kvm_vcpu_map',
      params: 'vcpu gfn map writable',
      since: '6.13',
      sleeps: 'yes',
      effects: pinnedMap,
      does: 'pins the page behind gfn and maps it into the kernel, for write if writable',
      needs: 'kvm_vcpu_unmap() later',
      returns: fails,
      source: `${inPin}; ${inOnlyWhen}`,
    },
    {
      name: 'kvm_vcpu_map',
      params: 'vcpu gfn map',
      since: '6.13',
      sleeps: 'yes',
      wrapper: true,
      when: { bodyHas: '__kvm_vcpu_map(', bodyLacks: '.pin = true' },
      effects: pinnedMap,
      does: 'pins the page behind gfn and maps it into the kernel for write',
      needs: 'kvm_vcpu_unmap() later',
      returns: fails,
      source: `${inPin}; ${inOnlyWhen}`,
    },
    {
      // Only between two patches of the series: no release has it.
      name: 'kvm_vcpu_map',
      params: 'vcpu gfn map',
      since: '6.13',
      sleeps: 'yes',
      when: { bodyHas: '.pin = true' },
      effects: pinnedMap,
      does: 'pins the page behind gfn and maps it into the kernel for write',
      needs: 'kvm_vcpu_unmap() later',
      returns: fails,
      source: inPin,
    },
    {
      name: 'kvm_vcpu_map',
      params: 'vcpu gfn map',
      until: '6.12',
      sleeps: 'yes',
      when: { bodyLacks: '__kvm_vcpu_map(' },
      effects: gottenMap,
      does: 'takes a FOLL_GET reference to the page behind gfn and maps it into the kernel for write',
      needs: 'kvm_vcpu_unmap() later',
      returns: fails,
      source: 'virt/kvm/kvm_main.c, kvm_vcpu_map()',
      replacedBy: 'kvm_vcpu_map with FOLL_PIN (6.13)',
    },
    {
      name: 'kvm_vcpu_map_readonly',
      params: 'vcpu gfn map',
      since: '6.13',
      sleeps: 'yes',
      wrapper: true,
      effects: pinnedMap,
      does: 'pins the page behind gfn and maps it into the kernel, only to be read',
      needs: 'kvm_vcpu_unmap() later',
      returns: fails,
      source: inOnlyWhen,
    },
    {
      name: 'kvm_vcpu_unmap',
      params: 'vcpu map',
      since: '6.13',
      sleeps: 'yes',
      when: { params: 2 },
      effects: [
        unpin(out(1, 'pinned_page'), { accessed: true, dirty: out(1, 'writable'), lenient: true }),
        unmap(out(1, 'hva')),
      ],
      does: 'unmaps the page, marks it accessed, and dirty if it was mapped writable, and unpins it; an empty map is nothing',
      source: inPass,
    },
    {
      name: 'kvm_vcpu_unmap',
      params: 'vcpu map dirty',
      until: '6.12',
      sleeps: 'yes',
      when: { params: 3, bodyLacks: 'unpin_user_page' },
      effects: [put(out(1, 'pfn'), { accessed: true, dirty: arg(2), lenient: true }), unmap(out(1, 'hva'))],
      does: 'unmaps the page, marks it accessed, and dirty if dirty is set, and puts it; an empty map is nothing',
      source: 'virt/kvm/kvm_main.c, kvm_vcpu_unmap()',
      replacedBy: 'kvm_vcpu_unmap without dirty (6.13)',
    },
    {
      // Only between two patches of the series: no release has it.
      name: 'kvm_vcpu_unmap',
      params: 'vcpu map dirty',
      until: '6.12',
      sleeps: 'yes',
      when: { params: 3, bodyHas: 'unpin_user_page' },
      effects: [
        unpin(out(1, 'pinned_page'), { accessed: true, dirty: arg(2), lenient: true }),
        unmap(out(1, 'hva')),
      ],
      does: 'unmaps the page, marks it accessed, and dirty if dirty is set, and unpins it; an empty map is nothing',
      source: inPin,
    },
  ]),
  ...table('map', [
    {
      name: 'kmap',
      params: 'page',
      sleeps: 'yes',
      effects: [use(arg(0), 'map'), view(arg(0), result)],
      does: 'maps a page into the kernel',
      needs: 'FOLL_PIN if it is then written',
      returns: 'the address',
      source: inHighmem,
    },
    ...named('kmap_local_page kmap_atomic', {
      params: 'page',
      effects: [use(arg(0), 'map'), view(arg(0), result)],
      does: 'maps a page into the kernel for this thread',
      needs: 'unmapping in the reverse order; FOLL_PIN if it is then written',
      returns: 'the address',
      source: inHighmem,
    }),
    {
      name: 'kmap_local_pfn',
      params: 'pfn',
      effects: [use(arg(0), 'map'), view(arg(0), result)],
      does: 'maps a pfn into the kernel for this thread',
      needs: 'unmapping in the reverse order',
      returns: 'the address',
      source: inHighmem,
    },
    {
      name: 'kmap_local_folio',
      params: 'folio offset',
      effects: [use(arg(0), 'map'), view(arg(0), result)],
      does: 'maps one page of a folio into the kernel for this thread',
      needs: 'unmapping in the reverse order',
      returns: 'the address',
      source: inHighmem,
    },
    {
      name: 'kunmap',
      params: 'page',
      effects: [unmap(arg(0))],
      does: 'ends a mapping of kmap(); it takes the page',
      source: inHighmem,
    },
    ...named('kunmap_local kunmap_atomic', {
      params: 'address',
      effects: [unmap(arg(0))],
      does: 'ends a mapping of this thread; it takes the address',
      source: inHighmem,
    }),
    {
      name: 'memremap',
      params: 'offset size flags',
      sleeps: 'yes',
      effects: sameMapped,
      does: 'maps physical memory into the kernel',
      needs: 'memunmap() later; protection from the memory going away',
      returns: 'the address, NULL on failure',
      source: 'kernel/iomem.c, comment at memremap()',
    },
    {
      name: 'memunmap',
      params: 'addr',
      sleeps: 'yes',
      effects: [unmap(arg(0))],
      does: 'ends a mapping of memremap()',
      source: 'kernel/iomem.c, memunmap()',
    },
  ]),
  ...table('map', [
    ...named('memcpy memmove', {
      params: 'dest src count',
      effects: [use(arg(0), 'write'), use(arg(1), 'read')],
      does: 'copies bytes',
      returns: 'dest',
      source: 'lib/string.c, comment at memcpy()',
    }),
    {
      name: 'memset',
      params: 's c count',
      effects: [use(arg(0), 'write')],
      does: 'fills bytes',
      returns: 's',
      source: 'lib/string.c, comment at memset()',
    },
    ...named('clear_page clear_highpage', {
      params: 'page',
      effects: [use(arg(0), 'write')],
      does: 'fills a page with zeroes',
      source: 'include/linux/highmem.h',
    }),
    ...named('copy_page', {
      params: 'to from',
      effects: [use(arg(0), 'write'), use(arg(1), 'read')],
      does: 'copies a page',
      source: 'include/linux/highmem.h',
    }),
    {
      name: 'mte_clear_page_tags',
      params: 'addr',
      effects: [use(arg(0), 'write')],
      does: 'clears the MTE tags of a page',
      source: 'arch/arm64/include/asm/mte.h',
    },
    {
      name: 'mte_copy_tags_from_user',
      params: 'to from n',
      sleeps: 'yes',
      effects: [use(arg(0), 'write')],
      does: 'writes MTE tags that user space supplies',
      returns: 'how many tags were copied',
      source: 'arch/arm64/kvm/guest.c',
    },
    {
      name: 'mte_copy_tags_to_user',
      params: 'to from n',
      sleeps: 'yes',
      effects: [use(arg(1), 'read')],
      does: 'reads MTE tags for user space',
      returns: 'how many tags were copied',
      source: 'arch/arm64/kvm/guest.c',
    },
  ]),
];
