/** Which lock expression is the `mmu_lock` of our VM. It reads spellings and declared types only; what the lock's state
 *  is, it does not know. */
import type { Expr } from '../ir/ir.ts';

/** `yes`, `no`, or `value`: only what the pointer holds can tell. */
export function namesMmuLock(expr: Expr, types: ReadonlyMap<string, string>): 'yes' | 'no' | 'value' {
  switch (expr.k) {
    case 'unary':
      return namesMmuLock(expr.arg, types);
    case 'cast':
      return namesMmuLock(expr.arg, types);
    case 'member':
      // `&kvm->mmu_lock.rlock.raw_lock` is the same lock by an inner name.
      return expr.field === 'mmu_lock'
        ? owner(expr.base, types)
        : INNER.has(expr.field)
          ? namesMmuLock(expr.base, types)
          : 'no';
    case 'name':
      return 'value';
    default:
      return 'no';
  }
}

/** Members of lock types that are the lock itself. */
const INNER = new Set(['rlock', 'raw_lock']);

/** A lock of that name in another structure (a per-vCPU shadow cache, say) is none of ours. */
function owner(base: Expr, types: ReadonlyMap<string, string>): 'yes' | 'no' {
  if (base.k !== 'name') return 'yes';
  const type = types.get(base.name);
  if (type === undefined || type === '') return 'yes';
  return /\bstruct\s+kvm\b/.test(type) ? 'yes' : 'no';
}

/** Fields whose reading is a snapshot of the invalidation sequence; the second is its name before v6.1. */
export const isSnapshotField = (field: string): boolean =>
  field === 'mmu_invalidate_seq' || field === 'mmu_notifier_seq';

/** The expression that reads a snapshot: `kvm->mmu_invalidate_seq`, alone or in READ_ONCE(). */
export const isSnapshot = (expr: Expr): boolean => expr.k === 'member' && isSnapshotField(expr.field);
