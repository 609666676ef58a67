/** mmu_lock is left as callers expect it: the same on all returns that they cannot tell apart, taken when free, dropped in
 *  the mode it was taken. Which callers there are is the tree's to say. */

import type { Lock } from '../model/state.ts';
import { isHeld } from '../model/step.ts';
import { faultOf } from '../trace/callee.ts';
import type { Event } from '../trace/trace.ts';
import { looksAlike } from './returns.ts';
import { defineRule, type View } from './rule.ts';

export const lockImbalance = defineRule({
  id: 'lock-imbalance',
  level: 'error',
  summary:
    'mmu_lock is held on some returns and not on others, taken twice, dropped when not held, or dropped in another mode.',
  messages: {
    takenTwice: () => 'mmu_lock is taken here, and is held already: this path deadlocks',
    notHeld: () => 'mmu_lock is dropped here, and is not held on this path',
    wrongMode: (_, detail) => `mmu_lock is dropped here for ${detail}, and was taken the other way`,
    heldAtReturn: () =>
      'mmu_lock is still held at this return, and not at others that look alike to callers: drop it first',
    droppedAtReturn: () =>
      'mmu_lock is not held any more at this return, and still at others that look alike to callers',
    needNotMet: (_, callee) => `mmu_lock is not held here, and ${callee} says that it must be: take it first`,
    needsWrite: (_, callee) =>
      `mmu_lock is held for read here, and ${callee} says that it must be held for write`,
    neverTaken: () => 'mmu_lock is dropped here, was never taken, and no caller holds it',
    neverDropped: () => 'mmu_lock is still held at this return, and no caller drops it',
  },

  check(view, report) {
    for (const event of [...view.events('lock'), ...view.events('unlock')]) {
      const fault = faultIn(view, event);
      if (!fault || isBelieved(view, event)) continue;
      const message = fault === 'taken-twice' ? 'takenTwice' : fault === 'not-held' ? 'notHeld' : 'wrongMode';
      report({ at: event, message, subject: 'mmu_lock', detail: event.detail, cause: fault });
    }
    for (const event of view.events('assert')) {
      const lock = view.lock(event);
      const isOtherMode = lock === 'read' && event.detail === 'write';
      if ((lock !== 'free' && !isOtherMode) || !isUnconditional(view, event)) continue;
      report({
        at: event,
        message: isOtherMode ? 'needsWrite' : 'needNotMet',
        subject: 'mmu_lock',
        detail: event.callee,
        cause: isOtherMode ? 'needs-write' : 'need-not-met',
      });
    }
    returns(view, report);
  },
});

/** What is wrong with the operation in this context: what callers hold counts where the function knows nothing. */
const faultIn = (view: View, event: Event): Event['fault'] =>
  event.fault || event.lock !== 'any' ? event.fault : faultOf(event, view.lock(event));

/** That the lock is held is known from an assertion on this path only, and other paths to this place have none: the
 *  assertion is for other callers. */
function isBelieved(view: View, event: Event): boolean {
  const { lock } = event.before.mmu;
  if (lock.now !== 'entry' || lock.learnt !== 'asserted') return false;
  return view.events(event.kind).some((other) => other.ordinal === event.ordinal && !other.fault);
}

type Effect = 'same' | 'taken' | 'dropped';

function returns(view: View, report: Parameters<NonNullable<typeof lockImbalance.check>>[1]): void {
  const exits = view.events('return').map((at) => ({ at, effect: effectOn(at.before.mmu.lock) }));
  const odd = exits.filter((exit) => exit.effect !== 'same');
  const torn = odd.filter((exit) =>
    exits.some((other) => other.effect !== exit.effect && looksAlike(view, exit.at, other.at)),
  );
  for (const { at, effect } of torn) {
    report({
      at,
      message: effect === 'taken' ? 'heldAtReturn' : 'droppedAtReturn',
      subject: 'mmu_lock',
      cause: `${effect}-on-some-returns`,
    });
  }
  if (torn.length > 0) return;
  if (odd.some(({ effect }) => effect === 'taken') && !view.tree.takesForCallers)
    for (const { at, effect } of odd)
      if (effect === 'taken')
        report({ at, message: 'neverDropped', subject: 'mmu_lock', cause: 'never-dropped' });
  if (odd.some(({ effect }) => effect === 'dropped') && !view.tree.dropsForCallers)
    for (const { at, effect } of odd) {
      const unlock = effect === 'dropped' ? view.lastBefore(at, 'unlock') : undefined;
      if (unlock?.fn === at.fn && at.before.mmu.lock.learnt === 'dropped')
        report({ at: unlock, message: 'neverTaken', subject: 'mmu_lock', cause: 'never-taken' });
    }
}

/** What the path did to the lock it found. */
function effectOn({ entry, now }: Lock): Effect {
  if (now === 'entry' || now === 'unknown') return 'same';
  if (now === 'free') return isHeld(entry) ? 'dropped' : 'same';
  return entry === 'free' ? 'taken' : 'same';
}

/** An assertion under a condition of the callee's own is for those who meet the condition, as this call does or does not. */
function isUnconditional(view: View, event: Event): boolean {
  const deepest = (one: Event): Event => (one.inner[0] ? deepest(one.inner[0]) : one);
  return (
    event.inner.length > 0 &&
    (event.isMet ?? ![...deepest(event).before.facts.keys()].some((id) => view.trace.values.isPortable(id)))
  );
}
