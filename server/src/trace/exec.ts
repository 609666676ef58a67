/** Executes one operation of the graph on one way, and follows one edge. It knows how C moves values; what calls do to pages
 *  and locks is the table's and the summaries'. */
import { isSnapshot } from '../bind/lock.ts';
import type { Edge, Op } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import type { Effect } from '../model/effect.ts';
import { withPage } from '../model/step.ts';
import { applyApi, applyEffect, freshResult, setResult } from './apply.ts';
import { assume } from './assume.ts';
import { writtenByCallbacks } from './callbacks.ts';
import { applySummary } from './callee.ts';
import { calleeName, calleeOf } from './calling.ts';
import { passed, stored } from './contents.ts';
import { addressOf, evaluate, isLocal, ZEROED } from './eval.ts';
import { ANY } from './facts.ts';
import { flushless, settleDebt } from './flushing.ts';
import { type Frame, happen, inState, type Site, type Way } from './frame.ts';
import { contractOf, handlersOf } from './indirect.ts';
import { settlePages } from './page.ts';
import { pageRoot } from './roots.ts';
import { isInside, isTemp, type State, withFacts, withMmu, write, writeTemp } from './state.ts';
import { tableOf } from './table.ts';
import type { Callee } from './trace.ts';
import { scribble, unfollowed } from './unfollowed.ts';
import { viewBesides } from './uses.ts';
import type { ValueId } from './value.ts';

export function execute(frame: Frame, way: Way, op: Op): Way[] {
  switch (op.o) {
    case 'call':
      return call(frame, way, op);
    case 'set':
      return set(frame, way, op, op.value);
    case 'local':
      return [inState(way, undefine(frame, way.state, op.name))];
    case 'enter':
    case 'leave':
      return guard(frame, way, op);
    case 'each':
      return turn(frame, way, op);
    case 'havoc':
      return [
        inState(
          way,
          op.names
            .filter((name) => isLocal(frame, name))
            .reduce((state, name) => unknown(frame, state, name, 'havoc'), way.state),
        ),
      ];
    default:
      return [way];
  }
}

function call(frame: Frame, way: Way, op: Op & { readonly o: 'call' }): Way[] {
  const callee = calleeOf(frame.graph, op, frame.resolver);
  const name = callee && calleeName(frame.graph, op);
  const site: Site = { op, callee: name ?? '(*)', ordinal: op.ordinal, args: op.args };
  const start = inState(way, freshResult(frame, way.state, site, ANY));
  return callee === undefined || callee.is === 'unknown'
    ? indirect(frame, entering(frame, passed(frame, start, site, false), site, op), site, op)
    : run(frame, start, site, callee);
}

function run(frame: Frame, start: Way, site: Site, callee: Callee): Way[] {
  switch (callee.is) {
    case 'api':
      return applyApi(frame, start, site, callee.api);
    case 'function':
      return applyFollowed(frame, passed(frame, start, site, true), site, callee);
    case 'quiet':
      return [
        inState(
          passed(frame, start, site, true),
          callee.pure ? pure(frame, start.state, site) : scribble(frame, start.state, site),
        ),
      ];
    case 'unknown':
      return [unfollowed(frame, passed(frame, start, site, false), site)];
  }
}

/** A body, and what the table adds to it; what it zaps and flushes is the table's word where it has one. */
function applyFollowed(
  frame: Frame,
  way: Way,
  site: Site,
  callee: Callee & { readonly is: 'function' },
): Way[] {
  const { summary, owing, besides } = callee;
  const ways = applySummary(frame, way, site, owing ? flushless(summary) : summary);
  return [...(besides ?? []), ...(owing ?? [])].reduce(
    (all, effect) => all.flatMap((one) => (one.isDead ? [one] : added(frame, one, site, effect))),
    ways,
  );
}

const added = (frame: Frame, way: Way, site: Site, effect: Effect): Way[] =>
  effect.e === 'view' ? viewBesides(frame, way, site, effect) : applyEffect(frame, way, site, effect);

/** A call through a pointer whose contract is known does what that says. */
function indirect(frame: Frame, way: Way, site: Site, op: Op & { readonly o: 'call' }): Way[] {
  const contract = contractOf(frame.graph, op, frame.resolver);
  if (contract) return applyApi(frame, way, site, contract);
  return [unfollowed(frame, writtenByCallbacks(frame, way, site, op), site)];
}

/** A call through a member enters each function that an initialiser puts there: told for their contexts. What they do is not
 *  followed. */
function entering(frame: Frame, way: Way, site: Site, op: Op & { readonly o: 'call' }): Way {
  return handlersOf(op, frame.resolver).reduce(
    (entered, key) => happen(frame, entered, site, { kind: 'call', detail: key }, entered.state),
    way,
  );
}

/** A value that depends on the arguments alone: asked twice, it answers alike. */
function pure(frame: Frame, state: State, site: Site): State {
  const args = site.args.map((arg) => evaluate(frame, state, arg));
  // An error pointer is its error number by another type.
  if (/^(ERR_PTR|PTR_ERR|ERR_CAST)$/.test(site.callee) && args.length === 1)
    return setResult(frame, state, site, args[0]!);
  return setResult(frame, state, site, frame.values.op(`call:${site.callee}`, ...args));
}

function set(frame: Frame, way: Way, op: Op & { readonly o: 'set' }, value: Expr): Way[] {
  if (value.k === 'cond' && value.then) {
    const yes = onEdge(frame, way, value.test, true);
    const no = onEdge(frame, way, value.test, false);
    return [
      ...yes.flatMap((one) => set(frame, one, op, value.then!)),
      ...no.flatMap((one) => set(frame, one, op, value.else)),
    ];
  }
  const address = addressOf(frame, way.state, op.place);
  if (address === undefined) return [way];
  way = stored(frame, way, op, address);
  if (op.place.k === 'name' && isTemp(op.place.name))
    return [inState(way, writeTemp(way.state, op.place.name, evaluate(frame, way.state, value)))];
  if (isSnapshot(value)) return [snapshot(frame, way, op, address)];
  if (value.k === 'init') return [inState(way, initialise(frame, way.state, address, value))];
  return [inState(way, copy(frame, way.state, address, value))];
}

function snapshot(frame: Frame, way: Way, op: Op & { readonly o: 'set' }, address: ValueId): Way {
  const { values } = frame;
  const name = values.printPlace(address);
  const id = values.sym(name, `@${name}`);
  const seqs = new Map(way.state.mmu.seqs).set(id, { barrier: false, checked: false, struck: false });
  const after = write(values, withMmu(way.state, { ...way.state.mmu, seqs }), address, id);
  const site: Site = { op, callee: '', ordinal: -1 - op.at.start, args: [] };
  return happen(frame, way, site, { kind: 'snapshot', subject: name, values: { seq: id } }, after);
}

function initialise(
  frame: Frame,
  state: State,
  address: ValueId,
  init: Expr & { readonly k: 'init' },
): State {
  const { values } = frame;
  // Members left out of an initialiser are zero; one without designators says nothing of them.
  const isNamed = init.fields.every((field) => field.name !== '');
  let next = write(
    values,
    state,
    address,
    isNamed ? values.constant(ZEROED) : values.sym(values.printPlace(address), 'init'),
  );
  for (const field of init.fields) {
    if (!field.name || field.name.startsWith('[')) continue;
    const place = field.name.split('.').reduce((base, part) => values.field(base, part), address);
    next =
      field.value.k === 'init'
        ? initialise(frame, next, place, field.value)
        : write(values, next, place, evaluate(frame, state, field.value));
  }
  return next;
}

/** Assigning a structure takes along what is known of its members. */
function copy(frame: Frame, state: State, address: ValueId, value: Expr): State {
  const { values } = frame;
  const written = evaluate(frame, state, value);
  const next = write(values, keepMany(frame, state, address, written), address, written);
  const from =
    value.k === 'name' ||
    value.k === 'member' ||
    value.k === 'index' ||
    (value.k === 'unary' && value.op === '*')
      ? addressOf(frame, state, value)
      : undefined;
  if (from === undefined || from === address) return next;
  let copied = next;
  const store = tableOf(state.store);
  store.ids.forEach((place, n) => {
    const member = values.get(place);
    if (member.v === 'field' && member.base === from)
      copied = write(values, copied, values.field(address, member.field), store.held[n]!);
  });
  return copied;
}

/** A page put into an element that nobody can tell from its neighbours is one of many from then on. */
function keepMany(frame: Frame, state: State, address: ValueId, value: ValueId): State {
  const { values } = frame;
  const root = pageRoot(values, state.mmu, value);
  const page = root === undefined ? undefined : state.mmu.pages.get(root);
  if (!page || page.many || !values.mentions(address, (_, part) => part.v === 'elem' && part.index === '*'))
    return state;
  return withMmu(state, withPage(state.mmu, root!, { ...page, many: true }));
}

function undefine(frame: Frame, state: State, name: string): State {
  const address = frame.values.local(name);
  const store = tableOf(state.store).filter((place) => !isInside(frame.values, place, address));
  return store === state.store ? state : { ...state, store };
}

const unknown = (frame: Frame, state: State, name: string, site: string): State =>
  write(frame.values, state, frame.values.make({ v: 'local', name }), frame.values.sym(name, site));

function guard(frame: Frame, way: Way, op: Op & { readonly o: 'enter' | 'leave' }): Way[] {
  if (op.guard.startsWith('free:')) return free(frame, way, op);
  const known = frame.resolver.guard(op.guard);
  if (!known) return [way];
  const site: Site = {
    op,
    callee: op.o === 'enter' ? `guard(${op.guard})` : 'end of scope',
    ordinal: -1 - op.at.start,
    args: op.args,
  };
  const effects = op.o === 'enter' ? known.enter : known.leave;
  return effects.reduce<Way[]>(
    (ways, effect) => ways.flatMap((one) => applyEffect(frame, one, site, effect)),
    [way],
  );
}

/** The end of the scope of a `__free()` variable. A cleanup that nobody knows lets go of what the variable holds. */
function free(frame: Frame, way: Way, op: Op & { readonly o: 'enter' | 'leave' }): Way[] {
  const site: Site = { op, callee: op.guard.slice(5), ordinal: -1 - op.at.start, args: op.args };
  return run(frame, way, site, frame.resolver.callee(op.guard, 1));
}

/** Another turn of an iterating macro: its cursors, which are locals and no parameters, hold something new. */
function turn(frame: Frame, way: Way, op: Op & { readonly o: 'each' }): Way[] {
  const params = new Set(frame.graph.params.map((param) => param.name));
  let { state } = way;
  for (const arg of op.args)
    if (arg.k === 'name' && frame.graph.types.has(arg.name) && !params.has(arg.name))
      state = unknown(frame, state, arg.name, `${op.ordinal}`);
  const callee = frame.resolver.callee(op.macro, op.args.length);
  if (callee.is !== 'api') return [inState(way, state)];
  return applyApi(
    frame,
    inState(way, state),
    { op, callee: op.macro, ordinal: op.ordinal, args: op.args },
    callee.api,
  );
}

/** The ways on which a test comes out so: at most one. */
export const onEdge = (frame: Frame, way: Way, test: Expr, is: boolean): Way[] =>
  where(frame, way, evaluate(frame, way.state, test), is);

function where(frame: Frame, way: Way, value: ValueId, is: boolean): Way[] {
  const facts = assume(frame.values, way.state.facts, value, is);
  if (!facts) return [];
  return [inState(way, settleDebt(frame.values, settlePages(frame.values, withFacts(way.state, facts))))];
}

/** A test with the value it has on a way. */
export interface Asked {
  readonly test: Expr;
  readonly value: ValueId;
}

export function follow(frame: Frame, way: Way, edge: Edge, asked?: Asked): Way[] {
  const { when } = edge;
  if (!when || when.g === 'each') return [way];
  if (when.g === 'test')
    return asked?.test === when.test
      ? where(frame, way, asked.value, when.is)
      : onEdge(frame, way, when.test, when.is);
  const { values } = frame;
  if (when.g === 'config') {
    const facts = assume(values, way.state.facts, values.constant(`#if ${when.condition}`), when.is);
    return facts ? [inState(way, withFacts(way.state, facts))] : [];
  }
  const value = evaluate(frame, way.state, when.value);
  const isCase = (from: Expr): ValueId => values.op('==', value, evaluate(frame, way.state, from));
  let facts: typeof way.state.facts | undefined = way.state.facts;
  if (when.cases.length === 1 && !when.cases[0]!.to)
    facts = assume(values, facts, isCase(when.cases[0]!.from), true);
  for (const other of when.not)
    if (facts && !other.to) facts = assume(values, facts, isCase(other.from), false);
  return facts ? [inState(way, settlePages(values, withFacts(way.state, facts)))] : [];
}
