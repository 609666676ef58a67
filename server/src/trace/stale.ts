/** What outlives the dropping of mmu_lock in variables only: from each place where it was dropped and taken again the function
 *  is walked on until something old is looked at. It knows no rule, and functions that never yield pay nothing. */
import type { Op } from '../flow/graph.ts';
import { isHeld, lockNow } from '../model/step.ts';
import type { Run } from './arrive.ts';
import { type Cursor, cursorsAt, decidesBy, looksAt, makesAnew } from './cursors.ts';
import { evaluate } from './eval.ts';
import { execute, follow } from './exec.ts';
import { signOf, ZERO } from './facts.ts';
import { inState, type Way } from './frame.ts';
import type { State } from './state.ts';
import type { Event } from './trace.ts';

/** Blocks walked on from one drop. A turn of the largest loop that yields in 7.2 has some 40. */
const BLOCKS = 400;
/** States that one drop is followed from: they differ in lock and arguments, seldom in what is done next. */
const STARTS = 6;
/** Times that a block is entered with the same things old. */
const TURNS = 3;

interface Walk {
  readonly run: Run;
  readonly drop: Event;
  readonly found: Map<string, Event>;
  readonly entered: Map<string, number>;
  left: number;
}

/** A point on a way, and what is old there. */
interface Point {
  readonly block: number;
  readonly op: number;
  readonly way: Way;
  readonly old: readonly Cursor[];
}

export function staleUses(run: Run, events: readonly Event[]): readonly Event[] {
  const found = new Map<string, Event>();
  const drops = new Map<number, Event>();
  for (const event of events)
    if (mayDrop(event) && !drops.has(event.ordinal)) drops.set(event.ordinal, event);
  for (const drop of drops.values()) walkFrom(run, drop, found);
  return [...found.values()];
}

/** A yield, a callee that drops and takes the lock, or the lock taken again by who dropped it. */
function mayDrop({ kind, inner, before }: Event): boolean {
  if (kind === 'yield') return inner.length === 0;
  if (kind === 'lock') return inner.length === 0 && before.mmu.lock.dropped;
  if (kind !== 'call') return false;
  return inner.some((one) => one.kind === 'yield') || inner.some((one) => one.kind === 'lock');
}

function walkFrom(run: Run, drop: Event, found: Map<string, Event>): void {
  const { graph, resolver } = run.frame;
  for (const { id, ops } of graph.blocks) {
    const at = ops.findIndex((op) => ordinalOf(op) === drop.ordinal);
    if (at < 0) continue;
    const old = cursorsAt(graph, run.loops, id, resolver);
    if (old.length === 0) return;
    const walk: Walk = { run, drop, found, entered: new Map(), left: BLOCKS };
    // An event is told once, whatever else the paths to it know: each visit of its block is a start.
    for (const { block, state, isWalked } of run.visits)
      if (block === id && isWalked)
        for (const way of dropping(run, state, id, at)) walkOn(walk, { block: id, op: at + 1, way, old });
    return;
  }
}

const ordinalOf = (op: Op): number =>
  'ordinal' in op ? op.ordinal : op.o === 'enter' ? -1 - op.at.start : Number.NaN;

/** The ways on which the operation drops the lock, or takes it again, and leaves it held. */
function dropping(run: Run, state: State, block: number, at: number): Way[] {
  const { ops } = run.frame.graph.blocks[block]!;
  const step = (ways: Way[], op: Op): Way[] =>
    ways.flatMap((way) => execute(run.frame, way, op)).filter((way) => !way.isDead && !way.returns);
  const before = ops.slice(0, at).filter((op) => run.slice.matters.has(op));
  return before
    .reduce(step, [{ state, events: [] }])
    .slice(0, STARTS)
    .flatMap(({ state: { mmu, ...rest } }) => {
      const isRetake = mmu.lock.now === 'free' && mmu.lock.dropped;
      const start = { ...rest, mmu: { ...mmu, lock: { ...mmu.lock, dropped: isRetake } } };
      return step([{ state: start, events: [] }], ops[at]!);
    })
    .filter(({ state: after }) => after.mmu.lock.dropped && isHeldOn(after));
}

const isHeldOn = (state: State): boolean => isHeld(lockNow(state.mmu.lock));

function walkOn(walk: Walk, start: Point): void {
  const waiting = [start];
  for (let at = waiting.pop(); at && walk.left > 0; at = waiting.pop()) {
    walk.left--;
    for (const end of throughBlock(walk, at)) waiting.push(...goingOut(walk, end));
  }
}

/** The ways to the end of the block on which something is old still. */
function throughBlock(walk: Walk, start: Point): Point[] {
  const { frame } = walk.run;
  const { ops } = frame.graph.blocks[start.block]!;
  let points = [start];
  for (const op of ops.slice(start.op)) {
    points = points.flatMap((point) => {
      const old = after(walk, point, op);
      if (old.length === 0 || op.o === 'return') return [];
      return execute(frame, point.way, op)
        .filter((way) => !way.isDead && !way.returns && isHeldOn(way.state))
        .map((way) => ({ ...point, old, way: inState({ ...way, events: [] }, way.state) }));
    });
    if (points.length > STARTS) points.length = STARTS;
  }
  return points;
}

/** What is old after the operation; what it looked at is told and no longer followed. */
function after(walk: Walk, point: Point, op: Op): readonly Cursor[] {
  const looked = point.old.find((cursor) => looksAt(op, cursor));
  if (looked) tell(walk, point, looked, 'used');
  let old = looked ? unrelated(point.old, looked) : point.old;
  const moved = op.o === 'each' ? old.find((cursor) => cursor.each === op) : undefined;
  if (moved && !isNoticed(walk, point.way.state, moved)) tell(walk, point, moved, 'advanced');
  if (moved) old = unrelated(old, moved);
  return old.filter((cursor) => !makesAnew(op, cursor));
}

/** One finding for one loop. */
const unrelated = (old: readonly Cursor[], told: Cursor): readonly Cursor[] =>
  old.filter((cursor) => cursor !== told && (told.each === undefined || cursor.each !== told.each));

/** The iterator was told of the yield: its next step begins anew. */
function isNoticed({ run }: Walk, state: State, { name, each, resets }: Cursor): boolean {
  if (!resets || !each) return false;
  const base = { k: 'name', name, at: each.at } as const;
  const arrow = run.frame.graph.types.get(name)?.endsWith('*') ?? false;
  const told = evaluate(run.frame, state, { k: 'member', base, field: resets, arrow, at: each.at });
  return (signOf(run.frame.values, state.facts, told) & ZERO) === 0;
}

function goingOut(walk: Walk, point: Point): Point[] {
  const { frame, loops } = walk.run;
  const { out } = frame.graph.blocks[point.block]!;
  return out.flatMap((edge) => {
    const asked = point.old.find((cursor) => decidesBy(edge, cursor));
    if (asked) tell(walk, point, asked, 'used');
    const left = asked ? unrelated(point.old, asked) : point.old;
    // Entered from outside, a loop begins anew.
    const loop = loops.get(edge.to);
    const heads = frame.graph.blocks[edge.to]!.ops;
    const old = left.filter(
      ({ each }) => !each || !loop || loop.blocks.has(point.block) || !heads.includes(each),
    );
    if (old.length === 0 || !enters(walk, edge.to, old)) return [];
    return follow(frame, point.way, edge).map((way) => ({ block: edge.to, op: 0, way, old }));
  });
}

function enters(walk: Walk, block: number, old: readonly Cursor[]): boolean {
  const key = `${block}:${old.map(({ name }) => name).join()}`;
  const times = (walk.entered.get(key) ?? 0) + 1;
  walk.entered.set(key, times);
  return times <= TURNS;
}

/** Told where the lock is dropped or taken again: what follows has to begin anew from there. */
function tell({ drop, found }: Walk, { way }: Point, cursor: Cursor, detail: 'used' | 'advanced'): void {
  const key = `${drop.at.start}:${cursor.each?.at.start ?? cursor.name}`;
  if (found.has(key)) return;
  found.set(key, {
    ...drop,
    kind: 'stale-use',
    after: way.state,
    subject: cursor.name,
    detail: drop.kind === 'lock' ? 'retaken' : detail,
    fault: undefined,
    flush: undefined,
    inner: [],
  });
}
