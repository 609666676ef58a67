/** Once a path gave back its last reference, the page may be anybody's. Only what protects it otherwise, a mapping under
 *  mmu_lock that an invalidation would remove, keeps it usable. */

import { isHeld } from '../model/step.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule } from './rule.ts';

export const useAfterRelease = defineRule({
  id: 'use-after-release',
  level: 'error',
  summary: 'A page is used after this path dropped its reference.',
  messages: {
    marked: (subject, what) =>
      `${subject} is marked ${what} after its reference was dropped: mark it before the release`,
    used: (subject, what) =>
      `${subject} is ${what} after its reference was dropped: release it after the last use`,
  },

  check(view, report) {
    const uses = (['mark', 'use', 'get', 'install'] as const).flatMap((kind) => view.events(kind));
    for (const event of uses) {
      const page = event.pageBefore;
      if (!page?.released || page.many || page.moved || page.held > 0) continue;
      // Under mmu_lock an installed pfn stays valid: its invalidation would wait. A reference that moves to another page of
      // the folio is given back and taken anew under the same lock.
      const isKept = page.installed || event.kind === 'get';
      if (isKept && (isHeld(view.lock(event)) || view.inNotifier)) continue;
      if (releasesHere(view.events('release'), event)) continue;
      if (event.kind === 'mark')
        report({
          at: event,
          message: 'marked',
          subject: event.subject,
          detail: event.detail,
          cause: 'released',
        });
      else
        report({
          at: event,
          message: 'used',
          subject: event.subject,
          detail: WORDS[event.kind] ?? WORDS[event.detail] ?? 'used',
          cause: 'released',
        });
    }
  },
});

const WORDS: Readonly<Record<string, string>> = {
  get: 'taken again',
  install: 'mapped into the guest',
  map: 'mapped',
  read: 'read',
  write: 'written',
  callback: 'written by a function that was handed in',
  hardware: 'given to hardware',
  metadata: 'asked for its state',
};

/** A second release marks and puts in one call: that is page-double-release. */
const releasesHere = (releases: readonly Event[], event: Event): boolean =>
  releases.some(
    (release) =>
      release.detail === 'none-left' && release.ordinal === event.ordinal && release.page === event.page,
  );
