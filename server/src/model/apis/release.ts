/** Releases: a reference is given back, some with a mark on the way. They say nothing of the lock under which that is
 *  right; that is the rules' matter. */
import { arg, named, out, put, table, unpin } from './make.ts';

const inHost = 'include/linux/kvm_host.h, comment in kvm_release_faultin_page()';
const inMove = 'commit "KVM: Move x86\'s API to release a faultin page to common KVM"';
const inUnused = 'commit "KVM: Add kvm_release_page_unused() API to put pages that KVM never consumes"';
const inNull = 'commit "KVM: Allow calling kvm_release_page_{clean,dirty}() on a NULL page pointer"';
const inPfn = 'commit "KVM: Drop APIs that manipulate "struct page" via pfns"';
const inPin = 'Documentation/core-api/pin_user_pages.rst';

const markNeeds = 'mmu_lock held, or FOLL_PIN, or a notifier hook';

export const releaseApis = [
  ...table('release', [
    {
      name: 'kvm_release_faultin_page',
      params: 'kvm page unused dirty',
      since: '6.13',
      effects: [{ e: 'release-faultin', page: arg(1), unused: arg(2), dirty: arg(3) }],
      does: 'puts the page of a fault; unless unused it is marked accessed, and dirty if dirty is set',
      needs: 'mmu_lock held, unless unused',
      returns: 'nothing',
      source: `${inMove}; ${inHost}`,
    },
    {
      name: 'kvm_release_page_unused',
      params: 'page',
      since: '6.13',
      effects: [put(arg(0), { lenient: true })],
      does: 'puts a page that KVM never used, without marking it accessed; NULL is nothing',
      source: inUnused,
    },
    {
      name: 'kvm_release_page_clean',
      params: 'page',
      since: '6.13',
      when: { bodyHas: 'if (!page)' },
      effects: [put(arg(0), { accessed: true, lenient: true })],
      does: 'marks the page accessed and puts it; NULL is nothing',
      needs: markNeeds,
      source: inNull,
    },
    {
      name: 'kvm_release_page_clean',
      params: 'page',
      until: '6.12',
      when: { bodyLacks: 'if (!page)' },
      effects: [put(arg(0), { accessed: true })],
      does: 'marks the page accessed and puts it',
      needs: `a page, not NULL; ${markNeeds}`,
      source: 'virt/kvm/kvm_main.c, kvm_release_page_clean()',
    },
    {
      name: 'kvm_release_page_dirty',
      params: 'page',
      since: '6.13',
      when: { bodyHas: 'if (!page)' },
      effects: [put(arg(0), { accessed: true, dirty: true, lenient: true })],
      does: 'marks the page dirty and accessed and puts it; NULL is nothing',
      needs: markNeeds,
      source: inNull,
    },
    {
      name: 'kvm_release_page_dirty',
      params: 'page',
      until: '6.12',
      when: { bodyLacks: 'if (!page)' },
      effects: [put(arg(0), { accessed: true, dirty: true })],
      does: 'marks the page dirty and accessed and puts it',
      needs: `a page, not NULL; ${markNeeds}`,
      source: 'virt/kvm/kvm_main.c, kvm_release_page_dirty()',
    },
    {
      name: 'kvm_release_pfn_clean',
      params: 'pfn',
      until: '6.12',
      effects: [put(arg(0), { accessed: true, lenient: true })],
      does: 'marks the page behind pfn accessed and puts it; an error pfn and a pfn without a refcounted page are nothing',
      needs: markNeeds,
      source: inPfn,
      replacedBy: 'kvm_release_faultin_page (6.13)',
      migration:
        'keep the page of the look-up and call kvm_release_faultin_page(), or kvm_release_page_clean() outside of faults',
    },
    {
      name: 'kvm_release_pfn_dirty',
      params: 'pfn',
      until: '6.12',
      effects: [put(arg(0), { accessed: true, dirty: true, lenient: true })],
      does: 'marks the page behind pfn dirty and accessed and puts it; an error pfn and a pfn without a refcounted page are nothing',
      needs: markNeeds,
      source: inPfn,
      replacedBy: 'kvm_release_faultin_page (6.13)',
      migration:
        'keep the page of the look-up and call kvm_release_faultin_page() with dirty set, or kvm_release_page_dirty() outside of faults',
    },
    {
      name: 'kvm_release_pfn',
      params: 'pfn dirty',
      until: '6.12',
      effects: [put(arg(0), { accessed: true, dirty: arg(1), lenient: true })],
      does: 'marks the page behind pfn accessed, and dirty if dirty is set, and puts it',
      needs: markNeeds,
      source: inPfn,
      replacedBy: 'kvm_release_faultin_page (6.13)',
      migration:
        'keep the page of the look-up and call kvm_release_faultin_page(), or kvm_release_page_dirty() and kvm_release_page_clean() outside of faults',
    },
  ]),
  ...table('release', [
    ...named('put_page folio_put', {
      params: 'page',
      effects: [put(arg(0))],
      does: 'gives one reference back',
      needs: 'a reference',
      source: 'include/linux/mm.h, comment at folio_put()',
    }),
    {
      name: 'folio_put_refs',
      params: 'folio refs',
      effects: [put(arg(0), { many: true })],
      does: 'gives refs references back',
      needs: 'as many references',
      source: 'include/linux/mm.h, comment at folio_put_refs()',
    },
    {
      name: 'release_pages',
      params: 'arg nr',
      effects: [put(arg(0), { many: true })],
      does: 'gives one reference of each of nr pages back',
      needs: 'a reference of each',
      source: 'mm/swap.c, comment at release_pages()',
    },
    {
      name: 'unpin_user_page',
      params: 'page',
      effects: [unpin(arg(0))],
      does: 'gives a FOLL_PIN reference back',
      needs: 'a page of the pin_user_pages() family',
      source: inPin,
    },
    {
      name: 'unpin_user_pages',
      params: 'pages npages',
      effects: [unpin(out(0), { many: true })],
      does: 'gives the FOLL_PIN reference of each of npages pages back',
      needs: 'pages of the pin_user_pages() family',
      source: inPin,
    },
    {
      name: 'unpin_user_pages_dirty_lock',
      params: 'pages npages make_dirty',
      sleeps: 'yes',
      effects: [unpin(out(0), { dirty: arg(2), many: true })],
      does: 'marks each of npages pages dirty under its lock if make_dirty is set, and gives its FOLL_PIN reference back',
      needs: 'pages of the pin_user_pages() family',
      source: inPin,
    },
    {
      name: 'unpin_user_page_range_dirty_lock',
      params: 'page npages make_dirty',
      sleeps: 'yes',
      effects: [unpin(arg(0), { dirty: arg(2), many: true })],
      does: 'marks npages pages from page on dirty under their lock if make_dirty is set, and gives their FOLL_PIN references back',
      needs: 'pages of the pin_user_pages() family',
      source: inPin,
    },
    {
      name: 'unpin_user_folio',
      params: 'folio npages',
      effects: [unpin(arg(0), { many: true })],
      does: 'gives npages FOLL_PIN references of the folio back',
      needs: 'a folio of the pin_user_pages() family',
      source: inPin,
    },
    ...named('__free_page free_page', {
      params: 'page',
      effects: [put(arg(0), { lenient: true })],
      does: "frees a page of the kernel's own",
      source: 'Documentation/core-api/memory-allocation.rst',
    }),
    ...named('__free_pages free_pages', {
      params: 'page order',
      effects: [put(arg(0), { lenient: true })],
      does: "frees pages of the kernel's own",
      source: 'Documentation/core-api/memory-allocation.rst',
    }),
  ]),
];
