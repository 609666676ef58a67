/** Who dirties a folio says that the guest may have written to it, which it could only through a mapping. On a path that
 *  mapped nothing the mark costs a writeback and, once the fault is retried, falls on a page that may not be the guest's. */
import { defineRule } from './rule.ts';
import { unmapped } from './unmapped.ts';

export const dirtyWithoutInstall = defineRule({
  id: 'dirty-without-install',
  level: 'warning',
  summary: 'A page is marked dirty on a path that maps nothing for the guest.',
  messages: {
    retry: (subject, advice) =>
      `${subject} is marked dirty though an invalidation struck and the fault is retried with nothing mapped: ${advice}`,
    failed: (subject, advice) =>
      `${subject} is marked dirty though it could not be mapped into the guest: ${advice}`,
    never: (subject, advice) =>
      `${subject} is marked dirty on a path that ends before it is mapped into the guest: ${advice}`,
  },

  check(view, report) {
    for (const { mark, why } of unmapped(view, 'dirty'))
      report({
        at: mark,
        message: why === 'retry' ? 'retry' : why === 'failed-map' ? 'failed' : 'never',
        subject: mark.subject,
        detail: view.events('release-faultin').some(({ ordinal }) => ordinal === mark.ordinal)
          ? 'release it as unused there'
          : 'mark it only once it is mapped',
        cause: why,
      });
  },
});
