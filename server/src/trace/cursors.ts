/** Which variables of a function hold something that only mmu_lock keeps true, and where operations look at it. It knows names
 *  and tables, no path. */
import type { Graph, Op } from '../flow/graph.ts';
import { partsOf } from '../flow/purity.ts';
import type { Expr } from '../ir/ir.ts';
import { FROM_LIST, FROM_SPTEP, PLACES, PRINTS, SHADOW_PAGE, WALKERS } from '../model/cursors.ts';
import type { Loop } from './loops.ts';
import { addressed, conditionOf, expressionsOf } from './names.ts';
import type { Resolver } from './trace.ts';

/** `walker`: an iterator that is looked at by its members; `resets`: the one by which it is told of a yield. */
export interface Cursor {
  readonly name: string;
  readonly is: 'pointer' | 'value' | 'walker';
  readonly each?: Each;
  readonly resets?: string;
}

type Each = Op & { readonly o: 'each' };

/** What is old once mmu_lock was dropped and taken again in a block. */
export function cursorsAt(
  graph: Graph,
  loops: ReadonlyMap<number, Loop>,
  block: number,
  resolver: Resolver,
): Cursor[] {
  const found: Cursor[] = [];
  for (const loop of loops.values()) {
    if (!loop.blocks.has(block)) continue;
    for (const op of graph.blocks[loop.head]!.ops)
      if (op.o === 'each') found.push(...cursorsOf(graph, op, resolver));
  }
  for (const { name, type } of graph.params)
    if (WALKERS.has(type.replace(/ ?\*$/, ''))) found.push({ name, is: 'walker' });
  for (const name of askedAsSptep(graph)) found.push({ name, is: 'pointer' });
  const known = new Set(found.map(({ name }) => name));
  return [...found, ...derived(graph, found).filter(({ name }) => !known.has(name))];
}

function cursorsOf(graph: Graph, op: Each, resolver: Resolver): Cursor[] {
  const callee = resolver.callee(op.macro, op.args.length);
  const walk = callee.is === 'api' ? callee.api.effects.find((effect) => effect.e === 'walk') : undefined;
  const places = walk ? { cursors: [walk.cursor] } : PLACES.get(op.macro);
  if (!places || ('list' in places && places.list !== undefined && isOwn(op.args[places.list]))) return [];
  return places.cursors.flatMap((n) => {
    const name = nameOf(op.args[n]);
    if (name === undefined || !graph.types.has(name)) return [];
    const isWalker = WALKERS.has((graph.types.get(name) ?? '').replace(/ ?\*$/, ''));
    return [{ name, is: isWalker ? 'walker' : 'pointer', each: op, resets: walk?.resets } as const];
  });
}

/** A list on the stack, or one that came in by its address: whoever made it keeps others off. */
const isOwn = (head: Expr | undefined): boolean => nameOf(head) !== undefined;

/** `x` and `&x`. */
const nameOf = (expr: Expr | undefined): string | undefined =>
  expr?.k === 'name' ? expr.name : expr?.k === 'unary' && expr.op === '&' ? nameOf(expr.arg) : undefined;

/** Parameters whose shadow page is asked for: they are addresses of SPTEs. */
function askedAsSptep(graph: Graph): ReadonlySet<string> {
  const params = new Set(graph.params.map((param) => param.name));
  const found = new Set<string>();
  for (const op of graph.blocks.flatMap((block) => block.ops)) {
    const arg = op.o === 'call' && FROM_SPTEP.has(calledName(op)) ? op.args[0] : undefined;
    if (arg?.k === 'name' && params.has(arg.name)) found.add(arg.name);
  }
  return found;
}

/** Locals that hold a SPTE's value, and pages that were found by one or in a list. */
function derived(graph: Graph, from: readonly Cursor[]): Cursor[] {
  const found = new Map<string, Cursor>();
  const results = new Map<string, string>();
  for (const op of graph.blocks.flatMap((block) => block.ops)) {
    if (op.o === 'call') results.set(op.result, calledName(op));
    if (op.o !== 'set' || op.place.k !== 'name') continue;
    const { name } = op.place;
    const type = graph.types.get(name) ?? '';
    const maker = op.value.k === 'name' ? results.get(op.value.name) : undefined;
    if (maker && SHADOW_PAGE.test(type) && (FROM_SPTEP.has(maker) || FROM_LIST.has(maker)))
      found.set(name, { name, is: 'pointer' });
    else if (from.some((cursor) => isReadOf(op.value, cursor)))
      found.set(name, { name, is: type.endsWith('*') || type === 'tdp_ptep_t' ? 'pointer' : 'value' });
  }
  return [...found.values()];
}

/** The very entry: `*sptep`, `iter.old_spte`. What hangs on the page that a list holds is not the entry's. */
function isReadOf(value: Expr, cursor: Cursor): boolean {
  if (value.k === 'cast') return isReadOf(value.arg, cursor);
  if (cursor.is === 'walker') return isMember(value, cursor.name);
  return value.k === 'unary' && value.op === '*' && value.arg.k === 'name' && value.arg.name === cursor.name;
}

const STALE_MEMBERS = new Set([...WALKERS.values()].flat());

const isMember = (expr: Expr, name: string): boolean =>
  expr.k === 'member' && STALE_MEMBERS.has(expr.field) && nameOf(expr.base) === name;

const calledName = (op: Op & { readonly o: 'call' }): string =>
  op.callee.k === 'name' ? op.callee.name : '';

/** Whether an operation looks at what the cursor holds. */
export function looksAt(op: Op, cursor: Cursor): boolean {
  if (op.o === 'each') return false;
  if (op.o === 'call' && PRINTS.test(calledName(op))) return false;
  const isGiven = op.o === 'call' && op.args.some((arg) => isHandedOver(arg, cursor));
  return isGiven || expressionsOf(op).some((expr) => readsBy(expr, cursor));
}

export const decidesBy = (edge: Graph['blocks'][number]['out'][number], cursor: Cursor): boolean =>
  conditionOf(edge).some((expr) => readsBy(expr, cursor));

/** A pointer by its name, an iterator by its address too. The address of a pointer is where a callee puts another. */
function isHandedOver(arg: Expr, { name, is }: Cursor): boolean {
  if (arg.k === 'cast') return isHandedOver(arg.arg, { name, is });
  return is === 'walker' ? nameOf(arg) === name : arg.k === 'name' && arg.name === name;
}

function readsBy(expr: Expr, cursor: Cursor): boolean {
  const { name, is } = cursor;
  if (is === 'value' && expr.k === 'name' && expr.name === name) return true;
  if (is === 'walker' && isMember(expr, name)) return true;
  if (is === 'pointer') {
    const base =
      (expr.k === 'member' && expr.arrow) || expr.k === 'index'
        ? expr.base
        : expr.k === 'unary' && expr.op === '*'
          ? expr.arg
          : undefined;
    if (base?.k === 'name' && base.name === name) return true;
  }
  return partsOf(expr).some((part) => readsBy(part, cursor));
}

/** Whether it holds something new after the operation. */
export function makesAnew(op: Op, { name, each }: Cursor): boolean {
  switch (op.o) {
    case 'set':
      return op.place.k === 'name' && op.place.name === name;
    case 'local':
      return op.name === name;
    case 'call':
      return op.args.some((arg) => addressed(arg).has(name));
    case 'begin':
      return each !== undefined && op.at.start === each.at.start;
    case 'each':
      return op.args.some((arg) => nameOf(arg) === name);
    case 'havoc':
      return op.names.includes(name);
    default:
      return false;
  }
}
