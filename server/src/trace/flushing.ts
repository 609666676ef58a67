/** Zaps and TLB flushes at a call: what is owed from here on, and what pays it. Dropping the lock or RCU with a debt is told
 *  by their own events; whose debt it is nobody asks here. */
import type { Effect, Ref, Where } from '../model/effect.ts';
import {
  composeFlush,
  decide,
  type Flush,
  isOwed,
  noFlush,
  type Owed,
  owe,
  oweList,
  pay,
  settled,
} from '../model/flush.ts';
import { forgetChecks } from '../model/step.ts';
import { freshResult, operandOf, setResult } from './apply.ts';
import { assume } from './assume.ts';
import { addressOf, loadElement, operate } from './eval.ts';
import { ANY, type Facts, NEGATIVE, NONZERO, narrow, POSITIVE, signOf, truthOf, ZERO } from './facts.ts';
import { type Frame, happen, type Site, type Way } from './frame.ts';
import { handlerAt } from './handled.ts';
import { type State, withFacts, withMmu, write } from './state.ts';
import type { Event, Summary } from './trace.ts';
import type { ValueId, Values } from './value.ts';

type Of<E extends Effect['e']> = Effect & { readonly e: E };

const withFlush = (state: State, flush: Flush): State => withMmu(state, { ...state.mmu, flush });

/** A debt whose condition the path has decided. */
export function settleFlush(values: Values, facts: Facts, flush: Flush): Flush {
  if (flush.unless === undefined) return flush;
  const truth = truthOf(values, facts, flush.unless);
  return truth === 'maybe' ? flush : decide(flush, truth === 'true');
}

/** What is owed where a callee drops the lock; `waived` where only the callee seemed to owe something. */
export function inheritedFlush(
  values: Values,
  facts: Facts,
  caller: Flush,
  callee: Flush,
  translate: (id: ValueId) => ValueId,
): Flush | 'waived' {
  const flush = settleFlush(values, facts, composeFlush(caller, callee, translate));
  return isOwed(callee) && !isOwed(flush) ? 'waived' : flush;
}

export function settleDebt(values: Values, state: State): State {
  const flush = settleFlush(values, state.facts, state.mmu.flush);
  return flush === state.mmu.flush ? state : withFlush(state, flush);
}

const flushlessOf = new WeakMap<Summary, Summary>();

/** The summary without anything of flushes. */
export function flushless(summary: Summary): Summary {
  let made = flushlessOf.get(summary);
  if (!made)
    flushlessOf.set(
      summary,
      (made = {
        ...summary,
        outcomes: summary.outcomes.map((one) => ({
          ...one,
          state: withMmu(one.state, { ...one.state.mmu, flush: noFlush }),
        })),
        exposed: summary.exposed
          .filter(({ flush, kind }) => !flush || kind === 'unlock')
          .map((event) => (event.flush ? { ...event, flush: undefined } : event)),
      }),
    );
  return made;
}

export function zap(frame: Frame, way: Way, site: Site, effect: Of<'zap'>): Way[] {
  if (effect.owes === 'none') return [way];
  if (effect.where && !isWhere(frame, way.state, site, effect.where)) return [way];
  const unless = effect.of
    ? idleOf(frame, way.state, site, effect.of)
    : absentIf(frame, way.state, site, effect);
  if (unless === 'idle') return [way];
  if (effect.owes === 'list') {
    const list = effect.list && operandOf(frame, way.state, site, effect.list);
    // Without a list the pages are somebody else's to free.
    if (list === undefined || frame.values.get(list).v === 'num') return [way];
    return [told(frame, way, site, oweList(way.state.mmu.flush, list))];
  }
  const what: Owed = effect.tables ? 'table' : 'leaf';
  const owed = told(frame, way, site, owe(way.state.mmu.flush, what, unless));
  const [due, none] = SIGNS[effect.owes];
  if (due === ANY) return [owed];
  return [...ifResult(frame, owed, site, due), ...ifResult(frame, way, site, none)];
}

/** The way on which the result has one of these signs, where it can. */
function ifResult(frame: Frame, way: Way, site: Site, sign: number): Way[] {
  const value = operandOf(frame, way.state, site, { in: 'result' });
  if (value === undefined || frame.values.get(value).v === 'num')
    return value !== undefined && (signOf(frame.values, way.state.facts, value) & sign) === 0 ? [] : [way];
  const facts = narrow(way.state.facts, value, sign & signOf(frame.values, way.state.facts, value));
  return facts ? [{ ...way, state: withFacts(way.state, facts) }] : [];
}

/** What the result is where a flush is owed, and where not. */
const SIGNS = {
  always: [ANY, ANY],
  'result-nonzero': [NONZERO, ZERO],
  'result-positive': [POSITIVE, NEGATIVE | ZERO],
  'result-zero': [ZERO, NONZERO],
} as const;

const told = (frame: Frame, way: Way, site: Site, flush: Flush, values?: Event['values']): Way =>
  happen(frame, way, site, { kind: 'zap', values }, withFlush(way.state, flush));

/** Whether an operand is one of the constants or functions that are named. */
function isWhere(frame: Frame, state: State, site: Site, where: Where): boolean {
  const value = operandOf(frame, state, site, where.value);
  if (value === undefined) return false;
  const root = frame.values.root(state.facts.get(value)?.is ?? value);
  const held = frame.values.get(root);
  if (held.v !== 'num') return where.is.includes(frame.values.print(root));
  return where.is.some((name) => (frame.resolver.constant(name) ?? Number(name)) === held.n);
}

/** Whether nobody runs on a root: its role says so, or somebody asked. Otherwise the value that would say so. */
function idleOf(frame: Frame, state: State, site: Site, of: Ref): ValueId | 'idle' | undefined {
  const { values } = frame;
  const root = operandOf(frame, state, site, of);
  if (root === undefined) return undefined;
  for (const [id, fact] of state.facts) {
    const value = values.get(id);
    if (value.v !== 'op' || value.op !== 'call:is_obsolete_sp' || (fact.sign & ZERO) !== 0) continue;
    if (value.args.includes(root)) return 'idle';
  }
  const place = values.field(values.field(root, 'role'), 'invalid');
  const invalid = loadElement(values, state, place);
  const truth = truthOf(values, state.facts, invalid);
  return truth === 'true' ? 'idle' : truth === 'false' ? undefined : invalid;
}

/** The iterator stands on an entry of the root that it was started with. */
export function walk(frame: Frame, way: Way, site: Site, effect: Of<'walk'>): Way {
  const cursor = site.args[effect.cursor];
  const address = cursor && addressOf(frame, way.state, cursor);
  const root = effect.root && operandOf(frame, way.state, site, effect.root);
  if (address === undefined) return way;
  const { values } = frame;
  let { state } = way;
  if (root !== undefined) state = write(values, state, values.field(address, '%root'), root);
  if (effect.resets) state = write(values, state, values.field(address, effect.resets), values.num(0));
  return { ...way, state };
}

/** The value that says that the entry mapped nothing. */
function absentIf(
  frame: Frame,
  state: State,
  site: Site,
  { entry }: Of<'zap'>,
): ValueId | 'idle' | undefined {
  const held = entry && operandOf(frame, state, site, entry.value);
  if (held === undefined) return undefined;
  const present = frame.values.op(`call:${entry!.present}`, held);
  const truth = truthOf(frame.values, state.facts, present);
  return truth === 'maybe'
    ? operate(frame.values, state, '!', [present])
    : truth === 'false'
      ? 'idle'
      : undefined;
}

export function flushTlbs(frame: Frame, way: Way, site: Site, effect: Of<'flush'>): Way[] {
  const { flush } = way.state.mmu;
  const paid = (one: Way): Way =>
    happen(frame, one, site, { kind: 'flush' }, withFlush(one.state, pay(one.state.mmu.flush)));
  if (!effect.if && !effect.list) return [paid(way)];
  const list = effect.list && operandOf(frame, way.state, site, effect.list);
  if (list !== undefined && flush.lists.includes(list)) return [paid(way)];
  // Nothing is known to be on the list: a flush is not to be relied on.
  if (!effect.if) return [way];
  const wanted = operandOf(frame, way.state, site, effect.if);
  if (wanted === undefined) return [way];
  return [...onlyIf(frame, way, wanted, true).map(paid), ...onlyIf(frame, way, wanted, false)];
}

function onlyIf(frame: Frame, way: Way, value: ValueId, is: boolean): Way[] {
  const facts = assume(frame.values, way.state.facts, value, is);
  return facts ? [{ ...way, state: withFacts(way.state, facts) }] : [];
}

/** The ways on which an operand, where there is one, is nonzero, and is zero. */
function split(frame: Frame, way: Way, site: Site, ref: Ref | undefined): { yes: Way[]; no: Way[] } {
  const value = ref && operandOf(frame, way.state, site, ref);
  if (value === undefined) return { yes: [way], no: [] };
  return { yes: onlyIf(frame, way, value, true), no: onlyIf(frame, way, value, false) };
}

export function zapRange(frame: Frame, way: Way, site: Site, effect: Of<'zap-range'>): Way[] {
  const batches = split(frame, way, site, effect.flushes);
  const runs = (one: Way): Way[] => {
    if (!effect.yields) return [one];
    const { yes, no } = split(frame, one, site, effect.yields);
    return [...yes.flatMap((may) => [...yieldsIn(frame, may, site, effect), may]), ...no];
  };
  return [
    // Told not to flush, it write-protects for the dirty log: that may wait.
    ...batches.no.flatMap(runs).map((one) => ({ ...one, state: freshResult(frame, one.state, site, ANY) })),
    ...batches.yes.flatMap(runs).flatMap((one) => result(frame, one, site, effect)),
  ];
}

/** It yields: a debt from before it is flushed where it was told of it, and lost otherwise. */
function yieldsIn(frame: Frame, way: Way, site: Site, effect: Of<'zap-range'>): Way[] {
  const { flush, lock } = way.state.mmu;
  const told = effect.owed ? split(frame, way, site, effect.owed) : { yes: [], no: [way] };
  const after = (one: Way): State =>
    withMmu(one.state, forgetChecks({ ...one.state.mmu, lock: { ...lock, dropped: true }, flush: settled }));
  return [
    ...told.yes.map((one) => happen(frame, one, site, { kind: 'flush' }, after(one))),
    ...told.no.map((one) =>
      isOwed(flush) || flush.pending
        ? happen(
            frame,
            one,
            site,
            { kind: 'yield', detail: 'within', flush, subject: 'mmu_lock' },
            after(one),
          )
        : { ...one, state: after(one) },
    ),
  ];
}

/** Its result tells of its own zaps and of the debt it was told of, where it did not yield. */
function result(frame: Frame, way: Way, site: Site, effect: Of<'zap-range'>): Way[] {
  const handed = effect.owed && operandOf(frame, way.state, site, effect.owed);
  const { flush } = way.state.mmu;
  const isHanded = handed !== undefined && (flush.pending || isOwed(flush));
  const idle = setResult(frame, way.state, site, isHanded ? handed : frame.values.num(0));
  if (!mayZap(frame, way.state, site, effect)) return [{ ...way, state: idle }];
  const due = told(frame, way, site, owe(flush, 'leaf'), handlerAt(frame, way.state, site));
  return [
    { ...due, state: freshResult(frame, due.state, site, POSITIVE) },
    { ...way, state: idle },
  ];
}

/** A handler that is known to leave nothing owed zaps nothing. */
function mayZap(frame: Frame, state: State, site: Site, { handler }: Of<'zap-range'>): boolean {
  const value = handler && operandOf(frame, state, site, handler);
  if (value === undefined) return true;
  const callee = frame.resolver.callee(frame.values.print(value), 0);
  if (callee.is === 'quiet') return false;
  if (callee.is !== 'function') return true;
  return callee.summary.outcomes.some((one) => isOwed(one.state.mmu.flush));
}
