/** Which of a function's parameters get into the hands of somebody whom nobody knows, by a call of its own or of a callee's.
 *  It asks for names as they are passed on, whatever way through the function is taken. */
import type { Graph } from '../flow/graph.ts';
import { calleeOf } from './calling.ts';
import { isUnknown } from './slice.ts';
import type { Resolver } from './trace.ts';

/** The VM and its vCPUs go everywhere; what they hold stays theirs. */
const STRUCTURE = /\bstruct (?!kvm\b|kvm_vcpu\b)\w+ \*/;

export function handsOf(graph: Graph, resolver: Resolver): readonly number[] {
  const given = graph.params.flatMap(({ type }, n) => (STRUCTURE.test(type) ? [n] : []));
  if (given.length === 0) return given;
  const hands = new Set<number>();
  for (const op of graph.blocks.flatMap((block) => block.ops)) {
    if (op.o !== 'call') continue;
    const isLost = isUnknown(graph, op, resolver);
    const callee = isLost ? undefined : calleeOf(graph, op, resolver);
    const lost = callee?.is === 'function' ? callee.summary.hands : [];
    op.args.forEach((arg, k) => {
      const isGiven = (n: number): boolean => arg.k === 'name' && graph.params[n]!.name === arg.name;
      if (isLost || lost.includes(k)) for (const n of given) if (isGiven(n)) hands.add(n);
    });
  }
  return [...hands];
}
