/** The part of a function that can matter to the model: operations with an effect, what decides whether they happen, and
 *  what feeds either. Branches around nothing of this are passed in one step, so that paths differ only where it counts. */

import { isSnapshot } from '../bind/lock.ts';
import type { Block, Graph, Op } from '../flow/graph.ts';
import { liveness } from '../flow/live.ts';
import { postdominators } from '../flow/order.ts';
import type { Expr } from '../ir/ir.ts';
import { TOLD_OF_YIELD } from '../model/cursors.ts';
import type { Effect, Ref } from '../model/effect.ts';
import { calleeOf } from './calling.ts';
import { callbackOf, contractOf, handlersOf } from './indirect.ts';
import { isStep } from './loops.ts';
import { lostTo, overwrites } from './lost.ts';
import { addressNames, touches } from './mapped.ts';
import { addressed, baseOf, conditionOf, Mentions, namesIn, writtenName } from './names.ts';
import type { Callee, Resolver } from './trace.ts';

export interface Slice {
  readonly matters: ReadonlySet<Op>;
  /** For a block whose branches lead around nothing: where they meet again. */
  readonly passes: ReadonlyMap<number, number>;
  /** Where an edge into a block really leads: past blocks in which nothing that matters happens. */
  readonly leads: readonly number[];
  /** Blocks that several ways lead to: only there states can be merged. */
  readonly joins: ReadonlySet<number>;
  /** The locals that may still be asked for at the entry of a block. */
  live(block: number): ReadonlySet<string>;
  /** Members that may still be asked for from the entry of a block on. */
  ahead(block: number): ReadonlySet<string>;
  /** Names that its branches ask for; counters of loops are none of them. */
  readonly guards: ReadonlySet<string>;
  /** Something is dropped where a scope ends. */
  readonly hasGuards: boolean;
  /** Names that some operation or condition that matters reads. */
  readonly asked: ReadonlySet<string>;
}

export function slice(graph: Graph, resolver: Resolver): Slice {
  const matters = new Set<Op>();
  const asked = new Set<string>();
  const guards = new Set<string>();
  const ops = graph.blocks.flatMap((block) => block.ops);
  const told = new Mentions();
  const take = (op: Op): void => {
    matters.add(op);
    for (const name of told.read(op)) asked.add(name);
  };
  for (const op of ops) if (hasEffect(graph, op, resolver)) take(op);
  const carried = carriers(ops, matters, graph, told);
  for (const op of ops)
    if (isUnknown(graph, op, resolver) && told.read(op).some((name) => carried.has(name))) take(op);
  for (const op of ops) for (const expr of decidersOf(graph, op, resolver)) namesIn(expr, guards);
  const mapped = addressNames(ops, resolver, graph);
  if (mapped.size > 0) for (const op of ops) if (touches(op, mapped)) take(op);
  const branches = graph.blocks
    .filter((block) => block.out.length > 1)
    .map((block) => ({ block, region: undefined as readonly number[] | undefined, kept: false }));
  const meets = postdominators(graph);
  const lost = lostTo(graph, (op) => isUnknown(graph, op, resolver));
  for (const branch of branches) branch.region = regionOf(graph, branch.block, meets[branch.block.id]!);
  for (let changed = true; changed; ) {
    changed = false;
    for (const op of ops) {
      if (matters.has(op) || !(feeds(op, asked, carried, told) || overwrites(op, asked, lost))) continue;
      take(op);
      changed = true;
    }
    for (const branch of branches) {
      if (branch.kept || !decides(graph, branch.region, matters)) continue;
      branch.kept = changed = true;
      for (const edge of branch.block.out) for (const expr of conditionOf(edge)) namesIn(expr, guards);
      for (const name of guards) asked.add(name);
    }
  }
  const passes = new Map<number, number>();
  for (const branch of branches) if (!branch.kept) passes.set(branch.block.id, meets[branch.block.id]!);
  for (const op of ops) if (op.o === 'set' && isStep(op.place, op.value)) guards.delete(op.place.name);
  const leads = leadsOf(graph, matters, passes);
  return {
    matters,
    passes,
    asked,
    guards,
    hasGuards: ops.some((op) => op.o === 'leave'),
    leads,
    joins: joinsOf(graph, passes, leads),
    ...livenessOf(graph, matters, passes, told),
  };
}

/** Whether an operation touches pages, locks or snapshots, or hands them out of sight. */
function hasEffect(graph: Graph, op: Op, resolver: Resolver): boolean {
  switch (op.o) {
    case 'call': {
      const callee = calleeOf(graph, op, resolver);
      if (callee) return mayMatter(callee);
      if (callbackOf(graph, op) !== undefined) return true;
      return handlersOf(op, resolver).length > 0 || contractOf(graph, op, resolver) !== undefined;
    }
    case 'set':
      return isSnapshot(op.value) || (op.place.k === 'member' && TOLD_OF_YIELD.has(op.place.field));
    case 'enter':
      return resolver.guard(op.guard) !== undefined;
    case 'leave':
      return resolver.guard(op.guard) !== undefined || mayMatter(resolver.callee(op.guard, 1));
    case 'each': {
      const callee = resolver.callee(op.macro, op.args.length);
      return callee.is === 'api' && callee.api.effects.length > 0;
    }
    case 'return':
      return true;
    default:
      return false;
  }
}

function mayMatter(callee: Callee): boolean {
  if (callee.is === 'api')
    return callee.api.effects.length > 0 || callee.api.sleeps === 'yes' || callee.api.gfp !== undefined;
  return callee.is === 'function';
}

/** Arguments by which a call decides what becomes of a page: they tell ways apart as branches do. */
function decidersOf(graph: Graph, op: Op, resolver: Resolver): readonly Expr[] {
  if (op.o !== 'call') return [];
  const callee = calleeOf(graph, op, resolver);
  const refs = callee?.is === 'api' ? callee.api.effects.flatMap(deciders) : [];
  return refs.flatMap((ref) => (ref.in === 'arg' && op.args[ref.n] ? [op.args[ref.n]!] : []));
}

function deciders(effect: Effect): readonly Ref[] {
  if (effect.e === 'release-faultin') return [effect.unused, effect.dirty];
  return effect.e === 'release' && typeof effect.dirty === 'object' ? [effect.dirty] : [];
}

const UNKNOWN = { is: 'unknown' } as const;

/** A call that nobody can follow: it matters once it gets hold of a page. */
export function isUnknown(graph: Graph, op: Op, resolver: Resolver): boolean {
  if (op.o === 'leave' && op.guard.startsWith('free:')) return resolver.callee(op.guard, 1).is === 'unknown';
  return op.o === 'call' && (calleeOf(graph, op, resolver) ?? UNKNOWN).is === 'unknown';
}

/** Names that may hold what an effect brought: results, out-parameters, and what these are assigned to. */
function carriers(
  ops: readonly Op[],
  matters: ReadonlySet<Op>,
  graph: Graph,
  told: Mentions,
): ReadonlySet<string> {
  const carried = new Set<string>(
    graph.params.map((param) => param.name).filter((name) => isPageType(graph.types.get(name) ?? '')),
  );
  for (const op of ops) {
    if (!matters.has(op)) continue;
    if (op.o === 'call') carried.add(op.result);
    if (op.o === 'call')
      for (const arg of op.args)
        for (const name of told.in(arg))
          if (name.startsWith('.') || isPageType(graph.types.get(name) ?? '')) carried.add(name);
    if (op.o === 'call') for (const arg of op.args) for (const name of addressed(arg)) carried.add(name);
    if (op.o === 'set') carried.add(writtenName(op.place));
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const op of ops) {
      if (op.o !== 'set' || carried.has(writtenName(op.place))) continue;
      if (told.in(op.value).some((name) => carried.has(name))) changed = !!carried.add(writtenName(op.place));
    }
  }
  return carried;
}

const isPageType = (type: string): boolean =>
  /struct (page|folio)|kvm_pfn_t|hpa_t|phys_addr_t|^(const )?(void|char|u8|u32|u64|__be32|__be64) \*$/.test(
    type,
  );

function feeds(op: Op, asked: ReadonlySet<string>, carried: ReadonlySet<string>, told: Mentions): boolean {
  switch (op.o) {
    case 'set': {
      const name = writtenName(op.place);
      if (op.place.k === 'name') return asked.has(name);
      // A member of an object that somebody asks for as a whole, or by its address.
      if (asked.has(baseOf(op.place) ?? '')) return true;
      // Memory that callers see: only what may be a page, or is asked for here.
      return (
        asked.has(name) ||
        (name === '*' && asked.size > 0) ||
        told.in(op.value).some((one) => carried.has(one)) ||
        (carried.has(name) && op.value.k === 'num')
      );
    }
    case 'call':
      return asked.has(op.result) || told.addressed(op).some((name) => asked.has(name));
    case 'local':
      return asked.has(op.name);
    case 'each':
      return op.args.some((arg) => arg.k === 'name' && asked.has(arg.name));
    case 'havoc':
      return op.names.some((name) => asked.has(name));
    default:
      return false;
  }
}

/** The blocks between a branch and where its arms meet; undefined where some arm never gets there. */
function regionOf(graph: Graph, branch: Block, meet: number): readonly number[] | undefined {
  if (meet < 0) return undefined;
  const region = new Set<number>();
  const todo = branch.out.map((edge) => edge.to);
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (at === meet || region.has(at)) continue;
    region.add(at);
    const { out } = graph.blocks[at]!;
    if (out.length === 0) return undefined;
    for (const edge of out) todo.push(edge.to);
  }
  return [...region];
}

const decides = (graph: Graph, region: readonly number[] | undefined, matters: ReadonlySet<Op>): boolean =>
  region === undefined || region.some((id) => graph.blocks[id]!.ops.some((op) => matters.has(op)));

function leadsOf(
  graph: Graph,
  matters: ReadonlySet<Op>,
  passes: ReadonlyMap<number, number>,
): readonly number[] {
  const next = (id: number): number | undefined => {
    const block = graph.blocks[id]!;
    if (block.isLoopHead || block.ops.some((op) => matters.has(op))) return undefined;
    const pass =
      passes.get(id) ?? (block.out.length === 1 && !block.out[0]!.when ? block.out[0]!.to : undefined);
    // The end is reached by a block of its own, which says how.
    return pass === graph.exit ? undefined : pass;
  };
  const leads: number[] = [];
  // From the back: what a block leads to is known before it, but for loops, whose heads end a chain.
  for (let id = graph.blocks.length - 1; id >= 0; id--) {
    const to = next(id);
    leads[id] = to === undefined ? id : (leads[to] ?? to);
  }
  return leads;
}

function joinsOf(
  graph: Graph,
  passes: ReadonlyMap<number, number>,
  leads: readonly number[],
): ReadonlySet<number> {
  const joins = new Set<number>();
  const seen = new Set<number>();
  const reached = new Set([0]);
  for (const id of reached) {
    const pass = passes.get(id);
    const targets = pass === undefined ? graph.blocks[id]!.out.map((edge) => edge.to) : [pass];
    for (const target of targets) {
      const to = leads[target]!;
      if (seen.has(to) || graph.blocks[to]!.isLoopHead) joins.add(to);
      seen.add(to);
      reached.add(to);
    }
  }
  return joins;
}

function livenessOf(
  graph: Graph,
  matters: ReadonlySet<Op>,
  passes: ReadonlyMap<number, number>,
  told: Mentions,
): Pick<Slice, 'live' | 'ahead'> {
  const escaped = new Set<string>();
  for (const op of matters) for (const name of told.addressed(op)) escaped.add(name);
  const passed = new Set<unknown>();
  for (const block of graph.blocks) if (passes.has(block.id)) for (const edge of block.out) passed.add(edge);
  const { before } = liveness(graph, {
    used: (op) => (matters.has(op) ? told.read(op) : NONE),
    defined: (op) =>
      op.o === 'call'
        ? [op.result]
        : op.o === 'local'
          ? [op.name]
          : op.o === 'set' && op.place.k === 'name'
            ? [op.place.name]
            : NONE,
    usedBy: (edge) => (passed.has(edge) ? NONE : conditionOf(edge).flatMap((expr) => told.in(expr))),
  });
  const live = before.map((names) => (escaped.size === 0 ? names : new Set([...names, ...escaped])));
  // Members are never written whole, so what is alive of them is what lies ahead.
  return { live: (block) => live[block]!, ahead: (block) => before[block]! };
}

const NONE: readonly string[] = [];
