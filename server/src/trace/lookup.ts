/** Look-ups: a page comes into the hands of the path, in the variable, out-parameter or array that the table says. What it
 *  is worth without its error check is for rules. */
import type { Effect } from '../model/effect.ts';
import { foundPage, withPage } from '../model/step.ts';
import { freshResult, operandOf, placeOf, setResult, subjectOf } from './apply.ts';
import { isArray, loadElement } from './eval.ts';
import { NEGATIVE, POSITIVE, truthOf, ZERO } from './facts.ts';
import { type Frame, happen, inState, type Site, type Way } from './frame.ts';
import type { State } from './state.ts';
import { withMmu, write } from './state.ts';
import { ADDRESS, type ValueId } from './value.ts';

type LookUp = Effect & { readonly e: 'lookup' };

export function lookUp(frame: Frame, way: Way, site: Site, effect: LookUp): Way[] {
  const target = effect.pfn ?? effect.page!;
  // Pages that KVM allocates for itself are no guest's: nobody can invalidate or write them back.
  if (effect.from === 'kernel') return [way];
  if (target.in === 'out' && placeOf(frame, way.state, site, target) === undefined)
    return [ignored(frame, way, site, effect)];
  const pinned = effect.pinnedIf && operandOf(frame, way.state, site, effect.pinnedIf);
  const isPinned = pinned !== undefined && truthOf(frame.values, way.state.facts, pinned) === 'true';
  const found = find(frame, way, site, isPinned ? { ...effect, reference: 'pin' } : effect);
  switch (effect.failure) {
    case 'errno':
      return [
        ends(found, setResult(frame, found.state, site, frame.values.num(0))),
        lose(frame, fails(frame, way, site, NEGATIVE), site, effect),
      ];
    case 'false':
      return [ends(found, freshResult(frame, found.state, site, POSITIVE)), fails(frame, way, site, ZERO)];
    case 'count':
      return [
        ends(found, counted(frame, way.state, found.state, site, effect)),
        fails(frame, way, site, NEGATIVE | ZERO),
      ];
    default:
      return [found];
  }
}

const ends = (way: Way, state: State): Way => inState(way, state);

const fails = (frame: Frame, way: Way, site: Site, sign: number): Way => ({
  ...ends(way, freshResult(frame, way.state, site, sign, `${site.callee}() failed`)),
  isFailed: true,
});

/** One page asked for is one page found; of an array any number may be. */
function counted(frame: Frame, before: State, state: State, site: Site, effect: LookUp): State {
  const place = placeOf(frame, before, site, effect.pfn ?? effect.page!);
  return place !== undefined && isOne(frame, before, site, effect, place)
    ? setResult(frame, state, site, frame.values.num(1))
    : freshResult(frame, state, site, POSITIVE);
}

/** GUP without a place for the pages takes no reference. */
const ignored = (frame: Frame, way: Way, site: Site, effect: LookUp): Way =>
  ends(
    way,
    effect.failure === 'count' ? freshResult(frame, way.state, site, NEGATIVE | ZERO | POSITIVE) : way.state,
  );

function find(frame: Frame, way: Way, site: Site, effect: LookUp): Way {
  const { values } = frame;
  const target = effect.pfn ?? effect.page!;
  const place = placeOf(frame, way.state, site, target);
  const isMany =
    effect.count !== undefined && place !== undefined && !isOne(frame, way.state, site, effect, place);
  const id = values.sym(
    target.in === 'result' ? `${site.callee}()` : values.printPlace(place!),
    `${site.ordinal}`,
  );
  const page = foundPage(effect.reference, {
    refcounted: effect.refcounted,
    origin: effect.from === 'pte' ? 'pte' : effect.from === 'kernel' ? 'kernel' : 'lookup',
    guest: effect.from === 'pte' || way.state.mmu.seqs.size > 0,
    named: effect.pfn ? 'pfn' : 'pointer',
    many: isMany || isAnyElement(frame, place),
    own: effect.from === 'gmem',
    rights: rightsOf(frame, way.state, site, effect),
    writable: askedForWrite(frame, way.state, site, effect),
  });
  const before = withMmu(
    way.state,
    withPage(way.state.mmu, id, {
      ...page,
      present: effect.failure === 'never' || effect.failure === 'errno' ? 'yes' : 'maybe',
    }),
  );
  const after = bindNames(frame, site, effect, before, id, isMany);
  const subject = subjectOf(frame, way.state, site, target);
  return happen(
    frame,
    way,
    site,
    {
      kind: 'lookup',
      page: id,
      pageBefore: page,
      subject,
      detail: effect.reference,
      values: requestOf(frame, way.state, site, effect),
    },
    after,
  );
}

function askedForWrite(frame: Frame, state: State, site: Site, { forWrite }: LookUp): 'yes' | 'no' | 'maybe' {
  if (typeof forWrite === 'boolean') return forWrite ? 'yes' : 'no';
  const asked = forWrite && operandOf(frame, state, site, forWrite);
  const truth = asked === undefined ? 'maybe' : truthOf(frame.values, state.facts, asked);
  return truth === 'true' ? 'yes' : truth === 'false' ? 'no' : 'maybe';
}

/** What a failed call left where it would have put an address: nothing that may be used. */
function lose(frame: Frame, way: Way, site: Site, { lost }: LookUp): Way {
  const { values } = frame;
  let { state } = way;
  const id = values.sym(site.callee, `${site.ordinal}:lost`);
  for (const { at, kept } of lost ?? []) {
    const place = placeOf(frame, state, site, at);
    // What was there before is somebody's, unless nothing was.
    if (place === undefined || (kept && !isUnset(frame, state, place))) continue;
    const value =
      at.in === 'out' && at.field === 'hva' ? values.make({ v: 'view', of: id, as: ADDRESS }) : id;
    const page = foundPage('none', { ...LOST, many: isAnyElement(frame, place) });
    state = write(values, withMmu(state, withPage(state.mmu, id, page)), place, value);
  }
  return { ...way, state };
}

const LOST = { refcounted: 'no', origin: 'failed', guest: false, named: 'pointer' } as const;

/** A local that nothing was written to. */
const isUnset = (frame: Frame, state: State, place: ValueId): boolean =>
  frame.values.mentions(place, (_, part) => part.v === 'local') &&
  frame.values.get(loadElement(frame.values, state, place)).v === 'init';

/** What the members of a structure that asks hold as it asks. */
function requestOf(frame: Frame, state: State, site: Site, { request }: LookUp): Record<string, ValueId> {
  const found: Record<string, ValueId> = {};
  for (const [name, ref] of Object.entries(request ?? {})) {
    const value = operandOf(frame, state, site, ref);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Writes the page's value wherever the call leaves it, and forgets what `writable` was. */
function bindNames(
  frame: Frame,
  site: Site,
  effect: LookUp,
  state: State,
  id: ValueId,
  isArray: boolean,
): State {
  const { values } = frame;
  let next = state;
  for (const [ref, value] of [
    [effect.pfn, id],
    [
      effect.page,
      effect.pfn
        ? values.make({ v: 'view', of: id, as: effect.refcounted === 'maybe' ? 'page?' : 'page' })
        : id,
    ],
  ] as const) {
    if (ref?.in === 'result') next = setResult(frame, next, site, value);
    const place = ref?.in === 'out' ? placeOf(frame, state, site, ref) : undefined;
    if (place === undefined) continue;
    next = write(values, next, isArray ? values.make({ v: 'elem', base: place, index: '*' }) : place, value);
  }
  const writable = effect.writable && placeOf(frame, state, site, effect.writable);
  return writable === undefined ? next : write(values, next, writable, rightsOf(frame, state, site, effect)!);
}

/** The answer whether the page may be written; undefined where nobody asks. */
function rightsOf(
  { values, ...frame }: Frame,
  state: State,
  site: Site,
  effect: LookUp,
): ValueId | undefined {
  const place = effect.writable && placeOf({ values, ...frame }, state, site, effect.writable);
  return place === undefined ? undefined : values.sym(values.printPlace(place), `${site.ordinal}w`);
}

/** One of many, nobody knows which: `&pages[i]`. */
function isAnyElement(frame: Frame, place: ValueId | undefined): boolean {
  return (
    place !== undefined &&
    frame.values.mentions(place, (_, value) => value.v === 'elem' && value.index === '*')
  );
}

/** One page is asked for, or there is room for one: the address of a variable or member, not of an array of them. */
function isOne(frame: Frame, state: State, site: Site, effect: LookUp, place: ValueId): boolean {
  const asked = effect.count && operandOf(frame, state, site, effect.count);
  const number = asked === undefined ? undefined : frame.values.get(asked);
  if (number?.v === 'num') return number.n === 1;
  const value = frame.values.get(place);
  if (value.v === 'local' && isArray(frame, value.name)) return false;
  const { v } = value;
  return v === 'local' || v === 'field' || v === 'elem' || v === 'global';
}
