/** Which states are kept apart at a block: few per model state, few model states. It decides merging and knows no path. */
import { distance, GUARD, modelKey, type State } from './state.ts';
import type { Values } from './value.ts';

/** Variants of the variables kept apart per block and model state: eight tell every idiom of the real trees apart. */
export const VARIANTS = 8;
/** Model states kept apart per block. Beyond it those with the same lock become one, and pages that differ in them unknown:
 *  half a dozen optional pages make more combinations than anybody could follow. */
const STATES = 16;

/** States this far apart differ in something that branches ask for. */
export const LOSES = GUARD;

/** States that wait or were walked, each with its visit. */
export interface Group {
  readonly states: Held[];
  readonly isWhole: boolean;
}

/** A state that waits or was walked, with its visit. */
export interface Held {
  state: State;
  visit: number;
  /** How far from others of its group, as long as both states are these. */
  apart?: Map<Held, { readonly mine: State; readonly other: State; readonly apart: number }>;
}

/** The states that one may be merged with: those of its model key, or, where there are too many, of its lock. */
export function groupFor(slots: Map<string, Group>, state: State): Group {
  const key = modelKey(state);
  const own = slots.get(key);
  if (own) return own;
  const isWhole = slots.size >= STATES;
  const name = isWhole ? `lock ${key.slice(0, LOCK_KEY)}` : key;
  const group = slots.get(name) ?? { states: [], isWhole };
  slots.set(name, group);
  return group;
}

/** Characters of a model key that tell the lock. */
const LOCK_KEY = 5;

/** The state that loses least by being joined with this one. */
export function nearest(
  values: Values,
  { states }: Group,
  state: State,
  guards: ReadonlySet<string>,
): { held: Held; apart: number } {
  let best = states[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const other of states) {
    const apart = distance(values, other.state, state, guards, least);
    if (apart < least) [best, least] = [other, apart];
  }
  return { held: best, apart: least };
}

/** The two of a group that lose least by being joined, where that is less than what branches ask for. */
export function closest(
  values: Values,
  { states }: Group,
  guards: ReadonlySet<string>,
): { keep: Held; drop: Held; apart: number } | undefined {
  let best: { keep: Held; drop: Held; apart: number } | undefined;
  states.forEach((keep, n) => {
    for (const drop of states.slice(n + 1)) {
      const apart = between(values, keep, drop, guards);
      if (apart < (best?.apart ?? LOSES)) best = { keep, drop, apart };
    }
  });
  return best;
}

/** Few states of a group change between two arrivals. */
function between(values: Values, one: Held, other: Held, guards: ReadonlySet<string>): number {
  const known = one.apart?.get(other);
  if (known && known.mine === one.state && known.other === other.state) return known.apart;
  const apart = distance(values, one.state, other.state, guards, LOSES);
  one.apart ??= new Map();
  one.apart.set(other, { mine: one.state, other: other.state, apart });
  return apart;
}
