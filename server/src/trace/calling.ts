/** Which of the tree's functions, or of the table's entries, a call goes to: by its name, or through a global table of
 *  functions that the model knows. What it does there is not asked. */
import type { Graph, Op } from '../flow/graph.ts';
import type { Callee, Resolver } from './trace.ts';

type Call = Op & { readonly o: 'call' };

/** Undefined for a call through a pointer that nobody knows. */
export function calleeOf(graph: Graph, op: Call, resolver: Resolver): Callee | undefined {
  const name = calleeName(graph, op);
  const callee = name === undefined ? undefined : resolver.callee(name, op.args.length);
  return op.callee.k === 'name' || callee?.is === 'api' ? callee : undefined;
}

/** `f`, or `ops.f` for a member of a global structure. */
export function calleeName(graph: Graph, { callee }: Call): string | undefined {
  if (callee.k === 'name') return graph.types.has(callee.name) ? undefined : callee.name;
  if (callee.k !== 'member' || callee.arrow || callee.base.k !== 'name') return undefined;
  return graph.types.has(callee.base.name) ? undefined : `${callee.base.name}.${callee.field}`;
}
