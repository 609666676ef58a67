/** A reference is given back once. A second release takes away somebody else's and frees a page under its user. NULL and
 *  error pfns hold none and are no subject here. */
import { defineRule } from './rule.ts';

export const pageDoubleRelease = defineRule({
  id: 'page-double-release',
  level: 'error',
  summary: 'A page is released again with no reference left.',
  messages: {
    again: (subject, first) =>
      `${subject} is released again: its only reference was given back by ${first}()`,
  },

  check(view, report) {
    for (const release of view.events('release', 'none-left')) {
      const first = view.lastBefore(release, 'release', release.page);
      report({
        at: release,
        message: 'again',
        subject: release.subject,
        detail: first?.callee ?? 'an earlier call',
        cause: 'released',
      });
    }
  },
});
