/** Answers what a called name is, from one file of the tree: an entry of the table, a summary, quiet, or unknown. It runs
 *  nothing: summaries are there or they are not. */
import type { Table } from '../bind/table.ts';
import type { Api, Effect } from '../model/effect.ts';
import type { Callee, Resolver, Summary } from '../trace/trace.ts';
import type { Callbacks } from './callbacks.ts';
import type { Constants } from './constants.ts';
import type { Declarations } from './declarations.ts';
import type { Handlers } from './handlers.ts';
import { isTrivialCall } from './quiet.ts';
import type { Names } from './resolve.ts';
import type { SoftwareBits } from './software-bits.ts';
import type { Definition } from './tree.ts';
import type { Writes } from './writes.ts';

export interface World {
  readonly names: Names;
  readonly declarations: Declarations;
  readonly table: Table;
  readonly constants: Constants;
  readonly handlers: Handlers;
  readonly bits: SoftwareBits;
  readonly writes: Writes;
  readonly callbacks: Callbacks;
  isRelevant(one: Definition): boolean;
  /** Mentions a word of the model itself. */
  isDirect(one: Definition): boolean;
  /** May sleep where mmu_lock can be held. */
  isSleeper(one: Definition): boolean;
}

export function resolverFor(world: World, path: string): Resolver {
  return {
    callee: (name) => callee(world, name, path),
    constant: (name) => (/^[A-Z_]/.test(name) ? world.constants.value(name, path) : undefined),
    guard: (name) => world.table.guard(name),
    records: (field) => world.bits.of(field, path),
    writes: (name, n) => world.writes.through(name, n, path),
    writers: (fn, param, arg) => world.callbacks.writers(fn, param, arg),
    handlers: (field) => world.handlers.of(field, path, world.isRelevant).map((one) => one.key),
  };
}

function callee(world: World, name: string, path: string): Callee {
  const found = world.names.resolve(name, path);
  if (world.table.knows(name)) {
    const shown = shownOf(found) ?? declared(world, name, path);
    const api = world.table.api(name, shown);
    if (api) return { is: 'api', api: api.owes ? withOwed(api, api.effects) : api };
    const owing = world.table.owing(name, shown);
    if (owing) return followed(owing, body(world, found, name));
  }
  return found.length === 0 ? notFound(world, name, path) : body(world, found, name);
}

/** A body beside what the table says of its zaps; one of which there is nothing to say leaves the table's word alone. */
function followed(owing: Api, callee: Callee): Callee {
  if (callee.is === 'function') return { ...callee, owing: owing.owes };
  return callee.is === 'quiet' ? { is: 'api', api: withOwed(owing, []) } : callee;
}

const owed = new WeakMap<Api, Api>();

function withOwed(api: Api, effects: readonly Effect[]): Api {
  let whole = owed.get(api);
  if (!whole) owed.set(api, (whole = { ...api, effects: [...effects, ...api.owes!] }));
  return whole;
}

function body(world: World, found: readonly Definition[], name: string): Callee {
  const summaries = found.filter((one) => world.isRelevant(one)).map((one) => one.trace?.summary);
  const telling = summaries.filter(
    (summary): summary is Summary => summary !== undefined && !summary.trivial,
  );
  // An empty stub of another configuration never weakens a body.
  if (telling.length === 1) {
    const besides = world.table.besides(name, shownOf(found));
    return { is: 'function', summary: telling[0]!, besides };
  }
  if (telling.length > 1) return { is: 'unknown' };
  return { is: 'quiet', pure: found.length === 1 && isPure(found[0]!) };
}

/** `KVM_PGT_FN(f)` is a call of `f`; an asking name asks; of anything else nothing is known. */
function notFound(world: World, name: string, path: string): Callee {
  const inner = /^KVM_PGT_FN\((\w+)\)$/.exec(name)?.[1];
  if (inner) return callee(world, inner, path);
  // Without a DEFINE_FREE() in reach a cleanup is called after the function that it calls.
  if (name.startsWith('free:')) return callee(world, name.slice(5), path);
  if (isPredicate(name)) return { is: 'quiet', pure: true };
  return isTrivialCall(name) ? { is: 'quiet', pure: false } : { is: 'unknown' };
}

const shownOf = (
  found: readonly Definition[],
): { params?: number; body?: string; isStatic?: boolean } | undefined => {
  const one = found[0];
  return (
    one && {
      params: one.lowered?.ir.params.length ?? countParams(one.text),
      body: one.text,
      isStatic: one.isStatic,
    }
  );
};

/** A prototype shows the parameters, where the body is not at hand. */
function declared(world: World, name: string, path: string): { params?: number } | undefined {
  const one = world.declarations.of(name, path).find(({ text }) => new RegExp(`\\b${name}\\(`).test(text));
  return one && { params: countParams(one.text) };
}

function countParams(text: string): number | undefined {
  const list = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(text)?.[1];
  return list === undefined
    ? undefined
    : list.trim() === 'void' || list.trim() === ''
      ? 0
      : list.split(',').length;
}

/** By the kernel's convention such names ask and change nothing; those in capitals compute (`BIT(3)`). */
export const isPredicate = (name: string): boolean =>
  /^[A-Z][A-Z0-9_]+$/.test(name) ||
  /(^|_)(is|has|can|should|supports?|enabled|active|allowed)(_|$)/.test(name);

const pure = new WeakMap<object, boolean>();

/** A body that only computes: no assignment, no loop, a return. */
function isPure(one: Definition): boolean {
  let is = pure.get(one.item);
  if (is === undefined) {
    const code = one.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ');
    const body = code.slice(code.indexOf(one.isMacro ? ')' : '{'));
    is =
      !/[^=!<>]=[^=]|\+\+|--|\b(for|while|do|goto)\b/.test(body) &&
      (one.isMacro || /\breturn\b/.test(body)) &&
      isPredicate(one.name);
    pure.set(one.item, is);
  }
  return is;
}
