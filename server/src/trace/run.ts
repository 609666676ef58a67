/** Runs one function: a path-sensitive fixpoint in the style of ESP. States are merged where their model components agree
 *  and too many differ in variables only; what is spent beyond the budget is said, never hidden. */
import type { Block, Graph, Op } from '../flow/graph.ts';
import { type Slice, slice } from './slice.ts';
import { withMmu } from './state.ts';
import { execute, follow } from './exec.ts';
import { evaluate } from './eval.ts';
import { type Frame, happen, type Way } from './frame.ts';
import { joinFacts } from './facts.ts';
import { pageKey } from '../model/print.ts';
import { age, type Loop, loopsOf } from './loops.ts';
import { assertAnnotations } from './entry.ts';
import { covers, distance, join, modelKey, type State } from './state.ts';
import { type Ended, summarise } from './summary.ts';
import { prune } from './prune.ts';
import type { Event, Exit, FunctionKey, Resolver, Trace, Visit } from './trace.ts';
import { Values } from './value.ts';

/** Variants of the variables kept apart per block and model state: six tell every idiom of the real trees apart. */
const VARIANTS = 6;
/** Model states kept apart per block. Beyond it those with the same lock become one, and pages that differ in them unknown:
 *  half a dozen optional pages make more combinations than anybody could follow. */
const STATES = 16;
/** Ways through one block at a time. */
const WAYS = 12;
/** Visits of blocks per function. The largest function of 7.2 needs some 3,000 with merged variants. */
const VISITS = 6000;

export function run(key: FunctionKey, graph: Graph, resolver: Resolver, values = new Values()): Trace {
  const part = slice(graph, resolver);
  const first = attempt(key, graph, resolver, values, part, VARIANTS);
  return first.incomplete ? attempt(key, graph, resolver, values, part, 1) : first;
}

type Group = State[] & { readonly isWhole?: boolean };

interface Run {
  readonly frame: Frame;
  readonly slice: Slice;
  readonly loops: ReadonlyMap<number, Loop>;
  readonly variants: number;
  readonly slots: Map<string, Group>[];
  readonly visits: (Visit & { readonly state: State })[];
  readonly queue: number[][];
  readonly events: Event[];
  readonly seen: Map<string, number>;
  readonly ends: Exit[];
}

function attempt(key: FunctionKey, graph: Graph, resolver: Resolver, values: Values, part: Slice, variants: number): Trace {
  const frame: Frame = { key, graph, values, resolver };
  const state: Run = { frame, slice: part, loops: loopsOf(graph), variants, slots: graph.blocks.map(() => new Map<string, Group>()), visits: [], queue: graph.blocks.map(() => []), events: [], seen: new Map(), ends: [] };
  arrive(state, 0, { state: assertAnnotations(frame), events: [] }, -1);
  let spent = false;
  for (let visit = next(state); visit !== undefined && !spent; visit = next(state)) {
    process(state, visit);
    spent = state.visits.length > VISITS;
  }
  return finish(state, key, graph, spent);
}

/** The first waiting visit in block order: what comes before is settled first. */
function next(run: Run): number | undefined {
  for (const waiting of run.queue) if (waiting.length > 0) return waiting.shift();
  return undefined;
}

function process(run: Run, id: number): void {
  const visit = run.visits[id]!;
  const block = run.frame.graph.blocks[visit.block]!;
  let ways: Way[] = [{ state: visit.state, events: [] }];
  for (const op of block.ops) {
    if (!run.slice.matters.has(op)) continue;
    if (op.o === 'return') return ways.forEach((way) => end(run, way, op, id));
    ways = fewer(run, ways.flatMap((way) => execute(run.frame, way, op)), id);
  }
  for (const way of ways) leave(run, block, way, id);
}

/** Ways of one block: calls in a row multiply them, so that beyond a handful those with one model state become one. */
function fewer(run: Run, ways: Way[], visit: number): Way[] {
  if (ways.length <= WAYS) return ways;
  const kept = new Map<string, Way>();
  for (const way of ways) {
    const key = modelKey(way.state);
    const other = kept.get(key);
    if (other) record(run, way.events, visit);
    kept.set(key, other ? { ...other, state: join(run.frame.values, other.state, way.state, `w${visit}`) } : way);
  }
  return [...kept.values()].slice(0, 2 * WAYS);
}

function leave(run: Run, block: Block, way: Way, visit: number): void {
  record(run, way.events, visit);
  const pass = run.slice.passes.get(block.id);
  if (pass !== undefined && pass !== run.frame.graph.exit) return arrive(run, pass, way, visit, pass <= block.id ? run.loops.get(pass) : undefined);
  for (const edge of block.out) {
    for (const taken of follow(run.frame, way, edge)) {
      if (edge.to === run.frame.graph.exit) end(run, { ...taken, events: [] }, { o: 'return', at: lastPlace(run, visit, way.events) }, visit);
      else arrive(run, edge.to, taken, visit, edge.to <= block.id ? run.loops.get(edge.to) : undefined);
    }
  }
}

function end(run: Run, way: Way, op: Op & { readonly o: 'return' }, visit: number): void {
  const value = op.value && evaluate(run.frame, way.state, op.value);
  const values: Record<string, number> = value === undefined ? {} : { result: value };
  const done = happen(run.frame, way, { op, callee: 'return', ordinal: -1 - op.at.start, args: [] }, { kind: 'return', values }, way.state);
  record(run, done.events, visit);
  run.ends.push({ state: way.state, value, at: op.at, visit: arriveOnce(run, run.frame.graph.exit, done, visit) });
}

/** The end of a function: no state waits there, but the way to it is kept. */
function arriveOnce(run: Run, block: number, way: Way, from: number): number {
  run.visits.push({ id: run.visits.length, block, from, events: way.events, state: way.state });
  return run.visits.length - 1;
}

const lastPlace = (run: Run, visit: number, events: readonly Event[]): Exit['at'] => {
  for (let at = visit, here = events; ; ) {
    const last = here.at(-1);
    if (last) return last.at;
    const back = run.visits[at];
    if (!back) return { start: 0, end: 0 };
    here = back.events;
    at = back.from;
  }
};

function record(run: Run, events: readonly Event[], visit: number): void {
  events.forEach((event, n) => {
    const key = eventKey(event);
    const at = run.seen.get(key);
    if (at === undefined) {
      run.seen.set(key, run.events.length);
      run.events.push({ ...event, visit, since: events.slice(0, n) });
      return;
    }
    // The same event on another path: of what led to it, only what both know is told to callers.
    const known = run.events[at]!;
    const facts = joinFacts(known.before.facts, event.before.facts);
    if (facts.size < known.before.facts.size) run.events[at] = { ...known, before: { ...known.before, facts } };
  });
}

function arrive(run: Run, block: number, way: Way, from: number, loop?: Loop): void {
  const { frame } = run;
  let state = prune(frame.values, way.state, run.slice.live(block), run.slice.asked, run.slice.ahead(block));
  if (loop) state = age(frame, state, loop);
  const group = groupFor(run, block, state);
  if (group.some((known) => covers(frame.values, known, state))) return;
  if (group.length < (group.isWhole ? 1 : run.variants)) group.push(state);
  else {
    const near = nearest(frame.values, group, state);
    state = join(frame.values, group[near]!, state, `b${block}`);
    if (covers(frame.values, group[near]!, state) && modelKey(state) === modelKey(group[near]!)) return;
    group[near] = state;
  }
  const id = run.visits.length;
  run.visits.push({ id, block, from, events: way.events, state: withMmu(state, state.mmu) });
  run.queue[block]!.push(id);
}

/** The state that loses least by being joined with this one. */
function nearest(values: Values, group: readonly State[], state: State): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  group.forEach((other, n) => {
    const apart = distance(values, other, state);
    if (apart < least) [best, least] = [n, apart];
  });
  return best;
}

/** The states that one may be merged with: those of its model key, or, where there are too many, of its lock. */
function groupFor(run: Run, block: number, state: State): Group {
  const slots = run.slots[block]!;
  const key = modelKey(state);
  const own = slots.get(key);
  if (own) return own;
  const isWhole = slots.size >= STATES;
  const name = isWhole ? `lock ${key.slice(0, LOCK_KEY)}` : key;
  const group = slots.get(name) ?? Object.assign([], { isWhole });
  slots.set(name, group);
  return group;
}

/** Characters of a model key that tell the lock. */
const LOCK_KEY = 5;

function finish(run: Run, key: FunctionKey, graph: Graph, spent: boolean): Trace {
  const { values } = run.frame;
  const events = [...run.events].sort((a, b) => a.at.start - b.at.start || a.visit - b.visit);
  const ended: Ended[] = run.ends.map((exit) => ({ exit, path: pathTo(run.visits, exit.visit) }));
  const params = graph.params.map((param) => param.name);
  return {
    key,
    graph,
    values,
    visits: run.visits,
    events,
    exits: run.ends,
    summary: summarise(values, key, params, ended, events),
    incomplete: spent ? 'too-complex' : undefined,
  };
}

/** What makes two happenings one event: the place, what it is about, and the model's state of that. */
function eventKey(event: Event): string {
  const { lock } = event.before.mmu;
  const inner = event.inner.length > 0 ? `${event.inner[0]!.fn}${event.inner[0]!.ordinal}${event.inner.length}` : '';
  const page = event.pageBefore ? `${event.page}${pageKey(event.pageBefore)}` : '';
  return `${event.ordinal}|${event.kind}|${event.detail}|${event.lock}|${lock.entry}${lock.now}${lock.dropped}|${page}|${event.fault ?? ''}|${inner}|${event.values.result ?? ''}`;
}

/** The events of the way to a visit, in order. */
export function pathTo(visits: readonly Visit[], id: number): Event[] {
  const parts: (readonly Event[])[] = [];
  for (let at = id; at >= 0; at = visits[at]!.from) parts.push(visits[at]!.events);
  return parts.reverse().flat();
}

