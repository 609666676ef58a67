/** Applies a callee's summary at a call: its values become the caller's, its ways the caller's ways, and what it left for
 *  callers to judge becomes events of the call. It follows no body: a summary is all it sees. */

import { composeFlush } from '../model/flush.ts';
import type { Mmu, Page } from '../model/state.ts';
import {
  canEnter,
  composeLock,
  composePage,
  forgetChecks,
  isHeld,
  type LockNow,
  lockNow,
  mapAll,
  withPage,
} from '../model/step.ts';
import { setResult } from './apply.ts';
import { assume } from './assume.ts';
import { loadElement, operate } from './eval.ts';
import { type Fact, type Facts, narrow, ZERO } from './facts.ts';
import { inheritedFlush, settleDebt } from './flushing.ts';
import { argument, type Frame, happen, type Site, type Way } from './frame.ts';
import { HANDLED, handledHere } from './handled.ts';
import { ordered } from './locking.ts';
import { nameOf, pageOf, settlePages } from './page.ts';
import { pageRoot } from './roots.ts';
import { ASKED, mayWait } from './sleeping.ts';
import { type State, withFacts, withMmu, write } from './state.ts';
import { tableOf } from './table.ts';
import type { Event, Outcome, Summary } from './trace.ts';
import { givenOn } from './unfollowed.ts';
import type { ValueId } from './value.ts';

/** Turns a callee's value into the caller's. */
type Translate = (id: ValueId) => ValueId;

export function applySummary(frame: Frame, way: Way, site: Site, summary: Summary): Way[] {
  const translate = translator(frame, way.state, site);
  let base = givenOn(frame, way, site, summary.hands);
  for (const event of summary.exposed) base = inherit(frame, base, way.state, site, event, translate);
  const ways = summary.outcomes.flatMap((outcome) =>
    applyOutcome(frame, base, site, outcome, translate, false),
  );
  if (ways.length > 0) return ways;
  // A lock that this very path took cannot be taken again: nothing comes after.
  if (way.state.mmu.lock.now !== 'entry') return [{ ...base, isDead: true }];
  // No way fits what the function was entered with: the faults were told as events, and it goes on as if entered rightly.
  const forced = summary.outcomes.flatMap((outcome) =>
    applyOutcome(frame, base, site, outcome, translate, true),
  );
  return forced.length > 0 ? forced : [{ ...base, isDead: true }];
}

function translator(frame: Frame, state: State, site: Site): Translate {
  const { values } = frame;
  const done = new Map<ValueId, ValueId>();
  const translate = (id: ValueId): ValueId => {
    let made = done.get(id);
    if (made === undefined) done.set(id, (made = make(id)));
    return made;
  };
  const make = (id: ValueId): ValueId => {
    const value = values.get(id);
    switch (value.v) {
      case 'num':
      case 'const':
      case 'global':
        return id;
      case 'arg':
        return argument(frame, state, site, value.n) ?? values.sym(value.name, `${site.ordinal}.a${value.n}`);
      case 'init':
        return loadElement(values, state, translate(value.of));
      case 'sym':
        return values.sym(value.name, siteWithin(site.ordinal, value.site));
      case 'local':
        return values.sym(`&${value.name}`, `${site.ordinal}.l`);
      case 'field':
        return values.field(objectOf(value.base), value.field);
      case 'elem':
        return values.make({ v: 'elem', base: objectOf(value.base), index: value.index });
      case 'view':
        return values.make({
          v: 'view',
          of: pageRoot(values, state.mmu, translate(value.of)) ?? translate(value.of),
          as: value.as,
        });
      case 'op':
        return operate(values, state, value.op, value.args.map(translate));
    }
  };
  // An array in a structure that the caller zeroed is that array, not zero: nobody looks behind NULL.
  const objectOf = (base: ValueId): ValueId => {
    const mine = translate(base);
    const value = values.get(base);
    return values.get(mine).v === 'num' && value.v === 'init'
      ? values.make({ v: 'init', of: translate(value.of) })
      : mine;
  };
  return translate;
}

/** A callee's value named by the call that made it. Three calls deep tells the pages of the real trees apart; deeper names
 *  would never settle where functions call themselves. */
function siteWithin(ordinal: number, site: string): string {
  const first = site.indexOf('.');
  const second = first < 0 ? -1 : site.indexOf('.', first + 1);
  return `${ordinal}.${second < 0 ? site : site.slice(0, second)}`;
}

/** The caller's facts once a callee's are added; undefined when they cannot both hold. */
function addFacts(
  frame: Frame,
  facts: Facts,
  learnt: Iterable<readonly [ValueId, Fact]>,
  translate: Translate,
): Facts | undefined {
  const { values } = frame;
  let next: Facts | undefined = facts;
  for (const [id, fact] of learnt) {
    const mine = translate(id);
    if (fact.sign === ZERO) next = assume(values, next, mine, false);
    else if ((fact.sign & ZERO) === 0) next = assume(values, next, mine, true);
    if (next && values.get(mine).v !== 'num') next = narrow(next, mine, fact.sign);
    if (next && fact.is !== undefined)
      next = assume(values, next, values.op('==', mine, translate(fact.is)), true);
    for (const not of fact.not ?? [])
      next = next && assume(values, next, values.op('==', mine, translate(not)), false);
    if (!next) return undefined;
  }
  return next;
}

function applyOutcome(
  frame: Frame,
  way: Way,
  site: Site,
  outcome: Outcome,
  translate: Translate,
  forced: boolean,
): Way[] {
  const { state } = way;
  const callee = outcome.state;
  if (!forced && !canEnter(state.mmu.lock, callee.mmu.lock)) return [];
  const guarded = addFacts(frame, state.facts, outcome.guard, translate);
  const facts = guarded && addFacts(frame, guarded, callee.facts, translate);
  if (!facts) return [];
  let next = settleDebt(
    frame.values,
    withFacts(withMmu(state, composeMmu(frame, state, callee.mmu, translate)), facts),
  );
  const written = tableOf(callee.store);
  for (let n = 0; n < written.size; n++)
    next = write(frame.values, next, translate(written.ids[n]!), translate(written.held[n]!));
  if (outcome.path.some(orders)) next = ordered(next);
  const value = outcome.value === undefined ? undefined : translate(outcome.value);
  if (value !== undefined) next = setResult(frame, next, site, value);
  const what = { kind: 'call', detail: outcome.key, inner: outcome.path } as const;
  const after = happen(frame, way, site, what, settlePages(frame.values, next));
  return [outcome.leaves ? { ...after, returns: { value } } : after];
}

const orders = (event: Event): boolean =>
  event.kind === 'barrier' || (event.kind === 'call' && event.inner.some(orders));

function composeMmu(frame: Frame, state: State, callee: Mmu, translate: Translate): Mmu {
  const { values } = frame;
  let mmu: Mmu = {
    ...state.mmu,
    lock: composeLock(state.mmu.lock, callee.lock),
    flush: composeFlush(state.mmu.flush, callee.flush, translate),
    notFollowed: state.mmu.notFollowed || callee.notFollowed,
  };
  if (callee.lock.dropped) mmu = forgetChecks(mmu);
  if (callee.relaxed) mmu = mapAll(mmu);
  for (const [id, page] of callee.pages) {
    const mine = pageRoot(values, state.mmu, translate(id));
    if (mine === undefined) continue;
    if (page.origin === 'entry') mmu = withPage(mmu, mine, composePage(pageOf(values, mmu, mine), page));
    // What is looked up after the caller's snapshot is meant for the guest.
    else
      mmu = withPage(mmu, mine, {
        ...page,
        rights: page.rights === undefined ? undefined : translate(page.rights),
        guest: page.guest || state.mmu.seqs.size > 0,
      });
  }
  if (callee.seqs.size === 0) return mmu;
  const seqs = new Map(mmu.seqs);
  for (const [id, seq] of callee.seqs) seqs.set(translate(id), seq);
  return { ...mmu, seqs };
}

/** What the callee could not judge, as an event of this call, where its path is possible from here. */
function inherit(frame: Frame, way: Way, entry: State, site: Site, event: Event, translate: Translate): Way {
  if (depthOf(event) > 8) return way;
  const { values } = frame;
  const portable = tableOf(event.before.facts).filter((id) => values.isPortable(id));
  const facts = addFacts(frame, entry.facts, portable, translate);
  if (!facts) return way;
  const asks = event.detail === ASKED || event.detail === HANDLED;
  const asked = asks ? askedHere(frame, entry, event, translate) : undefined;
  if (asks && !asked) return way;
  const lock: LockNow = event.lock === 'any' ? lockNow(entry.mmu.lock) : event.lock;
  const about = inheritedPage(frame, entry, event, translate);
  if (event.page !== undefined && !about) return way;
  const noneLeft =
    event.kind === 'release' &&
    about !== undefined &&
    about.page.origin !== 'entry' &&
    about.page.released &&
    about.page.held <= 0 &&
    !about.page.moved &&
    !about.page.many;
  const flush = event.flush && inheritedFlush(values, facts, entry.mmu.flush, event.flush, translate);
  if (flush === 'waived') return way;
  return happen(
    frame,
    way,
    site,
    {
      kind: event.kind,
      flush,
      detail: noneLeft ? 'none-left' : (asked?.detail ?? event.detail),
      values: asked?.values ?? literals(frame, event),
      page: about?.id,
      pageBefore: about?.page,
      subject: event.page === undefined ? event.subject : subjectOfPage(frame, entry, event, translate),
      lock,
      fault: event.lock === 'any' ? faultOf(event, lock) : event.fault,
      inner: [event],
      isMet: facts === entry.facts && portable.size === event.before.facts.size ? true : undefined,
      before: { ...entry, facts },
    },
    { ...way.state },
  );
}

/** Values that are the same to every caller. */
const literals = ({ values }: Frame, event: Event): Event['values'] =>
  Object.fromEntries(Object.entries(event.values).filter(([, id]) => values.get(id).v === 'num'));

/** A sleep that hangs on flags, or a flush on its handler, with those of this call; undefined where they rule it out or say
 *  nothing. */
function askedHere(
  frame: Frame,
  entry: State,
  event: Event,
  translate: Translate,
): Pick<Event, 'detail' | 'values'> | undefined {
  if (event.detail === HANDLED) return handledHere(frame, entry, event, translate);
  const flags = translate(event.values.flags!);
  const may = mayWait(frame.values, flags);
  if (may === true) return { detail: '', values: {} };
  return may === undefined && frame.values.isPortable(flags)
    ? { detail: ASKED, values: { flags } }
    : undefined;
}

/** Calls between an event and where it is told. Beyond eight nobody follows it. */
const depthOf = (event: Event): number =>
  event.inner.length > 0 && event.kind !== 'call' ? 1 + depthOf(event.inner[0]!) : 1;

function inheritedPage(
  frame: Frame,
  entry: State,
  event: Event,
  translate: Translate,
): { id: ValueId; page: Page } | undefined {
  if (event.page === undefined) return undefined;
  const id = pageRoot(frame.values, entry.mmu, translate(event.page));
  if (id === undefined) return undefined;
  const before = event.pageBefore!;
  const isMapped = [...event.before.mmu.pages].some(
    // One page may have come in under two names.
    ([other, { installed }]) => installed && pageRoot(frame.values, entry.mmu, translate(other)) === id,
  );
  const installed = before.installed || isMapped || event.before.mmu.relaxed;
  const page =
    before.origin === 'entry'
      ? composePage(pageOf(frame.values, entry.mmu, id), { ...before, installed })
      : before;
  return page.present === 'no' ? undefined : { id, page };
}

/** The page as the calling function names it. */
const subjectOfPage = (frame: Frame, entry: State, event: Event, translate: Translate): string =>
  nameOf(frame.values, entry, translate(event.page!));

/** What is wrong with a lock operation of the callee, now that the lock at its entry is known. */
export function faultOf(event: Event, lock: LockNow): Event['fault'] {
  if (event.kind === 'lock')
    return isHeld(lock) && !event.detail.startsWith('try') ? 'taken-twice' : undefined;
  if (event.kind !== 'unlock' && event.kind !== 'assert') return undefined;
  if (lock === 'free') return 'not-held';
  return (lock === 'read' && event.detail === 'write') || (lock === 'write' && event.detail === 'read')
    ? 'wrong-mode'
    : undefined;
}
