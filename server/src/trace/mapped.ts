/** Which names of a function may hold an address in a page, and which operations touch contents through one. Flow-insensitive:
 *  it only says what must not be left out. */
import type { Graph, Op } from '../flow/graph.ts';
import type { Effect } from '../model/effect.ts';
import { pointerOf } from './contents.ts';
import { addressed, expressionsOf, namesIn, writtenName } from './names.ts';
import type { Resolver } from './trace.ts';

/** Names that hold such addresses: what mapping calls give or leave in a member, and what these are assigned to. */
export function addressNames(ops: readonly Op[], resolver: Resolver, graph: Graph): ReadonlySet<string> {
  const names = new Set<string>();
  for (const op of ops) if (op.o === 'call') addMapped(op, resolver, graph, names);
  for (let changed = names.size > 0; changed; ) {
    changed = false;
    for (const op of ops)
      if (
        op.o === 'set' &&
        !names.has(writtenName(op.place)) &&
        [...namesIn(op.value)].some((name) => names.has(name))
      )
        changed = !!names.add(writtenName(op.place));
  }
  return names;
}

function addMapped(
  op: Op & { readonly o: 'call' },
  resolver: Resolver,
  graph: Graph,
  names: Set<string>,
): void {
  if (op.callee.k !== 'name' || graph.types.has(op.callee.name)) return;
  const callee = resolver.callee(op.callee.name, op.args.length);
  if (callee.is === 'function') {
    for (const name of callee.summary.addresses) names.add(name === '' ? op.result : name);
    if (callee.summary.addresses.some((name) => name !== ''))
      for (const arg of op.args) for (const name of addressed(arg)) names.add(name);
  }
  const effects: readonly Effect[] = callee.is === 'api' ? callee.api.effects : [];
  for (const effect of effects) {
    if (effect.e !== 'view' || !effect.address) continue;
    if (effect.as.in === 'result') names.add(op.result);
    else if (effect.as.in === 'out') {
      for (const name of addressed(op.args[effect.as.n] ?? op.callee)) names.add(name);
      if (effect.as.field) names.add(`.${effect.as.field}`);
    }
  }
}

/** A store through such a name, or a call that gets one. */
export function touches(op: Op, mapped: ReadonlySet<string>): boolean {
  if (op.o === 'call')
    return expressionsOf(op).some((expr) => [...namesIn(expr)].some((name) => mapped.has(name)));
  return (
    op.o === 'set' &&
    op.place.k !== 'name' &&
    [...namesIn(pointerOf(op.place))].some((name) => mapped.has(name))
  );
}
