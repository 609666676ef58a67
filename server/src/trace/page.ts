/** From values to pages: which page a value is about, and what a branch on it teaches. It changes no reference: that is
 *  the model's. */

import { sourceName } from '../ir/shadow.ts';
import type { Mmu, Page } from '../model/state.ts';
import { entryPage, withoutReference, withPage } from '../model/step.ts';
import { NONZERO, signOf, ZERO } from './facts.ts';
import { pageRoot } from './roots.ts';
import { type State, withMmu } from './state.ts';
import { tableOf } from './table.ts';
import type { ValueId, Values } from './value.ts';

/** The page, where need be as something that came in from outside. */
export function pageOf(values: Values, mmu: Mmu, root: ValueId): Page {
  const page = mmu.pages.get(root);
  if (page) return page;
  const isMany = values.mentions(root, (_, value) => value.v === 'elem' && value.index === '*');
  return { ...entryPage, many: isMany };
}

/** Takes what the path knows of pointers over into what it knows of their pages. */
export function settlePages(values: Values, state: State): State {
  if (state.mmu.pages.size === 0) return state;
  let { mmu } = state;
  for (const [id, page] of state.mmu.pages) {
    const settled = settle(values, state, id, page);
    if (settled !== page) mmu = withPage(mmu, id, settled);
  }
  return withMmu(state, mmu);
}

function settle(values: Values, state: State, id: ValueId, page: Page): Page {
  if (page.present !== 'no' && isAbsent(values, state, id, page))
    return withoutReference({ ...page, present: 'no' });
  if (page.present === 'maybe' && page.named === 'pointer' && (signOf(values, state.facts, id) & ZERO) === 0)
    page = { ...page, present: 'yes' };
  page = settleRights(values, state, page);
  if (page.refcounted !== 'maybe') return page;
  const pointer = values.make({ v: 'view', of: id, as: 'page?' });
  const sign = state.facts.has(pointer) ? signOf(values, state.facts, pointer) : ZERO | NONZERO;
  if (sign === ZERO) return withoutReference({ ...page, refcounted: 'no' });
  return (sign & ZERO) === 0 ? { ...page, refcounted: 'yes', present: 'yes' } : page;
}

/** Whether it may be written, as far as the path asked. */
function settleRights(values: Values, state: State, page: Page): Page {
  if (page.rights === undefined || page.writable !== 'maybe' || !state.facts.has(page.rights)) return page;
  const sign = signOf(values, state.facts, page.rights);
  if (sign === ZERO) return { ...page, writable: 'no' };
  return (sign & ZERO) === 0 ? { ...page, writable: 'yes' } : page;
}

function isAbsent(values: Values, state: State, id: ValueId, page: Page): boolean {
  const fact = state.facts.get(id);
  if (!fact) return false;
  if (page.named === 'pointer') return fact.sign === ZERO;
  // KVM_PFN_ERR_FAULT, KVM_PFN_NOSLOT and their like are no pages.
  const is = fact.is === undefined ? undefined : values.get(fact.is);
  return is?.v === 'const' && is.name.startsWith('KVM_PFN_');
}

/** How the code calls a value here: the variable or member that holds it, else what made it. */
export function nameOf(values: Values, state: State, id: ValueId): string {
  const root = values.root(id);
  let member: string | undefined;
  const store = tableOf(state.store);
  for (let n = 0; n < store.size; n++) {
    const held = store.held[n]!;
    if (values.root(held) !== root && pageRoot(values, state.mmu, held) !== root) continue;
    const place = store.ids[n]!;
    const value = values.get(place);
    if (value.v === 'local' && !value.name.startsWith('%')) return sourceName(value.name);
    if (value.v !== 'local') member ??= values.printPlace(place);
  }
  return member ?? values.print(root);
}
