/** What happens where ways meet: a state is covered by what was there, waits beside it, or is joined where that loses least.
 *  It knows what a run keeps, and walks no block itself. */
import type { Op } from '../flow/graph.ts';
import type { Events } from './events.ts';
import { type Frame, inState, type Way } from './frame.ts';
import { age, type Loop } from './loops.ts';
import { prune } from './prune.ts';
import type { Slice } from './slice.ts';
import { closest, type Group, groupFor, type Held, LOSES, nearest } from './slots.ts';
import { covers, join, modelKey, type State } from './state.ts';
import type { Exit, Visit } from './trace.ts';

export interface Run {
  readonly frame: Frame;
  readonly slice: Slice;
  readonly loops: ReadonlyMap<number, Loop>;
  readonly variants: number;
  /** The operations of each block that matter. */
  readonly ops: readonly (readonly Op[])[];
  readonly slots: Map<string, Group>[];
  readonly visits: (Visit & { state: State; isWalked?: boolean })[];
  /** No block before this one waits. */
  lowest: number;
  readonly queue: number[][];
  readonly events: Events;
  readonly ends: Exit[];
  /** A block was too long to be walked. */
  isSpent: boolean;
}

export function arrive(
  run: Run,
  source: number,
  edge: number,
  way: Way,
  from: number,
  isOnly: boolean,
): void {
  const { frame } = run;
  const block = run.slice.leads[edge]!;
  // One way in: nothing to merge with, and what is dead is dropped at the next join.
  if (isOnly && !run.slice.joins.has(block)) {
    visitAnew(run, block, way, from);
    return;
  }
  let state = prune(frame.values, way.state, run.slice.live(block), run.slice.asked, run.slice.ahead(block));
  const loop = block <= source ? run.loops.get(block) : undefined;
  if (loop) state = age(frame, state, loop);
  const group = groupFor(run.slots[block]!, state);
  // In a group that is merged by its lock, pages may differ: such a state is joined, not covered.
  const isAlike = (known: State): boolean => !group.isWhole || modelKey(known) === modelKey(state);
  if (group.states.some((known) => isAlike(known.state) && covers(frame.values, known.state, state))) return;
  const isFull = group.states.length >= (group.isWhole ? 1 : run.variants);
  const near = isFull ? nearest(frame.values, group, state, run.slice.guards) : undefined;
  if (!near || hasRoom(run, group, block, near.apart))
    group.states.push({ state, visit: visitAnew(run, block, inState(way, state), from) });
  else settle(run, near.held, block, inState(way, state), from);
}

/** Room for a state whose joining would forget what branches ask for: two that differ in less become one. */
function hasRoom(run: Run, group: Group, block: number, apart: number): boolean {
  const { values } = run.frame;
  const { guards } = run.slice;
  if (apart < LOSES) return false;
  const pair = closest(values, group, guards);
  if (!pair) return false;
  const { events, from } = run.visits[pair.drop.visit]!;
  group.states.splice(group.states.indexOf(pair.drop), 1);
  // A visit that still waits is spared: the other's takes its state along.
  run.visits[pair.drop.visit]!.isWalked = true;
  settle(run, pair.keep, block, { events, state: pair.drop.state }, from);
  return true;
}

function settle(run: Run, near: Held, block: number, way: Way, from: number): void {
  const { values } = run.frame;
  const joined = join(values, near.state, way.state, `b${block}`);
  if (covers(values, near.state, joined) && modelKey(joined) === modelKey(near.state)) return;
  near.state = joined;
  // A visit that still waits takes the joined state along; one that was walked must be walked again.
  if (!run.visits[near.visit]!.isWalked) run.visits[near.visit]!.state = joined;
  else near.visit = visitAnew(run, block, inState(way, joined), from);
}

export function visitAnew(run: Run, block: number, { state, events }: Way, from: number): number {
  const id = run.visits.length;
  run.visits.push({ id, block, from, events, state });
  run.queue[block]!.push(id);
  run.lowest = Math.min(run.lowest, block);
  return id;
}
