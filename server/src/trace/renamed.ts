/** What a join of two pointers does to the pages behind them: both structures get the join's own name, and pages that both
 *  hold go on under it. It knows no graph, and invents no page. */
import type { Mmu, Page } from '../model/state.ts';
import { pageRoot } from './roots.ts';
import type { State } from './state.ts';
import { tableOf } from './table.ts';
import type { ValueId, Values } from './value.ts';

/** A place held one value on one way and another on the other; now it holds the join's. */
export interface Renamed {
  readonly left: ValueId;
  readonly right: ValueId;
  readonly now: ValueId;
}

export function underNewNames(
  values: Values,
  a: State,
  b: State,
  joined: State,
  renamed: readonly Renamed[],
): State {
  if (renamed.length === 0 || !isAnyHeld(joined.mmu)) return joined;
  let store = tableOf(joined.store);
  for (const { left, right, now } of renamed)
    for (const [place, held] of a.store) {
      const root = pageRoot(values, a.mmu, held);
      if (root === undefined || !a.mmu.pages.has(root) || !isBelow(values, place, left)) continue;
      const there = b.store.get(rebase(values, place, left, right));
      if (there === undefined || pageRoot(values, b.mmu, there) !== root) continue;
      store = store.with(rebase(values, place, left, now), held);
    }
  const state = store === joined.store ? joined : { ...joined, store };
  return withoutOrphans(values, a, b, state);
}

/** A page that both ways can name and the joined one cannot is nobody's to judge any more. */
function withoutOrphans(values: Values, a: State, b: State, joined: State): State {
  let pages: Map<ValueId, Page> | undefined;
  for (const [id, page] of joined.mmu.pages) {
    if (!isHeld(page) || isNamed(values, joined, id)) continue;
    if (!isNamed(values, a, id) || !isNamed(values, b, id)) continue;
    pages ??= new Map(joined.mmu.pages);
    pages.set(id, { ...page, held: 0, released: false, moved: true });
  }
  return pages ? { ...joined, mmu: { ...joined.mmu, pages } } : joined;
}

const isHeld = (page: Page): boolean => page.held > 0 && !page.moved;

function isAnyHeld(mmu: Mmu): boolean {
  for (const page of mmu.pages.values()) if (isHeld(page)) return true;
  return false;
}

function isNamed(values: Values, state: State, page: ValueId): boolean {
  for (const held of tableOf(state.store).held) if (pageRoot(values, state.mmu, held) === page) return true;
  return false;
}

/** A member or element of what `base` points to. */
function isBelow(values: Values, place: ValueId, base: ValueId): boolean {
  const value = values.get(place);
  if (value.v !== 'field' && value.v !== 'elem') return false;
  return value.base === base || isBelow(values, value.base, base);
}

function rebase(values: Values, place: ValueId, from: ValueId, to: ValueId): ValueId {
  if (place === from) return to;
  const value = values.get(place);
  if (value.v === 'field') return values.field(rebase(values, value.base, from, to), value.field);
  return value.v === 'elem' ? values.make({ ...value, base: rebase(values, value.base, from, to) }) : place;
}
