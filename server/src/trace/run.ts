/** Runs one function: a path-sensitive fixpoint in the style of ESP. States are merged where their model components agree
 *  and too many differ in variables only; what is spent beyond the budget is said, never hidden. */
import type { Block, Graph, Op } from '../flow/graph.ts';
import { arrive, type Run, visitAnew } from './arrive.ts';
import { assertAnnotations } from './entry.ts';
import { evaluate } from './eval.ts';
import { Events } from './events.ts';
import { type Asked, execute, follow } from './exec.ts';
import { type Frame, happen, type Way } from './frame.ts';
import { handsOf } from './hands.ts';
import { loopsOf } from './loops.ts';
import { type Slice, slice } from './slice.ts';
import { type Group, VARIANTS } from './slots.ts';
import { staleUses } from './stale.ts';
import { emptyState, join, modelKey, shelve } from './state.ts';
import { summarise } from './summary.ts';
import type { Callee, Event, Exit, FunctionKey, Resolver, Trace } from './trace.ts';
import { Values } from './value.ts';

/** Ways through one block at a time. */
const WAYS = 12;
/** Visits of blocks per function. The largest function of 7.2 needs some 3,000 with merged variants. */
const VISITS = 6000;
/** Operations of one block that the model can feel. The events of a block and the states between them grow with its
 *  square, and no block of 7.2 has a tenth of these. */
const OPERATIONS = 1000;

export function run(key: FunctionKey, graph: Graph, resolver: Resolver, values = new Values()): Trace {
  const asked = remembering(resolver);
  const part = slice(graph, asked);
  const first = attempt(key, graph, asked, values, part, VARIANTS);
  return first.incomplete ? attempt(key, graph, asked, values, part, 1) : first;
}

/** The tree answers each question once a run. */
function remembering(resolver: Resolver): Resolver {
  const callees = new Map<string, Callee>();
  const constants = new Map<string, number | undefined>();
  return {
    ...resolver,
    callee: (name, args) => {
      let callee = callees.get(name);
      if (!callee) callees.set(name, (callee = resolver.callee(name, args)));
      return callee;
    },
    constant: (name) => {
      if (!constants.has(name)) constants.set(name, resolver.constant(name));
      return constants.get(name);
    },
  };
}

function attempt(
  key: FunctionKey,
  graph: Graph,
  resolver: Resolver,
  values: Values,
  part: Slice,
  variants: number,
): Trace {
  const frame: Frame = { key, graph, values, resolver };
  const state: Run = {
    frame,
    slice: part,
    loops: loopsOf(graph),
    variants,
    ops: graph.blocks.map((block) => block.ops.filter((op) => part.matters.has(op))),
    slots: graph.blocks.map(() => new Map<string, Group>()),
    visits: [],
    lowest: 0,
    queue: graph.blocks.map(() => []),
    events: new Events(),
    ends: [],
    isSpent: false,
  };
  visitAnew(state, 0, { state: assertAnnotations(frame), events: [] }, -1);
  let spent = false;
  for (let visit = next(state); visit !== undefined && !spent; visit = next(state)) {
    process(state, visit);
    spent = state.isSpent || state.visits.length > VISITS;
  }
  return finish(state, key, graph, spent);
}

/** The first waiting visit in block order: what comes before is settled first. */
function next(run: Run): number | undefined {
  for (; run.lowest < run.queue.length; run.lowest++) {
    const visit = run.queue[run.lowest]!.shift();
    if (visit !== undefined) return visit;
  }
  return undefined;
}

function process(run: Run, id: number): void {
  const visit = run.visits[id]!;
  if (visit.isWalked) return;
  visit.isWalked = true;
  const block = run.frame.graph.blocks[visit.block]!;
  let ways: Way[] = [{ state: visit.state, events: [], isDead: undefined, returns: undefined }];
  const ops = run.ops[visit.block]!;
  if (ops.length > OPERATIONS) {
    run.isSpent = true;
    return;
  }
  for (const op of ops) {
    if (op.o === 'return') {
      for (const way of ways) end(run, way, op, id);
      return;
    }
    ways = fewer(run, goingOn(run, step(run, ways, op, id), op, id), id);
  }
  for (const way of ways) leave(run, block, way, id, ways.length === 1);
}

function step(run: Run, ways: readonly Way[], op: Op, visit: number): Way[] {
  const all: Way[] = [];
  for (const way of ways) {
    const next = execute(run.frame, way, op);
    // A way that ends here has happened all the same.
    if (next.length === 0) run.events.add(way.events, visit);
    for (const one of next) all.push(one);
  }
  return all;
}

function goingOn(run: Run, ways: Way[], { at }: Op, visit: number): Way[] {
  if (!ways.some((way) => way.isDead || way.returns)) return ways;
  for (const way of ways) {
    if (way.isDead) run.events.add(way.events, visit);
    // Which guards a macro's `return` drops nobody knows here: such an end is not told.
    else if (way.returns && !run.slice.hasGuards) end(run, way, { o: 'return', at }, visit);
  }
  return ways.filter((way) => !way.isDead && !way.returns);
}

const ALL = (): boolean => true;

/** Ways of one block: calls in a row multiply them, so that beyond a handful those with one model state become one. */
function fewer(run: Run, ways: Way[], visit: number): Way[] {
  if (ways.length <= WAYS) return ways;
  const kept = new Map<string, Way>();
  for (const way of ways) {
    const key = modelKey(way.state);
    const other = kept.get(key);
    if (other) run.events.add(way.events, visit);
    kept.set(
      key,
      other
        ? {
            ...other,
            state: join(
              run.frame.values,
              shelve(run.frame.values, other.state, ALL),
              shelve(run.frame.values, way.state, ALL),
              `w${run.visits[visit]!.block}`,
            ),
          }
        : way,
    );
  }
  return [...kept.values()].slice(0, 2 * WAYS);
}

function leave(run: Run, block: Block, way: Way, visit: number, isOnly: boolean): void {
  run.events.add(way.events, visit);
  const pass = run.slice.passes.get(block.id);
  if (pass !== undefined && pass !== run.frame.graph.exit) {
    arrive(run, block.id, pass, way, visit, isOnly);
    return;
  }
  let asked: Asked | undefined;
  for (const edge of block.out) {
    const { when } = edge;
    // Both edges of a branch ask the same.
    if (when?.g === 'test' && when.test !== asked?.test)
      asked = { test: when.test, value: evaluate(run.frame, way.state, when.test) };
    for (const taken of follow(run.frame, way, edge, asked)) {
      if (edge.to === run.frame.graph.exit)
        end(run, taken, { o: 'return', at: lastPlace(run, visit, way.events) }, visit);
      else arrive(run, block.id, edge.to, taken, visit, isOnly);
    }
  }
}

function end(run: Run, way: Way, op: Op & { readonly o: 'return' }, visit: number): void {
  const value = op.value ? evaluate(run.frame, way.state, op.value) : way.returns?.value;
  const values: Record<string, number> = value === undefined ? {} : { result: value };
  const done = happen(
    run.frame,
    way,
    { op, callee: 'return', ordinal: -1 - op.at.start, args: [] },
    { kind: op.leaves ? 'leave' : 'return', values },
    way.state,
  );
  run.events.add(done.events, visit);
  run.ends.push({
    state: way.state,
    value,
    leaves: op.leaves,
    at: op.at,
    visit: arriveOnce(run, run.frame.graph.exit, done, visit),
  });
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

function finish(run: Run, key: FunctionKey, graph: Graph, spent: boolean): Trace {
  const { values } = run.frame;
  const events = run.events.inOrder();
  const stale = spent ? [] : staleUses(run, events);
  // Nobody walks on from here: states outlive the run in events and exits only.
  for (const visit of run.visits) visit.state = emptyState;
  return {
    key,
    graph,
    values,
    visits: run.visits,
    events: stale.length > 0 ? [...events, ...stale] : events,
    exits: run.ends,
    summary: summarise(values, key, graph.params, run, events, handsOf(graph, run.frame.resolver)),
    incomplete: spent ? 'too-complex' : undefined,
  };
}
