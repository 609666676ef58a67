/** What was read from page tables or from a list under mmu_lock is worth nothing once the lock was dropped, if only for a
 *  moment. It does not ask what the others did meanwhile. */
import { defineRule } from './rule.ts';
import { placeName } from './words.ts';

export const yieldIgnored = defineRule({
  id: 'yield-ignored',
  level: 'error',
  summary: 'An iterator, a SPTE or a list cursor is used after a yield that was not noticed.',
  messages: {
    used: (cursor, place) =>
      `${cursor} is used after ${place} dropped mmu_lock: what it stands on may be gone; begin again, or look it up anew`,
    advanced: (cursor, place) =>
      `the walk goes on from ${cursor} after ${place} dropped mmu_lock: what it stands on may be gone; begin the walk again`,
    retaken: (cursor) =>
      `${cursor} is from before mmu_lock was dropped and taken again: what it stands on may be gone; look it up anew`,
  },

  check(view, report) {
    for (const event of view.events('stale-use'))
      report({
        at: event,
        message: event.detail as 'used' | 'advanced' | 'retaken',
        subject: event.subject,
        detail: placeName(event),
        cause: event.detail,
      });
  },
});
