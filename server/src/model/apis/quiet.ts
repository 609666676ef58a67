/** Calls that take pages, pfns or what they are made of and do nothing to them that the abstract MMU knows. A name is
 *  listed so that it does not make a page unknown; what it may do elsewhere is not said. */
import { arg, named, table } from './make.ts';

const inBitmap = 'virt/kvm/kvm_main.c, mark_page_dirty_in_slot()';
const inPrintk = 'include/linux/printk.h';

export const quietApis = [
  ...table('quiet', [
    ...named('mark_page_dirty kvm_vcpu_mark_page_dirty', {
      params: 'kvm gfn',
      does: "sets the bit of gfn in the memslot's dirty log; struct page is not touched",
      source: inBitmap,
    }),
    {
      name: 'mark_page_dirty_in_slot',
      params: 'kvm memslot gfn',
      does: "sets the bit of gfn in the memslot's dirty log; struct page is not touched",
      source: inBitmap,
    },
    {
      name: 'kvm_vcpu_map_mark_dirty',
      params: 'vcpu map',
      since: '6.13',
      does: "sets the bit of the map's gfn in the dirty log; struct page is not touched",
      source: 'include/linux/kvm_host.h, kvm_vcpu_map_mark_dirty()',
    },
    {
      name: 'kvm_vcpu_mapped',
      params: 'map',
      does: 'tells if kvm_vcpu_map() succeeded',
      returns: 'true if the map is mapped',
      source: 'include/linux/kvm_host.h, comment at kvm_vcpu_mapped()',
    },
    ...named('gfn_to_hva gfn_to_hva_memslot kvm_vcpu_gfn_to_hva', {
      params: 'kvm gfn',
      does: 'computes the user address of a gfn; no page is looked up',
      returns: 'the address, an error hva on failure',
      source: 'virt/kvm/kvm_main.c, __gfn_to_hva_many()',
    }),
    ...named('gfn_to_hva_prot gfn_to_hva_memslot_prot kvm_vcpu_gfn_to_hva_prot', {
      params: 'kvm gfn writable',
      does: 'computes the user address of a gfn; *writable says if the memslot is',
      returns: 'the address, an error hva on failure',
      source: 'virt/kvm/kvm_main.c, comment at gfn_to_hva_memslot_prot()',
    }),
    {
      name: 'kvm_gpc_check',
      params: 'gpc len',
      does: 'tells if the cached page is still valid',
      needs: 'gpc->lock held for read',
      returns: 'true if it is',
      source: 'include/linux/kvm_host.h, comment at kvm_gpc_check()',
    },
    {
      name: 'kvm_vcpu_read_guest_atomic',
      params: 'vcpu gpa data len',
      does: 'copies from guest memory through its user mapping without faulting',
      returns: '0, -EFAULT',
      source: 'virt/kvm/kvm_main.c, __kvm_read_guest_atomic()',
    },
  ]),
  ...table('quiet', [
    ...named(
      'printk pr_err pr_warn pr_info pr_debug pr_devel pr_warn_ratelimited pr_err_ratelimited pr_warn_once',
      { params: 'format ...', does: 'prints', source: inPrintk },
    ),
    ...named('kvm_err kvm_info kvm_debug', {
      params: 'format ...',
      does: 'prints',
      source: 'include/linux/kvm_host.h, kvm_err()',
    }),
    { name: 'BUG', effects: [{ e: 'no-return' }], does: 'stops here', source: 'include/asm-generic/bug.h' },
    {
      name: 'panic',
      params: 'format ...',
      effects: [{ e: 'no-return' }],
      does: 'stops the machine',
      source: 'kernel/panic.c',
    },
    {
      name: 'BUG_ON',
      params: 'condition',
      effects: [{ e: 'assume', of: arg(0), is: false }],
      does: 'stops here if the condition holds',
      source: 'include/asm-generic/bug.h',
    },
    ...named('need_resched cpu_relax', {
      does: 'does nothing that counts here',
      source: 'include/linux/sched.h',
    }),
    ...named('srcu_read_lock', {
      params: 'ssp',
      does: 'begins an SRCU read section, which is none of mmu_lock and may sleep',
      returns: 'an index for srcu_read_unlock()',
      source: 'Documentation/RCU/whatisRCU.rst',
    }),
    ...named('srcu_read_unlock', {
      params: 'ssp idx',
      does: 'ends an SRCU read section',
      source: 'Documentation/RCU/whatisRCU.rst',
    }),
    ...named('mutex_unlock up_write', {
      params: 'lock',
      does: 'drops a lock that is none of mmu_lock',
      source: 'Documentation/locking/mutex-design.rst',
    }),
    ...named('lockdep_assert_not_held', {
      params: 'lock',
      does: 'tells lockdep that the lock is not held here',
      source: 'include/linux/lockdep.h',
    }),
  ]),
  ...table('quiet', [
    ...named('flush_dcache_icache_folio folio_unlock unlock_page folio_trylock folio_mark_uptodate', {
      params: 'page',
      does: 'changes caches or flags that no rule looks at',
      source: 'Documentation/core-api/cachetlb.rst',
    }),
    ...named('flush_icache_range clflush_cache_range set_memory_encrypted set_memory_decrypted', {
      params: 'address size',
      does: "changes caches or attributes of the kernel's mapping",
      source: 'Documentation/core-api/cachetlb.rst',
    }),
    ...named('is_zero_pfn pfn_is_map_memory page_is_ram pat_pfn_immune_to_uc_mtrr', {
      params: 'pfn',
      does: 'tells what kind of memory a pfn is, without struct page',
      returns: 'true if it is',
      source: 'include/linux/pgtable.h, is_zero_pfn()',
    }),
    {
      name: 'page_private',
      params: 'page',
      does: "reads the field that belongs to the page's owner",
      returns: 'the field',
      source: 'include/linux/mm_types.h, page_private()',
    },
    {
      name: 'set_page_private',
      params: 'page private',
      does: "writes the field that belongs to the page's owner",
      source: 'include/linux/mm_types.h, set_page_private()',
    },
    ...named('kvm_flush_dcache_to_poc', {
      params: 'addr size',
      does: 'cleans the data cache',
      source: 'arch/arm64/include/asm/kvm_mmu.h',
    }),
    ...named(
      'cpu_to_be16 cpu_to_be32 cpu_to_be64 be16_to_cpu be32_to_cpu be64_to_cpu cpu_to_le16 cpu_to_le32 cpu_to_le64 le16_to_cpu le32_to_cpu le64_to_cpu swab32 swab64',
      {
        params: 'value',
        does: 'changes the order of bytes',
        returns: 'the value in the other order',
        source: 'include/linux/byteorder/generic.h',
      },
    ),
    ...named('memcmp', {
      params: 'a b count',
      does: 'compares bytes',
      returns: '0 if they are equal',
      source: 'lib/string.c',
    }),
  ]),
];
