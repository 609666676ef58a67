/** A reference that a path took is given back on that path, handed to the caller, or put where somebody will find it. Error
 *  pfns, NULL and pfns without a struct page hold none, and are no subject here. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import { defineRule, type View } from './rule.ts';

export const pageRefLeak = defineRule({
  id: 'page-ref-leak',
  level: 'error',
  summary: 'A reference to a page is not given back on some path.',
  messages: {
    kept: (subject, lookup) =>
      `the reference to ${subject} from ${lookup}() is still held at this return, and nobody can give it back: release the page first`,
  },

  check(view, report) {
    for (const exit of view.events('return')) {
      for (const [id, page] of exit.before.mmu.pages) {
        if (!isOwed(page) || isHandedOn(view, exit, id)) continue;
        const lookup = view.lastBefore(exit, 'lookup', id) ?? view.lastBefore(exit, 'get', id);
        if (!lookup) continue;
        const at = { ...exit, page: id, pageBefore: page, subject: view.name(exit, id) };
        report({
          at,
          message: 'kept',
          subject: at.subject,
          detail: lookup.callee,
          cause: `held-at-${view.result(exit)}`,
        });
      }
    }
  },
});

/** A pin that backs a mapping belongs to the mapping. */
const isOwed = (page: Page): boolean =>
  !(page.reference === 'pin' && page.installed) &&
  page.origin === 'lookup' &&
  page.held > 0 &&
  !page.moved &&
  !page.many &&
  page.present !== 'no' &&
  page.refcounted !== 'no' &&
  page.reference !== 'none';

/** Returned, or left where the caller or somebody else looks. */
function isHandedOn(view: View, exit: Event, id: ValueId): boolean {
  const { values } = view.trace;
  const holds = (held: ValueId): boolean => values.mentions(held, (part) => part === id);
  if (exit.values.result !== undefined && holds(exit.values.result)) return true;
  for (const [place, held] of exit.before.store) if (holds(held) && !isOwn(view, place)) return true;
  return false;
}

/** A place of this function that dies with it. */
const isOwn = (view: View, place: ValueId): boolean =>
  view.trace.values.mentions(place, (_, value) => value.v === 'local');
