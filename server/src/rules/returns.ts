/** When two returns of a function look alike to its callers: by what they return, and by what they leave in memory. It knows
 *  no lock and no page. */
import { isConstant, signOf } from '../trace/facts.ts';
import type { Event } from '../trace/trace.ts';
import type { View } from './rule.ts';

/** Whether callers cannot tell the two returns apart by what they return. */
export function looksAlike(view: View, a: Event, b: Event): boolean {
  const { values } = view.trace;
  if (differInMemory(view, a, b)) return false;
  const left = a.values.result;
  const right = b.values.result;
  if (left === undefined || right === undefined) return true;
  if (isConstant(values, left) && isConstant(values, right)) return left === right;
  return (signOf(values, a.before.facts, left) & signOf(values, b.before.facts, right)) !== 0;
}

/** Whether the ways left something at a place of the caller's that tells them apart, or one keeps a note there of what it found. */
function differInMemory(view: View, a: Event, b: Event): boolean {
  const { values } = view.trace;
  return [...a.before.store.keys(), ...b.before.store.keys()].some((place) => {
    if (!values.isPortable(place)) return false;
    const entry = values.make({ v: 'init', of: place });
    if ((signOf(values, a.before.facts, entry) & signOf(values, b.before.facts, entry)) === 0) return true;
    const [left, right] = [a, b].map(({ before }) => values.get(before.store.get(place) ?? place));
    return left?.v === 'num' && right?.v === 'num' && left.n !== right.n;
  });
}
