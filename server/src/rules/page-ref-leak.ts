/** A reference that a path took is given back on that path, handed to the caller, or put where somebody will find it. Error
 *  pfns, NULL and pfns without a struct page hold none, and are no subject here. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import { exitsOf, isKept, spells, takenBy } from './owners.ts';
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
    const told = new Map<number, ValueId>();
    for (const exit of exitsOf(view)) {
      for (const [id, page] of exit.before.mmu.pages) {
        if (!isOwed(page) || isHandedOn(view, exit, id) || isFreed(view, exit, id)) continue;
        const taken = takenBy(view, exit, id);
        const other = told.get(exit.at.start);
        // Taken by one look-up or by another, and forgotten at one return: that is told once.
        if (!taken || (other !== undefined && !exit.before.mmu.pages.has(other))) continue;
        told.set(exit.at.start, other ?? id);
        const at = { ...exit, page: id, pageBefore: page, subject: view.name(exit, id) };
        report({
          at,
          message: 'kept',
          subject: at.subject,
          detail: taken.callee,
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
  const { result } = exit.values;
  return (result !== undefined && spells(view, result, id)) || isKept(view, exit.before, id);
}

/** Held by a variable with `__free()`: the end of its scope drops it, whatever the cleanup is called. */
function isFreed(view: View, exit: Event, id: ValueId): boolean {
  const { values, graph } = view.trace;
  const freed = new Set<string>();
  for (const { ops } of graph.blocks)
    for (const op of ops)
      if (op.o === 'leave' && op.variable && op.guard.startsWith('free:')) freed.add(op.variable);
  return [...exit.before.store].some(([place, held]) => {
    const value = values.get(place);
    return value.v === 'local' && freed.has(value.name) && spells(view, held, id);
  });
}
