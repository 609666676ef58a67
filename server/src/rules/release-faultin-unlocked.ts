/** kvm_release_faultin_page() marks pages accessed and dirty, so it needs mmu_lock unless the page is unused. What the
 *  flag is on a path is the engine's to know; a maybe is silent. */
import { defineRule } from './rule.ts';
import { placeName } from './words.ts';

export const releaseFaultinUnlocked = defineRule({
  id: 'release-faultin-unlocked',
  level: 'error',
  summary: 'kvm_release_faultin_page() is called without mmu_lock for a page that is not unused.',
  messages: {
    afterUnlock: (subject, unlock) =>
      `${subject} is released as used after mmu_lock was dropped: release it before ${unlock}, or as unused`,
    neverLocked: (subject) =>
      `${subject} is released as used without mmu_lock: take the lock first, or release it with kvm_release_page_unused()`,
  },

  check(view, report) {
    for (const release of view.events('release-faultin', 'used')) {
      if (view.lock(release) !== 'free') continue;
      const unlock = view.lastBefore(release, 'unlock');
      if (unlock)
        report({
          at: release,
          message: 'afterUnlock',
          subject: release.subject,
          detail: placeName(unlock),
          cause: 'dropped',
        });
      else report({ at: release, message: 'neverLocked', subject: release.subject, cause: 'never-taken' });
    }
  },
});
