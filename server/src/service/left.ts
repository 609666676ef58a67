/** Whether what a function leaves to its callers comes about: whether an event of a caller is that one, and whether a debt is
 *  lost on some caller's account. It judges nothing else. */
import type { Judgeable } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import { isOwed } from '../model/flush.ts';
import type { Event } from '../trace/trace.ts';

/** A debt of the function's own is lost where it is, if some caller's arguments let it come to that while vCPUs run. */
export function isLostBySome(one: Definition, at: Event, tree: Judgeable, seen: Set<Definition>): boolean {
  const calls = tree.callers.calls.get(one.key) ?? [];
  if (tree.phases.get(one.key) === 'idle' || seen.has(one)) return false;
  // A lock that it took itself is nobody else's.
  const isLeft =
    at.before.mmu.lock.now === 'entry' && one.trace!.summary.exposed.some((event) => sameEvent(event, at));
  if (calls.length === 0 || !isLeft) return true;
  seen.add(one);
  return calls.some(
    ({ caller, event: call }) =>
      call.callee === INDIRECT ||
      caller.trace!.events.some(
        (event) =>
          event.ordinal === call.ordinal &&
          event.inner[0] !== undefined &&
          sameEvent(event.inner[0], at) &&
          isLostBySome(caller, event, tree, seen),
      ),
  );
}

/** How a call through a pointer is named. */
export const INDIRECT = '(*)';

export const sameEvent = (a: Event, b: Event): boolean =>
  a.fn === b.fn &&
  a.ordinal === b.ordinal &&
  a.kind === b.kind &&
  a.detail === b.detail &&
  (a.flush !== undefined && isOwed(a.flush)) === (b.flush !== undefined && isOwed(b.flush));
