/** The graph seen from the other side: predecessors, and the order of blocks. It knows shape only, no operation. */
import type { Edge, Graph } from './graph.ts';

export interface Incoming {
  readonly from: number;
  readonly edge: Edge;
}

/** For each block the edges into it, ordered by the block they come from, then as they stand there. */
export function predecessors(graph: Graph): readonly (readonly Incoming[])[] {
  const into: Incoming[][] = graph.blocks.map(() => []);
  for (const { id, out } of graph.blocks) for (const edge of out) into[edge.to]!.push({ from: id, edge });
  return into;
}

export const successors = (graph: Graph): readonly (readonly number[])[] =>
  graph.blocks.map((it) => it.out.map((edge) => edge.to));

/** An edge against the order of the blocks: it closes a loop. */
export const isBackEdge = (from: number, edge: Edge): boolean => edge.to <= from;
