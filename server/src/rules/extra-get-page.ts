/** A look-up already gives a reference. Taking another on the same page for the same use doubles what must be given back, and
 *  is forgotten on some path. Whoever keeps the page longer than the look-up's user is left alone. */
import type { Event } from '../trace/trace.ts';
import { isKept } from './owners.ts';
import { defineRule, type View } from './rule.ts';

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
      if (hasTwoOwners(view, get)) continue;
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

/** The look-up's reference has an owner already, or both have one in the end. */
const hasTwoOwners = (view: View, { page: id, before }: Event): boolean =>
  id !== undefined &&
  (isKept(view, before, id) ||
    view.trace.exits.some(
      ({ state }) => (state.mmu.pages.get(id)?.held ?? 0) > 1 && isKept(view, state, id),
    ));
