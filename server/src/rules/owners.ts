/** Who owns a page where a path stands: a place that outlives the function, or nobody but the path. It counts no references
 *  and knows no verdict. */
import type { State } from '../trace/state.ts';
import type { ValueId } from '../trace/value.ts';
import type { View } from './rule.ts';

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
