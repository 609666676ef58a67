/** Two ways that found their page by different calls and left it alike: to what comes after it is one page. It renames, joins
 *  nothing, and refuses pages that the other way still has in hand. */
import type { Mmu, Page } from '../model/state.ts';
import { type Fact, joinFacts } from './facts.ts';
import { renamed } from './loops.ts';
import { pageRoot } from './roots.ts';
import { load, type State } from './state.ts';
import { tableOf } from './table.ts';
import type { ValueId, Values } from './value.ts';

/** Both states, with the pages that stand in the same places under one name of the join's own. */
export function unify(values: Values, a: State, b: State, site: string): readonly [State, State] {
  const pairs = pairsOf(values, a, b, site);
  if (pairs.length === 0) return [a, b];
  return [
    rename(values, a, new Map(pairs.map(({ left, as, page }) => [left, { as, page }]))),
    rename(values, b, new Map(pairs.map(({ right, as, page }) => [right, { as, page }]))),
  ];
}

interface Pair {
  readonly left: ValueId;
  readonly right: ValueId;
  readonly as: ValueId;
  readonly page: Page;
}

function pairsOf(values: Values, a: State, b: State, site: string): Pair[] {
  if (a.mmu.pages.size === 0 || b.mmu.pages.size === 0) return [];
  const pairs = new Map<ValueId, Pair>();
  const torn = new Set<ValueId>();
  for (const place of new Set([...a.store.keys(), ...b.store.keys()])) {
    const left = known(values, a, load(values, a, place));
    const right = known(values, b, load(values, b, place));
    if (left === right) continue;
    const pair = left === undefined ? undefined : pairs.get(left);
    if (pair && pair.right === right) continue;
    const page =
      pair || left === undefined || right === undefined ? undefined : alike(a.mmu, b.mmu, left, right);
    if (page && left !== undefined && right !== undefined)
      pairs.set(left, { left, right, page, as: values.sym(values.printPlace(place), `${site}:page`) });
    // One page here and another or none there: nobody can say which is meant.
    else for (const id of [left, right]) if (id !== undefined) torn.add(id);
  }
  const whole = [...pairs.values()].filter(({ left, right }) => !torn.has(left) && !torn.has(right));
  return whole.filter(
    ({ as, right }) => whole.filter((one) => one.as === as || one.right === right).length === 1,
  );
}

function known(values: Values, state: State, value: ValueId): ValueId | undefined {
  const root = pageRoot(values, state.mmu, value);
  const page = root === undefined ? undefined : state.mmu.pages.get(root);
  return page && page.origin !== 'entry' ? root : undefined;
}

/** What both ways know of their page; undefined where they left it differently, or one has both in hand. */
function alike(a: Mmu, b: Mmu, left: ValueId, right: ValueId): Page | undefined {
  const [x, y] = [a.pages.get(left)!, b.pages.get(right)!];
  if (isInHand(b, left) || isInHand(a, right)) return undefined;
  if (x.origin !== y.origin || x.reference !== y.reference || x.held !== y.held || x.named !== y.named)
    return undefined;
  if (x.released !== y.released || x.moved !== y.moved || x.installed !== y.installed || x.many !== y.many)
    return undefined;
  return {
    ...x,
    present: x.present === y.present ? x.present : 'maybe',
    refcounted: x.refcounted === y.refcounted ? x.refcounted : 'maybe',
    writable: x.writable === y.writable ? x.writable : 'maybe',
    guest: x.guest || y.guest,
    accessed: x.accessed && y.accessed,
    dirty: x.dirty && y.dirty,
  };
}

function isInHand(mmu: Mmu, id: ValueId): boolean {
  const page = mmu.pages.get(id);
  return page !== undefined && page.held > 0 && page.present !== 'no';
}

function rename(
  values: Values,
  state: State,
  to: ReadonlyMap<ValueId, { readonly as: ValueId; readonly page: Page }>,
): State {
  const name = renamed(values, (id) => to.get(id)?.as);
  const pages = new Map<ValueId, Page>();
  for (const [id, page] of state.mmu.pages) pages.set(to.get(id)?.as ?? id, to.get(id)?.page ?? page);
  const facts = new Map<ValueId, Fact>();
  for (const [id, fact] of state.facts) {
    const now = name(id);
    const other = facts.get(now);
    if (!other) facts.set(now, fact);
    else
      for (const [both, joined] of joinFacts(new Map([[now, other]]), new Map([[now, fact]])))
        facts.set(both, joined);
  }
  const store = new Map<ValueId, ValueId>();
  for (const [place, value] of state.store) store.set(name(place), name(value));
  return { ...state, mmu: { ...state.mmu, pages }, store: tableOf(store), facts: tableOf(facts) };
}
