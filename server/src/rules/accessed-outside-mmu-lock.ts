/** A page that the guest has mapped is marked accessed while its mapping cannot go away: under mmu_lock or in a notifier
 *  hook. Pages that KVM reads for itself are left alone: their own reference is enough. */
import { defineRule } from './rule.ts';
import { placeName } from './words.ts';

export const accessedOutsideMmuLock = defineRule({
  id: 'accessed-outside-mmu-lock',
  level: 'info',
  summary: 'A page of the guest is marked accessed while mmu_lock is not held.',
  messages: {
    afterUnlock: (subject, unlock) =>
      `${subject} is marked accessed after mmu_lock was dropped: do it before ${unlock}`,
    neverLocked: (subject) =>
      `${subject} is marked accessed without mmu_lock: do it under the lock, or release it as unused`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    for (const mark of view.events('mark', 'accessed')) {
      const page = mark.pageBefore;
      if (
        !page?.guest ||
        page.origin === 'entry' ||
        page.reference === 'pin' ||
        page.reference === 'unknown' ||
        page.refcounted === 'no'
      )
        continue;
      if (view.lock(mark) !== 'free') continue;
      const unlock = view.lastBefore(mark, 'unlock');
      if (unlock)
        report({
          at: mark,
          message: 'afterUnlock',
          subject: mark.subject,
          detail: placeName(unlock),
          cause: 'dropped',
        });
      else report({ at: mark, message: 'neverLocked', subject: mark.subject, cause: 'never-taken' });
    }
  },
});
