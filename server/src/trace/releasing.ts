/** What happens to a page in hand: marks, releases, further references, uses, other spellings, tests and mappings. The
 *  transitions are the model's; here they meet values and ways. */
import type { Effect, Ref } from '../model/effect.ts';
import type { Page } from '../model/state.ts';
import { getPage, releasePage, withoutReference, withPage } from '../model/step.ts';
import { freshResult, operandOf, setResult, subjectOf } from './apply.ts';
import { assume } from './assume.ts';
import { operate } from './eval.ts';
import { narrow, POSITIVE, truthOf, ZERO } from './facts.ts';
import { type Frame, happen, inState, type Site, type Way } from './frame.ts';
import { pageOf, settlePages } from './page.ts';
import { pageRoot } from './roots.ts';
import { type State, withFacts, withMmu } from './state.ts';
import type { Event } from './trace.ts';
import type { ValueId } from './value.ts';

export type Of<E extends Effect['e']> = Effect & { readonly e: E };

/** The page an effect is about; undefined for NULL and for what is no page. */
export function subjectPage(
  frame: Frame,
  state: State,
  site: Site,
  ref: Ref,
): { id: ValueId; page: Page; subject: string } | undefined {
  const value = operandOf(frame, state, site, ref);
  if (value === undefined || truthOf(frame.values, state.facts, value) === 'false') return undefined;
  const id = pageRoot(frame.values, state.mmu, value);
  if (id === undefined) return undefined;
  const page = pageOf(frame.values, state.mmu, id);
  return page.present === 'no' ? undefined : { id, page, subject: subjectOf(frame, state, site, ref) };
}

export const become = (state: State, id: ValueId, page: Page): State =>
  withMmu(state, withPage(state.mmu, id, page));

/** Ways for which a condition holds, and for which it does not. */
export function split(frame: Frame, way: Way, condition: ValueId): { yes: Way[]; no: Way[] } {
  const side = (is: boolean): Way[] => {
    const facts = assume(frame.values, way.state.facts, condition, is);
    return facts ? [inState(way, settlePages(frame.values, withFacts(way.state, facts)))] : [];
  };
  return { yes: side(true), no: side(false) };
}

export function mark(frame: Frame, way: Way, site: Site, ref: Ref, what: 'dirty' | 'accessed'): Way {
  const about = subjectPage(frame, way.state, site, ref);
  if (!about) return way;
  const page = what === 'dirty' ? { ...about.page, dirty: true } : { ...about.page, accessed: true };
  const bit = about.page.origin === 'pte' ? bitFor(frame, way.state) : undefined;
  return happen(
    frame,
    way,
    site,
    {
      kind: 'mark',
      detail: what,
      page: about.id,
      pageBefore: about.page,
      subject: about.subject,
      values: bit === undefined ? {} : { bit },
    },
    become(way.state, about.id, page),
  );
}

/** The software bit of the entry that says on this path that there is a page. */
function bitFor({ values, resolver }: Frame, state: State): ValueId | undefined {
  for (const [id, { sign }] of state.facts) {
    const value = values.get(id);
    const place = value.v === 'init' ? values.get(value.of) : value;
    if (place.v !== 'field') continue;
    const says = resolver.records(place.field);
    if ((says === 'no-page' && sign === ZERO) || (says === 'page' && (sign & ZERO) === 0)) return id;
  }
  return undefined;
}

export function releaseOne(
  frame: Frame,
  way: Way,
  site: Site,
  effect: Of<'release'>,
  values: Event['values'] = {},
): Way[] {
  if (typeof effect.dirty === 'object') {
    const dirty = operandOf(frame, way.state, site, effect.dirty);
    const sides = dirty === undefined ? { yes: [], no: [way] } : split(frame, way, dirty);
    // Where both can be, nobody knows of either whether it is.
    const values: Event['values'] =
      sides.yes.length > 0 && sides.no.length > 0 ? { open: frame.values.num(1) } : {};
    return [
      ...sides.yes.flatMap((one) => releaseOne(frame, one, site, { ...effect, dirty: true }, values)),
      ...sides.no.flatMap((one) => releaseOne(frame, one, site, { ...effect, dirty: false }, values)),
    ];
  }
  let next = way;
  if (effect.dirty) next = mark(frame, next, site, effect.page, 'dirty');
  if (effect.accessed) next = mark(frame, next, site, effect.page, 'accessed');
  return [put(frame, next, site, effect.page, effect.how, values)];
}

function put(
  frame: Frame,
  way: Way,
  site: Site,
  ref: Ref,
  how: 'put' | 'unpin',
  values: Event['values'] = {},
): Way {
  const about = subjectPage(frame, way.state, site, ref);
  if (!about) return way;
  // Whoever unpins says that it was pinned.
  const before: Page =
    how === 'unpin' && about.page.reference === 'unknown' ? { ...about.page, reference: 'pin' } : about.page;
  const { page, noneLeft } = releasePage(before);
  const detail = noneLeft ? 'none-left' : how;
  return happen(
    frame,
    way,
    site,
    { kind: 'release', detail, page: about.id, pageBefore: before, subject: about.subject, values },
    become(way.state, about.id, page),
  );
}

export function releaseFaultin(frame: Frame, way: Way, site: Site, effect: Of<'release-faultin'>): Way[] {
  const unused = operandOf(frame, way.state, site, effect.unused);
  if (unused === undefined || !subjectPage(frame, way.state, site, effect.page)) return [way];
  const { yes, no } = split(frame, way, unused);
  return [
    ...yes.map((one) => put(frame, told(frame, one, site, effect, 'unused'), site, effect.page, 'put')),
    ...no.flatMap((one) =>
      releaseOne(frame, told(frame, one, site, effect, 'used'), site, {
        e: 'release',
        page: effect.page,
        how: 'put',
        accessed: true,
        dirty: effect.dirty,
      }),
    ),
  ];
}

function told(frame: Frame, way: Way, site: Site, effect: Of<'release-faultin'>, detail: string): Way {
  const about = subjectPage(frame, way.state, site, effect.page);
  if (!about) return way;
  const values: Record<string, ValueId> = {};
  const unused = operandOf(frame, way.state, site, effect.unused);
  if (unused !== undefined) values.unused = unused;
  const dirty = operandOf(frame, way.state, site, effect.dirty);
  if (dirty !== undefined) values.dirty = dirty;
  return happen(
    frame,
    way,
    site,
    {
      kind: 'release-faultin',
      detail,
      page: about.id,
      pageBefore: about.page,
      subject: about.subject,
      values,
    },
    way.state,
  );
}

export function getReference(frame: Frame, way: Way, site: Site, effect: Of<'get'>): Way[] {
  const about = subjectPage(frame, way.state, site, effect.page);
  if (!about) return [way];
  const got = happen(
    frame,
    way,
    site,
    { kind: 'get', page: about.id, pageBefore: about.page, subject: about.subject },
    become(way.state, about.id, getPage(about.page)),
  );
  if (!effect.try) return [got];
  return [
    inState(got, freshResult(frame, got.state, site, POSITIVE)),
    inState(way, setResult(frame, way.state, site, frame.values.num(0))),
  ];
}

/** What an assertion says holds from here on; a way on which it cannot ends. */
export function assumed(frame: Frame, way: Way, site: Site, effect: Of<'assume'>): Way[] {
  const value = operandOf(frame, way.state, site, effect.of);
  return value === undefined ? [way] : split(frame, way, value)[effect.is ? 'yes' : 'no'];
}

export function testPage(frame: Frame, way: Way, site: Site, effect: Of<'test'>): Way[] {
  const { values } = frame;
  const value = operandOf(frame, way.state, site, effect.page);
  const id = value === undefined ? undefined : pageRoot(values, way.state.mmu, value);
  const isKnown = id !== undefined && way.state.mmu.pages.has(id);
  if (!isKnown && value !== undefined && (effect.is === 'error-pointer' || effect.is === 'null-or-error')) {
    // An error pointer is a negative number; of one that is no page that is all there is to say.
    const op = effect.is === 'error-pointer' ? '<' : '<=';
    return [
      inState(way, setResult(frame, way.state, site, operate(values, way.state, op, [value, values.num(0)]))),
    ];
  }
  if (id === undefined) return [inState(way, freshResult(frame, way.state, site, POSITIVE | ZERO))];
  return testKnown(frame, way, site, effect, id);
}

function testKnown(frame: Frame, way: Way, site: Site, effect: Of<'test'>, id: ValueId): Way[] {
  const page = pageOf(frame.values, way.state.mmu, id);
  const says = (state: State, n: number): Way =>
    inState(way, setResult(frame, state, site, frame.values.num(n)));
  if (effect.is === 'reserved') {
    // KVM neither takes nor gives back references of reserved pages.
    const reserved = says(become(way.state, id, withoutReference({ ...page, refcounted: 'no' })), 1);
    return page.refcounted === 'no'
      ? [reserved]
      : page.refcounted === 'yes'
        ? [says(way.state, 0)]
        : [reserved, says(way.state, 0)];
  }
  if (effect.is === 'valid' || effect.is === 'refcounted') {
    const yes = become(way.state, id, effect.is === 'refcounted' ? { ...page, refcounted: 'yes' } : page);
    if (page.refcounted === 'yes') return [says(yes, 1)];
    const no = says(become(way.state, id, withoutReference({ ...page, refcounted: 'no' })), 0);
    return page.refcounted === 'no' ? [no] : [says(yes, 1), no];
  }
  const absent = says(absentPage(frame, way.state, id, page), 1);
  const isWhole = effect.is !== 'error' && effect.is !== 'noslot';
  const present = says(become(way.state, id, isWhole ? { ...page, present: 'yes' } : page), 0);
  if (effect.oneSided) return [absent, inState(way, setResult(frame, way.state, site, frame.values.num(0)))];
  if (page.present === 'yes') return [present];
  // An error test that fails leaves the pfn that has no slot, and the other way round.
  if (page.present === 'no') return isWhole ? [absent] : [absent, present];
  return [absent, present];
}

/** An error pfn or NULL: nobody holds anything, and the pointer that goes with it is NULL. */
export function absentPage(frame: Frame, state: State, id: ValueId, page: Page): State {
  const gone = become(state, id, withoutReference({ ...page, present: 'no' }));
  const pointer = frame.values.make({ v: 'view', of: id, as: 'page?' });
  return withFacts(gone, narrow(gone.facts, pointer, ZERO) ?? gone.facts);
}
