/** The mmu_notifier protocol: the check that a snapshot of mmu_invalidate_seq still holds, and what orders the
 *  snapshot before the look-up. They do not say where a check is needed. */
import { arg, assertHeld, named, owner, table } from './make.ts';

const inRetry = 'include/linux/kvm_host.h, comment in mmu_invalidate_retry()';
const inUnsafe = 'include/linux/kvm_host.h, comment at mmu_invalidate_retry_gfn_unsafe()';
const inRename = 'commit "KVM: Rename mmu_notifier_* to mmu_invalidate_*"';
const inImplicit = 'arch/arm64/kvm/mmu.c, comment at the read of mmu_invalidate_seq';
const inBarriers = 'Documentation/memory-barriers.txt';

const checks = [{ e: 'retry-check', seq: arg(1) }] as const;
const underLock = 'mmu_lock held; mmu_seq read, then a read barrier, before the look-up';
const struck = 'nonzero if an invalidation struck since mmu_seq was read, or runs: then look up again';

export const notifierApis = table('notifier', [
  {
    name: 'mmu_invalidate_retry',
    params: 'kvm mmu_seq',
    since: '6.0',
    effects: checks,
    does: 'checks that no invalidation struck since mmu_seq was read',
    needs: `${underLock}; Book3S HV calls it under the HPTE lock instead`,
    returns: struck,
    source: inRetry,
  },
  {
    name: 'mmu_invalidate_retry_gfn',
    params: 'kvm mmu_seq gfn',
    since: '6.8',
    effects: [assertHeld(owner(arg(0)), 'held'), ...checks],
    does: 'checks that no invalidation of gfn struck since mmu_seq was read',
    needs: underLock,
    returns: struck,
    source: 'include/linux/kvm_host.h, comment in mmu_invalidate_retry_gfn()',
  },
  {
    name: 'mmu_invalidate_retry_gfn_unsafe',
    params: 'kvm mmu_seq gfn',
    since: '6.9',
    effects: [{ e: 'retry-check', seq: arg(1), weak: true }],
    does: 'checks without the lock if an invalidation of gfn struck, only to spare taking mmu_lock',
    needs: 'a check under mmu_lock later: it errs both ways',
    returns: 'true if an invalidation struck, as far as is seen',
    source: inUnsafe,
  },
  {
    name: 'mmu_invalidate_retry_hva',
    params: 'kvm mmu_seq hva',
    since: '6.0',
    until: '6.7',
    effects: checks,
    does: 'checks that no invalidation of hva struck since mmu_seq was read',
    needs: underLock,
    returns: struck,
    source: 'commit "KVM: Use gfn instead of hva for mmu_notifier_retry"',
    replacedBy: 'mmu_invalidate_retry_gfn (6.8)',
    migration: 'call mmu_invalidate_retry_gfn()',
  },
  {
    name: 'mmu_notifier_retry',
    params: 'kvm mmu_seq',
    until: '5.19',
    effects: checks,
    does: 'checks that no invalidation struck since mmu_seq was read',
    needs: underLock,
    returns: struck,
    source: inRename,
    replacedBy: 'mmu_invalidate_retry (6.0)',
    migration: 'call mmu_invalidate_retry()',
  },
  {
    name: 'mmu_notifier_retry_hva',
    params: 'kvm mmu_seq hva',
    until: '5.19',
    effects: checks,
    does: 'checks that no invalidation of hva struck since mmu_seq was read',
    needs: underLock,
    returns: struck,
    source: inRename,
    replacedBy: 'mmu_invalidate_retry_hva (6.0)',
    migration: 'call mmu_invalidate_retry_gfn()',
  },
  {
    name: 'mmu_notifier_retry_cache',
    params: 'kvm mmu_seq',
    since: '5.17',
    effects: checks,
    does: 'checks that no invalidation struck a gfn_to_pfn cache since mmu_seq was read',
    needs: 'gpc->lock held for write, which stands in for mmu_lock',
    returns: struck,
    source: 'virt/kvm/pfncache.c, comment in mmu_notifier_retry_cache()',
  },
  ...named('smp_rmb smp_mb mb', {
    effects: [{ e: 'barrier' }],
    does: 'orders the reads before it before those after it',
    source: inBarriers,
  }),
  ...named('mmap_read_unlock', {
    params: 'mm',
    effects: [{ e: 'barrier' }],
    does: 'drops mmap_lock; KVM relies on it as the read barrier after the snapshot',
    needs: 'mmap_lock held for read',
    source: inImplicit,
  }),
  ...named('up_read', {
    params: 'sem',
    effects: [{ e: 'barrier' }],
    does: 'drops a read-write semaphore; mmap_read_unlock() is made of it',
    needs: 'the semaphore held for read',
    source: 'include/linux/mmap_lock.h, mmap_read_unlock()',
  }),
]);
