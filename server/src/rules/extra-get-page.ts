/** A look-up already gives a reference. Taking another on the same page for the same use doubles what must be given back, and
 *  is forgotten on some path. Whoever keeps the page longer than the look-up's user is left alone. */
import { defineRule } from './rule.ts';

export const extraGetPage = defineRule({
  id: 'extra-get-page',
  level: 'error',
  summary: 'get_page() on the reference that the look-up already gave.',
  messages: {
    taken: (subject, lookup) =>
      `${subject} is taken once more: ${lookup}() already gave a reference; drop this one`,
  },

  check(view, report) {
    for (const get of view.events('get')) {
      const page = get.pageBefore;
      if (page?.origin !== 'lookup' || page.held < 1 || page.many || page.moved || page.reference === 'none')
        continue;
      const lookup = view.lastBefore(get, 'lookup', get.page);
      if (lookup)
        report({
          at: get,
          message: 'taken',
          subject: get.subject,
          detail: lookup.callee,
          cause: 'held-already',
        });
    }
  },
});
