/** A folio may be written back as soon as an invalidation can run, and must not be dirtied after that: marks are made
 *  under mmu_lock, in a notifier hook, or on a page held with FOLL_PIN. Whether the mark is due at all is another rule's. */
import type { Page } from '../model/state.ts';
import { isHeld } from '../model/step.ts';
import { defineRule } from './rule.ts';
import { placeName } from './words.ts';

export const dirtyOutsideMmuLock = defineRule({
  id: 'dirty-outside-mmu-lock',
  level: 'warning',
  summary: 'A page held without FOLL_PIN is marked dirty while mmu_lock is not held.',
  messages: {
    afterUnlock: (subject, unlock) =>
      `${subject} is marked dirty after mmu_lock was dropped: mark it before ${unlock}, while an invalidation cannot run`,
    beforeLock: (subject, lock) =>
      `${subject} is marked dirty before mmu_lock is taken: mark it after ${lock} and its retry check`,
    neverLocked: (subject) =>
      `${subject} is marked dirty without mmu_lock: take the lock, check for an invalidation, and mark before dropping it`,
    directAccess: (subject) =>
      `${subject} is marked dirty through a FOLL_GET reference without mmu_lock: hold it with FOLL_PIN (pin_user_pages, kvm_vcpu_map)`,
    sleeping: (subject) =>
      `${subject} is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock`,
    handedIn: (subject, caller) =>
      `${subject} is marked dirty here, and no known caller holds it with FOLL_PIN or holds mmu_lock, ${caller}() for one: hold it with FOLL_PIN`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    for (const mark of view.events('mark', 'dirty')) {
      const page = mark.pageBefore;
      if (!page || !isUnpinned(page) || view.lock(mark) !== 'free') continue;
      const unlock = view.lastBefore(mark, 'unlock');
      const isSleeping = view.trace.events.some(
        (event) => event.kind === 'sleep' && event.ordinal === mark.ordinal,
      );
      // A page that never was meant for the guest is somebody's direct access: moving the mark would not mend it.
      if (isSleeping)
        report({
          at: mark,
          message: 'sleeping',
          subject: mark.subject,
          cause: unlock && page.guest ? 'dropped' : 'never-taken',
        });
      else if (!page.guest)
        report({ at: mark, message: 'directAccess', subject: mark.subject, cause: 'never-taken' });
      else if (unlock)
        report({
          at: mark,
          message: 'afterUnlock',
          subject: mark.subject,
          detail: placeName(unlock),
          cause: 'dropped',
        });
      else {
        const lock = view.trace.events.find(
          (event) => event.kind === 'lock' && event.at.start > mark.at.start,
        );
        if (lock)
          report({
            at: mark,
            message: 'beforeLock',
            subject: mark.subject,
            detail: placeName(lock),
            cause: 'never-taken',
          });
        else report({ at: mark, message: 'neverLocked', subject: mark.subject, cause: 'never-taken' });
      }
    }
  },

  inside: {
    kind: 'mark',
    detail: 'dirty',
    message: 'handedIn',
    cause: 'handed-in',
    // A page of the guest is marked too late by whoever calls; direct access wants FOLL_PIN, and moving the call mends nothing.
    isBlamed: (page) => !page.guest,
    isMet: (page, lock) => page.reference === 'pin' || (page.reference !== 'unknown' && isHeld(lock)),
    // A mark, or a release that is exported, says what it needs; that is its callers' to meet.
    isInterface: (family, isExported) => family === 'mark' || (family === 'release' && isExported),
  },
});

/** `unknown` is a page somebody else looked up: its caller is asked. Kernel pages are no folios of the guest. */
const isUnpinned = (page: Page): boolean =>
  (page.reference === 'get' || page.reference === 'none') &&
  page.origin !== 'kernel' &&
  page.refcounted !== 'no';
