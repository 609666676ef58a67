/** What a further turn of a loop makes old: values that the turn will make anew, and facts about its own tests. Without
 *  this, two turns would be taken for one. */
import type { Graph, Op } from '../flow/graph.ts';
import { loops } from '../flow/order.ts';
import type { Expr } from '../ir/ir.ts';
import { printExpr } from '../ir/print.ts';
import { renameFlush } from '../model/flush.ts';
import type { Mmu, Page } from '../model/state.ts';
import { evaluate, type Scope } from './eval.ts';
import { ANY, type Fact, factOf, isConstant, joinFacts, signOf } from './facts.ts';
import { addressed, namesIn, writtenName } from './names.ts';
import type { State } from './state.ts';
import { tableOf } from './table.ts';
import type { Value, ValueId, Values } from './value.ts';

export interface Loop {
  readonly head: number;
  readonly blocks: ReadonlySet<number>;
  /** Sites of values that its blocks make: call ordinals, snapshots, joins. */
  readonly sites: ReadonlySet<string>;
  /** Tests that decide whether it goes on. */
  readonly tests: readonly Expr[];
  /** Locals that a turn adds to or subtracts from: their number is that turn's only. */
  readonly counters: readonly string[];
  /** Values by what they are called after a turn, filled in while a run goes on. */
  readonly renamed: Map<ValueId, ValueId>;
}

/** Natural loops by their heads. */
export function loopsOf(graph: Graph): ReadonlyMap<number, Loop> {
  const inside = new Map<number, Set<number>>();
  loops(graph).forEach((heads, id) => {
    for (const head of heads) inside.set(head, (inside.get(head) ?? new Set()).add(id));
  });
  return new Map([...inside].map(([head, blocks]) => [head, loopOf(graph, head, blocks)]));
}

function loopOf(graph: Graph, head: number, blocks: ReadonlySet<number>): Loop {
  const sites = new Set<string>();
  const tests: Expr[] = [];
  for (const id of blocks) {
    sites.add(`b${id}`);
    const block = graph.blocks[id]!;
    for (const op of block.ops)
      sites.add('ordinal' in op ? `${op.ordinal}` : op.o === 'set' ? `@${printExpr(op.place)}` : op.o);
    const leaves = block.out.some((edge) => !blocks.has(edge.to));
    if (leaves) for (const edge of block.out) if (edge.when?.g === 'test') tests.push(edge.when.test);
  }
  const ops = [...blocks].flatMap((id) => graph.blocks[id]!.ops);
  const counters = ops.flatMap((op) => (op.o === 'set' && isStep(op.place, op.value) ? [op.place.name] : []));
  return {
    head,
    blocks,
    sites,
    tests: tests.filter((test) => mayChange(test, ops)),
    counters,
    renamed: new Map(),
  };
}

/** Whether a turn can make a test come out otherwise: it writes what the test reads, or calls somebody who may. */
function mayChange(test: Expr, ops: readonly Op[]): boolean {
  const read = namesIn(test);
  const hasMembers = [...read].some((name) => name.startsWith('.'));
  return ops.some((op) => {
    if (op.o === 'set') return read.has(writtenName(op.place)) || writtenName(op.place) === '*';
    if (op.o === 'local') return read.has(op.name);
    if (op.o === 'call')
      return (
        hasMembers ||
        read.has(op.result) ||
        op.args.some((arg) => [...addressed(arg)].some((name) => read.has(name)))
      );
    if (op.o === 'each') return op.args.some((arg) => [...namesIn(arg)].some((name) => read.has(name)));
    return op.o === 'havoc';
  });
}

/** `i = i + 1` and its like. */
export const isStep = (place: Expr, value: Expr): place is Expr & { readonly k: 'name' } =>
  place.k === 'name' &&
  value.k === 'binary' &&
  (value.op === '+' || value.op === '-') &&
  value.left.k === 'name' &&
  value.left.name === place.name;

/** The state as the next turn sees it. */
export function age(scope: Scope, state: State, loop: Loop): State {
  const { values } = scope;
  const tested = new Set(loop.tests.map((test) => evaluate(scope, state, test)));
  // What a loop asks before each turn may have changed with it.
  const asked = new Set<ValueId>();
  for (const test of tested)
    for (const part of values.partsOf(test)) if (!isConstant(values, part)) asked.add(part);
  const isOfLoop = (value: Value): boolean =>
    value.v === 'sym' && loop.sites.has(siteHead(value.site)) && !value.site.endsWith('~');
  const rename = renamer(values, isOfLoop, loop.renamed);
  const facts = new Map<ValueId, Fact>();
  const known = tableOf(state.facts);
  for (let n = 0; n < known.size; n++) {
    const [id, fact] = [known.ids[n]!, known.held[n]!];
    if (tested.has(id) || asked.has(id) || mentionsCall(values, id)) continue;
    const now = rename(id);
    const other = facts.get(now);
    if (!other) facts.set(now, fact);
    else
      for (const [joined, both] of joinFacts(new Map([[now, other]]), new Map([[now, fact]])))
        facts.set(joined, both);
  }
  const store = new Map<ValueId, ValueId>();
  const before = tableOf(state.store);
  for (let n = 0; n < before.size; n++) store.set(rename(before.ids[n]!), rename(before.held[n]!));
  for (const name of loop.counters) count(values, state, store, facts, name, loop);
  return { mmu: ageMmu(state.mmu, rename), store: tableOf(store), facts: tableOf(facts), temps: undefined };
}

/** A counter after a turn: of its number only the sign is kept, or the loop would be walked turn by turn. */
function count(
  values: Values,
  state: State,
  store: Map<ValueId, ValueId>,
  facts: Map<ValueId, Fact>,
  name: string,
  loop: Loop,
): void {
  const place = values.make({ v: 'local', name });
  const held = state.store.get(place);
  if (held === undefined || values.get(held).v === 'view') return;
  const counted = values.sym(name, `b${loop.head}:count`);
  store.set(place, counted);
  const sign = signOf(values, state.facts, held);
  facts.delete(counted);
  if (sign !== ANY) facts.set(counted, factOf(sign));
}

/** Join sites are `b12:…`, results `7` or `7.3`. */
const siteHead = (site: string): string => /^(@[^~]+|\w+)/.exec(site)?.[1] ?? site;

const mentionsCall = (values: Values, id: ValueId): boolean =>
  values.mentions(
    id,
    (_, value) =>
      value.v === 'op' && value.op.startsWith('call:') && value.args.some((arg) => !isConstant(values, arg)),
  );

function ageMmu(mmu: Mmu, rename: (id: ValueId) => ValueId): Mmu {
  if (mmu.pages.size === 0 && mmu.seqs.size === 0) return mmu;
  const pages = new Map<ValueId, Page>();
  for (const [id, page] of mmu.pages) {
    const now = rename(id);
    const other = pages.get(now);
    pages.set(now, other ? older(other, page) : page);
  }
  const seqs = new Map([...mmu.seqs].map(([id, seq]) => [rename(id), seq]));
  return { ...mmu, pages, seqs, flush: renameFlush(mmu.flush, rename) };
}

/** Pages of different turns under one name: what is still held counts. */
const older = (a: Page, b: Page): Page => ({
  ...a,
  held: Math.max(a.held, b.held),
  released: a.released && b.released,
  moved: a.moved || b.moved,
  many: true,
});

const renamer = (
  values: Values,
  isOfLoop: (value: Value) => boolean,
  done: Map<ValueId, ValueId>,
): ((id: ValueId) => ValueId) =>
  renamed(
    values,
    (_, value) =>
      value.v === 'sym' && isOfLoop(value) ? values.sym(value.name, `${value.site}~`) : undefined,
    done,
  );

/** Values with some of their parts under other names. */
export function renamed(
  values: Values,
  nameOf: (id: ValueId, value: Value) => ValueId | undefined,
  done = new Map<ValueId, ValueId>(),
): (id: ValueId) => ValueId {
  const rename = (id: ValueId): ValueId => {
    let made = done.get(id);
    if (made === undefined) done.set(id, (made = make(id)));
    return made;
  };
  const make = (id: ValueId): ValueId => {
    const value = values.get(id);
    const other = nameOf(id, value);
    if (other !== undefined) return other;
    switch (value.v) {
      case 'init':
        return values.make({ v: 'init', of: rename(value.of) });
      case 'view':
        return values.make({ ...value, of: rename(value.of) });
      case 'field':
        return values.field(rename(value.base), value.field);
      case 'elem':
        return values.make({ ...value, base: rename(value.base) });
      case 'op':
        return values.op(value.op, ...value.args.map(rename));
      default:
        return id;
    }
  };
  return rename;
}
