/** What a call may do whose callee is not followed: pages go out of hand, and what it gets the address of may hold anything. It
 *  takes nobody's word for less. */
import { withPage } from '../model/step.ts';
import { evaluate } from './eval.ts';
import { type Frame, happen, inState, type Site, type Way } from './frame.ts';
import { pageOf } from './page.ts';
import { pageRoot } from './roots.ts';
import { isInside, type State, withMmu, write } from './state.ts';
import type { ValueId } from './value.ts';

/** Whatever local a callee gets the address of may hold anything after it, but pages: those nobody exchanges unseen. */
export function scribble(frame: Frame, state: State, site: Site): State {
  const { values } = frame;
  let next = state;
  site.args.forEach((arg, n) => {
    const address = evaluate(frame, state, arg);
    const { v } = values.get(address);
    if (v !== 'local' && v !== 'field') return;
    if (!values.mentions(address, (_, part) => part.v === 'local')) return;
    const places = [...next.store.keys()].filter((place) => isInside(values, place, address));
    if (v === 'local' && !places.includes(address)) places.push(address);
    for (const place of places) {
      const held = next.store.get(place);
      const root = held === undefined ? undefined : pageRoot(values, next.mmu, held);
      if (root !== undefined && (next.mmu.pages.has(root) || next.mmu.seqs.has(root))) continue;
      if (root !== undefined && isPageVariable(frame, place)) continue;
      next = write(values, next, place, values.sym(values.printPlace(place), `${site.ordinal}:${n}`));
    }
  });
  return next;
}

/** A variable that is declared as a page: whatever came in by it stays one. */
function isPageVariable(frame: Frame, place: ValueId): boolean {
  const value = frame.values.get(place);
  return value.v === 'local' && PAGE.test(frame.graph.types.get(value.name) ?? '');
}

/** A callee nobody knows: pages passed to it are in its hands from here on. */
export function unfollowed(frame: Frame, way: Way, site: Site): Way {
  let { mmu } = way.state;
  for (const root of handedOut(frame, way.state, site)) {
    // What only may be an address in a page says nothing of how sure the path is.
    const notFollowed = mmu.notFollowed || way.state.mmu.pages.has(root) || isParam(frame, root, PAGE);
    mmu = { ...withPage(mmu, root, { ...pageOf(frame.values, mmu, root), moved: true }), notFollowed };
  }
  const after = overwrite(frame, scribble(frame, withMmu(way.state, mmu), site), site);
  return mmu === way.state.mmu
    ? inState(way, after)
    : happen(frame, way, site, { kind: 'not-followed', subject: site.callee }, after);
}

/** The pages an unknown callee gets: by value, or behind the address of a local. */
function handedOut(frame: Frame, state: State, site: Site): ReadonlySet<ValueId> {
  const { values } = frame;
  const found = new Set<ValueId>();
  for (const arg of site.args) {
    const value = evaluate(frame, state, arg);
    const root = pageRoot(values, state.mmu, value);
    if (root !== undefined && (state.mmu.pages.has(root) || isParam(frame, root, ADDRESS))) found.add(root);
    for (const inside of pagesInside(frame, state, value)) found.add(inside);
  }
  return found;
}

/** The pages that members of a local structure hold. */
function pagesInside({ values }: Frame, state: State, address: ValueId): ValueId[] {
  if (values.get(address).v !== 'local') return [];
  return [...state.store].flatMap(([place, held]) => {
    const root = isInside(values, place, address) ? pageRoot(values, state.mmu, held) : undefined;
    return root !== undefined && state.mmu.pages.has(root) ? [root] : [];
  });
}

/** A followed callee gives these arguments to somebody whom nobody knows: so it does with the pages they hold by now. */
export function givenOn(frame: Frame, way: Way, site: Site, hands: readonly number[]): Way {
  let { mmu } = way.state;
  for (const n of hands) {
    const arg = site.args[n];
    if (!arg) continue;
    for (const root of pagesInside(frame, way.state, evaluate(frame, way.state, arg)))
      mmu = {
        ...withPage(mmu, root, { ...pageOf(frame.values, mmu, root), moved: true }),
        notFollowed: true,
      };
  }
  if (mmu === way.state.mmu) return way;
  return happen(frame, way, site, { kind: 'not-followed', subject: site.callee }, withMmu(way.state, mmu));
}

function isParam(frame: Frame, root: ValueId, type: RegExp): boolean {
  const value = frame.values.get(root);
  return value.v === 'arg' && type.test(frame.graph.params[value.n]?.type ?? '');
}

/** Types of a page, and of what an address in one is passed as: untyped, or a pointer to numbers. */
const PAGE = /\bstruct (page|folio)\b|\bkvm_pfn_t\b/;
const ADDRESS =
  /\bstruct (page|folio)\b|\bkvm_pfn_t\b|\b(hpa|phys_addr)_t\b|^(const )?(void|char|u8|u32|u64|__be32|__be64) \*$/;

/** What stands right behind a pointer that an unknown callee got may be anything; the VM itself is too large to forget. */
function overwrite(frame: Frame, state: State, site: Site): State {
  const { values } = frame;
  const passed = new Set(
    site.args.map((arg) => evaluate(frame, state, arg)).filter((id) => !isVm(frame, id)),
  );
  const isBehind = (place: ValueId): boolean => {
    const value = values.get(place);
    return passed.has(place) || (value.v === 'field' && passed.has(value.base));
  };
  const places = [...state.store.keys()].filter(
    (place) => isBehind(place) && values.get(place).v !== 'local',
  );
  for (const id of state.facts.keys()) {
    const value = values.get(id);
    if (value.v === 'init' && isBehind(value.of)) places.push(value.of);
  }
  return places
    .filter((place) => !holdsPage(frame, state, place))
    .reduce(
      (next, place) => write(values, next, place, values.sym(values.printPlace(place), `${site.ordinal}:o`)),
      state,
    );
}

function isVm(frame: Frame, id: ValueId): boolean {
  const value = frame.values.get(id);
  const type =
    value.v === 'arg'
      ? frame.graph.params[value.n]?.type
      : value.v === 'init'
        ? lastField(frame, value.of)
        : '';
  return /\bkvm\b|kvm_vcpu\b/.test(type ?? '');
}

const lastField = (frame: Frame, place: ValueId): string => {
  const value = frame.values.get(place);
  return value.v === 'field' ? value.field : '';
};

function holdsPage(frame: Frame, state: State, place: ValueId): boolean {
  const held = state.store.get(place);
  const root = held === undefined ? undefined : pageRoot(frame.values, state.mmu, held);
  return root !== undefined && state.mmu.pages.has(root);
}
