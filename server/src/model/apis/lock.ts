/** Locks: what takes, drops, tests and yields a spin lock, an rwlock or RCU. Which of them is mmu_lock is seen in the
 *  argument, not here; spin locks count as `write`. */
import type { Effect, GuardClass, LockMode } from '../effect.ts';
import { address, arg, assertHeld, isHeld, lock, named, owner, table, tryLock, unlock } from './make.ts';

const it = address(arg(0));
const inLocking = 'Documentation/locking/spinlocks.rst';
const inLockdep = 'include/linux/lockdep.h';
const inCond = 'include/linux/sched.h, comment at cond_resched_lock()';
const inMm = 'virt/kvm/kvm_mm.h, comment at KVM_MMU_LOCK()';
const inCleanup = 'include/linux/cleanup.h, comment at guard()';

const taking = (names: string, params: string, mode: LockMode, kind: string) =>
  named(names, {
    params,
    effects: [lock(it, mode)],
    does: `takes ${kind}`,
    needs: 'the lock not held here',
    source: inLocking,
  });
const dropping = (names: string, params: string, mode: LockMode, kind: string) =>
  named(names, {
    params,
    effects: [unlock(it, mode)],
    does: `drops ${kind}`,
    needs: 'the lock held',
    source: inLocking,
  });
const trying = (names: string, params: string, mode: LockMode, kind: string) =>
  named(names, {
    params,
    effects: [tryLock(it, mode)],
    does: `takes ${kind} if it is free`,
    returns: 'nonzero if it was taken',
    source: inLocking,
  });

const spin = 'the spin lock';
const readSide = 'the rwlock for read';
const writeSide = 'the rwlock for write';

export const lockApis = [
  ...table('lock', [
    ...taking(
      'spin_lock spin_lock_irq spin_lock_bh raw_spin_lock raw_spin_lock_irq raw_spin_lock_bh arch_spin_lock',
      'lock',
      'write',
      spin,
    ),
    ...taking('spin_lock_irqsave raw_spin_lock_irqsave', 'lock flags', 'write', spin),
    ...taking('spin_lock_nested raw_spin_lock_nested', 'lock subclass', 'write', spin),
    ...dropping(
      'spin_unlock spin_unlock_irq spin_unlock_bh raw_spin_unlock raw_spin_unlock_irq raw_spin_unlock_bh arch_spin_unlock',
      'lock',
      'write',
      spin,
    ),
    ...dropping('spin_unlock_irqrestore raw_spin_unlock_irqrestore', 'lock flags', 'write', spin),
    ...trying(
      'spin_trylock spin_trylock_irq spin_trylock_bh raw_spin_trylock raw_spin_trylock_irq arch_spin_trylock',
      'lock',
      'write',
      spin,
    ),
    ...trying('spin_trylock_irqsave raw_spin_trylock_irqsave', 'lock flags', 'write', spin),
    ...taking('read_lock read_lock_irq read_lock_bh', 'lock', 'read', readSide),
    ...taking('read_lock_irqsave', 'lock flags', 'read', readSide),
    ...dropping('read_unlock read_unlock_irq read_unlock_bh', 'lock', 'read', readSide),
    ...dropping('read_unlock_irqrestore', 'lock flags', 'read', readSide),
    ...trying('read_trylock', 'lock', 'read', readSide),
    ...taking('write_lock write_lock_irq write_lock_bh', 'lock', 'write', writeSide),
    ...taking('write_lock_irqsave', 'lock flags', 'write', writeSide),
    ...taking('write_lock_nested', 'lock subclass', 'write', writeSide),
    ...dropping('write_unlock write_unlock_irq write_unlock_bh', 'lock', 'write', writeSide),
    ...dropping('write_unlock_irqrestore', 'lock flags', 'write', writeSide),
    ...trying('write_trylock', 'lock', 'write', writeSide),
    ...trying('write_trylock_irqsave', 'lock flags', 'write', writeSide),
    {
      name: 'KVM_MMU_LOCK',
      params: 'kvm',
      effects: [lock(owner(arg(0)), 'write')],
      does: 'takes mmu_lock of kvm, for write where it is an rwlock',
      needs: 'mmu_lock not held here',
      source: inMm,
    },
    {
      name: 'KVM_MMU_UNLOCK',
      params: 'kvm',
      effects: [unlock(owner(arg(0)), 'write')],
      does: 'drops mmu_lock of kvm',
      needs: 'mmu_lock held',
      source: inMm,
    },
  ]),
  ...table(
    'yield',
    named('cond_resched_lock cond_resched_rwlock_read cond_resched_rwlock_write', {
      params: 'lock',
      sleeps: 'maybe',
      effects: [{ e: 'yield', lock: it }],
      does: 'drops the lock, lets others run and takes it again, if somebody waits',
      needs: 'the lock held; nothing learnt under it survives',
      returns: 'nonzero if it was dropped',
      source: inCond,
    }),
  ),
  ...table('lock', [
    ...(
      [
        ['lockdep_assert_held', 'held'],
        ['lockdep_assert_held_once', 'held'],
        ['lockdep_assert_held_read', 'read'],
        ['lockdep_assert_held_write', 'write'],
        ['assert_spin_locked', 'write'],
      ] as const
    ).map(([name, mode]) => ({
      name,
      params: 'lock',
      effects: [assertHeld(it, mode)],
      does:
        mode === 'held'
          ? 'tells lockdep that the lock is held here'
          : `tells lockdep that the lock is held for ${mode} here`,
      source: inLockdep,
    })),
    ...named('lockdep_assert lockdep_assert_once', {
      params: 'cond',
      effects: [{ e: 'assume' as const, of: arg(0), is: true }],
      does: 'tells lockdep that a condition on locks holds here',
      source: inLockdep,
    }),
    {
      name: 'lockdep_is_held',
      params: 'lock',
      effects: [isHeld(it, 'held')],
      does: 'asks lockdep if the lock is held here',
      returns: 'nonzero if it is, or if lockdep is off',
      source: inLockdep,
    },
    {
      name: 'lockdep_is_held_type',
      params: 'lock read',
      effects: [isHeld(it, 'held')],
      does: 'asks lockdep if the lock is held here, for write (0) or read (1)',
      returns: 'nonzero if it is, or if lockdep is off',
      source: inLockdep,
    },
    ...named('spin_is_locked', {
      params: 'lock',
      effects: [isHeld(it, 'held')],
      does: 'tells if anybody holds the lock',
      returns: 'nonzero if so',
      source: 'include/linux/spinlock.h',
    }),
    {
      // powerpc asserts with it that mmu_lock is held; elsewhere its condition is no fact.
      name: 'VM_WARN',
      params: 'cond format...',
      effects: [{ e: 'assume', of: arg(0), is: false }],
      does: 'warns in debug kernels if the condition holds; powerpc asserts mmu_lock with it',
      source: 'arch/powerpc/include/asm/kvm_book3s_64.h, find_kvm_secondary_pte()',
    },
    {
      name: 'rcu_read_lock',
      effects: [{ e: 'rcu', does: 'lock' }],
      does: 'begins an RCU read section',
      source: 'Documentation/RCU/whatisRCU.rst',
    },
    {
      name: 'rcu_read_unlock',
      effects: [{ e: 'rcu', does: 'unlock' }],
      does: 'ends an RCU read section',
      needs: 'an RCU read section',
      source: 'Documentation/RCU/whatisRCU.rst',
    },
    ...named('spin_needbreak rwlock_needbreak rwlock_is_contended spin_is_contended', {
      params: 'lock',
      does: 'tells if somebody waits for the lock',
      returns: 'nonzero if so',
      source: 'include/linux/spinlock.h, comment at rwlock_needbreak()',
    }),
  ]),
];

const lockClass = (name: string, mode: LockMode): GuardClass => ({
  name,
  enter: [lock(it, mode)],
  leave: [unlock(it, mode)],
  source: 'include/linux/spinlock.h, DEFINE_LOCK_GUARD_1()',
});
const otherClass = (
  name: string,
  enter: readonly Effect[] = [],
  leave: readonly Effect[] = [],
): GuardClass => ({ name, enter, leave, source: inCleanup });

/** Mutexes, semaphores and SRCU are none of the abstract MMU's locks: their guards do nothing to it. */
export const guardClasses: readonly GuardClass[] = [
  ...['read_lock', 'read_lock_irq', 'read_lock_irqsave'].map((name) => lockClass(name, 'read')),
  ...['write_lock', 'write_lock_irq', 'write_lock_irqsave'].map((name) => lockClass(name, 'write')),
  ...['spinlock', 'spinlock_irq', 'spinlock_bh', 'spinlock_irqsave'].map((name) => lockClass(name, 'write')),
  ...[
    'raw_spinlock',
    'raw_spinlock_nested',
    'raw_spinlock_irq',
    'raw_spinlock_bh',
    'raw_spinlock_irqsave',
  ].map((name) => lockClass(name, 'write')),
  ...['spinlock_try', 'spinlock_irqsave_try', 'raw_spinlock_try', 'raw_spinlock_irqsave_try'].map((name) => ({
    ...lockClass(name, 'write'),
    enter: [tryLock(it, 'write')],
  })),
  otherClass('rcu', [{ e: 'rcu', does: 'lock' }], [{ e: 'rcu', does: 'unlock' }]),
  otherClass('mmap_read_lock', [], [{ e: 'barrier' }]),
  ...[
    'mmap_write_lock',
    'srcu',
    'mutex',
    'mutex_try',
    'mutex_intr',
    'mutex_kill',
    'rwsem_read',
    'rwsem_write',
    'preempt',
    'irq',
    'irqsave',
    'cpus_read_lock',
  ].map((name) => otherClass(name)),
];
