/** A page that a fault looked up and then did not map was not used by anybody. Marking it accessed keeps it in memory at the
 *  cost of pages that are used: it is released as unused. */
import { defineRule } from './rule.ts';
import { unmapped } from './unmapped.ts';

export const accessedUnused = defineRule({
  id: 'accessed-unused',
  level: 'info',
  summary: 'A page is released as used on a path that maps nothing for the guest.',
  messages: {
    retry: (subject) =>
      `${subject} is marked accessed though an invalidation struck and nothing was mapped: release it as unused`,
    failed: (subject) =>
      `${subject} is marked accessed though it could not be mapped into the guest: release it as unused`,
    never: (subject) =>
      `${subject} is marked accessed on a path that ends before it is mapped into the guest: release it as unused`,
  },

  check(view, report) {
    for (const { mark, why } of unmapped(view, 'accessed'))
      report({
        at: mark,
        message: why === 'retry' ? 'retry' : why === 'failed-map' ? 'failed' : 'never',
        subject: mark.subject,
        cause: why,
      });
  },
});
