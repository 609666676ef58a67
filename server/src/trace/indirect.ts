/** Calls through pointers: which functions they may enter, and what is promised of whatever the pointer points to. It follows
 *  none of them. */
import type { Graph, Op } from '../flow/graph.ts';
import type { Api } from '../model/effect.ts';
import type { FunctionKey, Resolver } from './trace.ts';

/** `range->handler(…)`: the functions that it may be. */
export const handlersOf = (op: Op & { readonly o: 'call' }, resolver: Resolver): readonly FunctionKey[] =>
  op.callee.k === 'member' ? resolver.handlers(op.callee.field) : [];

/** What is promised of whatever a pointer points to: by the pointer's type, or by the member that holds it. */
export function contractOf(
  graph: Graph,
  op: Op & { readonly o: 'call' },
  resolver: Resolver,
): Api | undefined {
  const { callee } = op;
  const name =
    callee.k === 'name'
      ? graph.types.get(callee.name)
      : callee.k === 'member'
        ? `.${callee.field}`
        : undefined;
  const found = name ? resolver.callee(name, op.args.length) : undefined;
  return found?.is === 'api' && found.api.params.length === op.args.length ? found.api : undefined;
}

/** The parameter that a call goes through which hands a page on. */
export function callbackOf(graph: Graph, { callee, args }: Op & { readonly o: 'call' }): number | undefined {
  if (callee.k !== 'name' || !graph.types.has(callee.name)) return undefined;
  const n = graph.params.findIndex(({ name }) => name === callee.name);
  const isPage = (type: string | undefined): boolean =>
    /\bstruct (page|folio) \*$|\bkvm_pfn_t$/.test(type ?? '');
  return n >= 0 && args.some((arg) => arg.k === 'name' && isPage(graph.types.get(arg.name))) ? n : undefined;
}

export const isIndirect = (graph: Graph, op: Op & { readonly o: 'call' }): boolean =>
  op.callee.k !== 'name' || graph.types.has(op.callee.name);
