/** A worklist solver over a graph: forward, deterministic, for any state that can be joined. It knows no state, and
 *  says when its budget is spent instead of going on. */
import type { Block, Edge, Graph } from './graph.ts';

export interface Problem<S> {
  /** Before the first block. */
  readonly entry: S;
  /** What the operations of a block make of a state. */
  transfer(block: Block, state: S): S;
  /** What is left of a state along an edge; undefined where the edge cannot be taken. */
  edge(edge: Edge, state: S, from: Block): S | undefined;
  /** `old` has been there before, `more` is new. */
  join(old: S, more: S, at: Block): S;
  equal(a: S, b: S): boolean;
  /** How many blocks may be transferred in all; without one, only the lattice ends it. */
  readonly budget?: number;
}

export interface Solution<S> {
  /** The state at the entry of each block; undefined where it is not reached. */
  readonly at: readonly (S | undefined)[];
  /** The budget ran out: the states are what was known so far, no fixpoint. */
  readonly spent: boolean;
  /** How many blocks were transferred. */
  readonly steps: number;
}

/** Of the blocks that wait, the one with the lowest id goes first: by the order of ids, all ways to it but those
 *  around a loop have been walked then. */
export function solve<S>(graph: Graph, problem: Problem<S>): Solution<S> {
  const at: (S | undefined)[] = graph.blocks.map(() => undefined);
  const waiting = new Waiting(graph.blocks.length);
  const budget = problem.budget ?? Number.POSITIVE_INFINITY;
  let steps = 0;
  at[0] = problem.entry;
  waiting.add(0);
  for (let id = waiting.take(); id >= 0; id = waiting.take()) {
    if (steps >= budget) return { at, spent: true, steps };
    steps++;
    const block = graph.blocks[id]!;
    const state = problem.transfer(block, at[id]!);
    for (const edge of block.out) {
      const more = problem.edge(edge, state, block);
      if (more !== undefined && arrive(more, graph.blocks[edge.to]!, at, problem)) waiting.add(edge.to);
    }
  }
  return { at, spent: false, steps };
}

/** Whether the block knows more than before. */
function arrive<S>(more: S, block: Block, at: (S | undefined)[], problem: Problem<S>): boolean {
  const old = at[block.id];
  const joined = old === undefined ? more : problem.join(old, more, block);
  at[block.id] = joined;
  return old === undefined || !problem.equal(old, joined);
}

/** A set of ids, taken lowest first. */
class Waiting {
  private readonly marks: Uint8Array;
  private lowest = 0;

  constructor(size: number) {
    this.marks = new Uint8Array(size);
  }

  add(id: number): void {
    this.marks[id] = 1;
    if (id < this.lowest) this.lowest = id;
  }

  take(): number {
    const id = this.marks.indexOf(1, this.lowest);
    if (id < 0) return -1;
    this.marks[id] = 0;
    this.lowest = id;
    return id;
  }
}
