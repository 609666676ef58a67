/** The graph of a piece of C as text for comparison. It knows the printers and nothing else. */
import { buildGraph } from '../../server/src/flow/build.ts';
import type { Graph } from '../../server/src/flow/graph.ts';
import { printGraph } from '../../server/src/flow/print.ts';
import { lowerFunction } from '../../server/src/ir/lower.ts';

/** Statements in a function of their own. */
export const graphOf = (statements: string): Graph =>
  buildGraph(lowerFunction(`int f(struct kvm *kvm)\n{\n${statements}\n}\n`)!);

/** Its blocks, without the graph's head. */
export const graph = (statements: string): string =>
  printGraph(graphOf(statements)).split('\n').slice(1).join('\n').trimEnd();
