/** What a call does to pages and the lock, as far as the model's table or the trace of the correct function tells. It
 *  knows no mutation. */
import type { Effect } from '../../server/src/model/effect.ts';
import { isHeld } from '../../server/src/model/step.ts';
import type { Event } from '../../server/src/trace/trace.ts';

export type Role =
  | 'lookup'
  | 'pte'
  | 'release'
  | 'release-faultin'
  | 'mark'
  | 'get'
  | 'use'
  | 'map'
  | 'unmap'
  | 'install'
  | 'lock'
  | 'unlock'
  | 'yield'
  | 'check'
  | 'weak-check'
  | 'barrier'
  | 'zap'
  | 'flush'
  | 'sleep'
  | 'test';

export interface Known {
  /** Undefined where the table has no entry. */
  effects(name: string): readonly Effect[] | undefined;
}

export function rolesOf(
  name: string,
  args: readonly string[],
  events: readonly Event[],
  known: Known,
): ReadonlySet<Role> {
  const effects = known.effects(name);
  if (effects) return new Set(effects.flatMap((effect) => roleOf(effect, args)));
  const roles = new Set(events.flatMap(roleOfEvent));
  // What finds its page itself gives nothing of ours back.
  if (roles.has('lookup')) for (const role of OWN) roles.delete(role);
  return roles;
}

/** What is done to a page that came from outside is told by an event of its own. */
const OWN: ReadonlySet<Role> = new Set(['release', 'release-faultin', 'mark', 'get', 'unmap', 'use']);

const SAME: ReadonlySet<string> = new Set<Role>([
  ...(['release', 'release-faultin', 'mark', 'get', 'unmap', 'install'] as const),
  ...(['barrier', 'zap', 'flush', 'test'] as const),
]);

function roleOf(effect: Effect, args: readonly string[]): Role[] {
  if (effect.e === 'lock' || effect.e === 'unlock' || effect.e === 'yield')
    return isOurs(effect, args) ? [effect.e] : [];
  if (effect.e === 'lookup')
    return effect.from === 'pte' ? ['pte'] : effect.from === 'kernel' ? [] : ['lookup'];
  if (effect.e === 'use') return effect.how === 'map' ? ['use', 'map'] : ['use'];
  if (effect.e === 'retry-check') return [effect.weak ? 'weak-check' : 'check'];
  return SAME.has(effect.e) ? [effect.e as Role] : [];
}

function isOurs(
  effect: Extract<Effect, { e: 'lock' | 'unlock' | 'yield' }>,
  args: readonly string[],
): boolean {
  if (effect.lock.by === 'owner') return true;
  const { of } = effect.lock;
  return of.in !== 'result' && /mmu_lock\b/.test(args[of.n] ?? '');
}

/** What a callee with a body of its own is seen to do here. */
function roleOfEvent(event: Event): Role[] {
  // A callee that was followed does what happened in it.
  if (event.kind === 'call') return [...lockRole(event), ...event.inner.flatMap(roleOfInner)];
  if (event.kind === 'retry-check') return [event.detail === 'weak' ? 'weak-check' : 'check'];
  if (event.kind === 'lookup') return [event.pageBefore?.origin === 'pte' ? 'pte' : 'lookup'];
  return SAME.has(event.kind) || event.kind === 'yield' || event.kind === 'use' ? [event.kind as Role] : [];
}

const roleOfInner = (event: Event): Role[] =>
  roleOfEvent(event).filter((role) => role !== 'lock' && role !== 'unlock' && !OWN.has(role));

/** Leaves mmu_lock otherwise than it found it. */
function lockRole({ before, after }: Event): Role[] {
  const held = [before, after].map(({ mmu }) =>
    isHeld(mmu.lock.now === 'entry' ? mmu.lock.entry : mmu.lock.now),
  );
  if (before.mmu.lock.now === after.mmu.lock.now || held[0] === held[1]) return [];
  return [held[1] ? 'lock' : 'unlock'];
}
