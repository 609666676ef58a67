/** Who owns a page where a path stands: a place that outlives the function, or nobody but the path. It counts no references
 *  and knows no verdict. */
import type { State } from '../trace/state.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import type { View } from './rule.ts';

/** Every way out: as events, exits that differ only in the pages they hold are one. */
export const exitsOf = ({ trace }: View): readonly Event[] =>
  trace.exits.flatMap(({ visit }) => {
    const { events, from } = trace.visits[visit]!;
    const exit = events.at(-1);
    return exit ? [{ ...exit, visit: from, since: events.slice(0, -1) }] : [];
  });

/** The call after which the path holds it: a look-up, or a callee that hands its own over. A round later in a loop the page
 *  of an earlier one goes by a name of its own, and the call stands further back. */
export function takenBy(view: View, at: Event, id: ValueId): Event | undefined {
  const path = view.path(at);
  const last = path.findLastIndex(({ before }) => (before.mmu.pages.get(id)?.held ?? 0) <= 0);
  return path.slice(0, last + 1).findLast(gives);
}

const gives = (event: Event): boolean =>
  event.kind === 'lookup' || event.kind === 'get' || (event.kind === 'call' && event.inner.some(gives));

/** Whether the page stands where the caller or somebody else looks. */
export function isKept(view: View, state: State, id: ValueId): boolean {
  for (const [place, held] of state.store) {
    if (spells(view, held, id) && !isOwn(view, place)) return true;
  }
  return false;
}

/** Whether the value is the page, or an address or number made of it. */
export const spells = (view: View, value: ValueId, id: ValueId): boolean =>
  view.trace.values.mentions(value, (part) => part === id);

/** A place inside a variable of this function, which dies with it; where a pointer leads is somebody else's. */
function isOwn(view: View, place: ValueId): boolean {
  const value = view.trace.values.get(place);
  if (value.v === 'field' || value.v === 'elem') return isOwn(view, value.base);
  return value.v === 'op' ? value.args.some((part) => isOwn(view, part)) : value.v === 'local';
}
