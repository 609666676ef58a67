/** Which definitions can matter at all: those that mention a word of the model, and those that mention one of these by
 *  name, and those that may sleep under the lock. The rest is never parsed; a test compares with the gate off. */
import type { Table } from '../bind/table.ts';
import type { Effect } from '../model/effect.ts';
import { sleepersIn } from './sleepers.ts';
import type { Sources } from './sources.ts';
import type { Definition } from './tree.ts';

/** Words of the model that are no calls. */
const FIELDS = ['mmu_lock', 'mmu_invalidate_seq', 'mmu_notifier_seq', 'KVM_MMU_LOCK', 'KVM_MMU_UNLOCK'];

export interface Gate {
  readonly relevant: ReadonlySet<Definition>;
  /** Those that mention a word of the model themselves. */
  readonly direct: ReadonlySet<Definition>;
  /** Those that may sleep where mmu_lock can be held: what only sleeps counts in them. */
  readonly sleepers: ReadonlySet<Definition>;
  /** Ids of the model's words. */
  readonly words: ReadonlySet<number>;
}

export function gate(sources: Sources, table: Table): Gate {
  const { names } = sources;
  const words = new Set<number>(
    [...FIELDS, ...seeds(table)].map((word) => names.find(word)).filter((id) => id >= 0),
  );
  const all = [...sources.definitions()];
  const own = Int32Array.from(all, (one) => names.id(bareName(one.name)));
  const marks = new Uint8Array(names.size);
  for (const id of own) marks[id]! |= DEFINED;
  for (const id of words) marks[id]! |= WORD;
  const direct = new Set<Definition>();
  const found = new Set<Definition>();
  const todo: number[] = [];
  const users = new Users(names.size);
  all.forEach((one, n) => {
    if (!enter(one.item.mentions, n, marks, users) && !leavesItsUser(one) && !takesPage(one)) return;
    direct.add(one);
    found.add(one);
    todo.push(n);
  });
  for (let n = todo.pop(); n !== undefined; n = todo.pop()) {
    for (const user of users.of(own[n]!)) {
      if (found.has(all[user]!)) continue;
      found.add(all[user]!);
      todo.push(user);
    }
  }
  const sleepers = sleepersIn(all, own, (name) => users.of(name), names, table);
  for (const one of sleepers.all) found.add(one);
  for (const one of sleepers.direct) direct.add(one);
  for (const id of sleepers.words) words.add(id);
  return { relevant: found, direct, sleepers: sleepers.all, words };
}

/** Who is handed a page may hand it on to somebody whom nobody knows. */
const takesPage = ({ text, isMacro }: Definition): boolean =>
  !isMacro && /\bstruct (page|folio) \*|\bkvm_pfn_t\b/.test(text.slice(0, text.indexOf('{')));

/** A macro of statements with a `return` among them ends the function that uses it, with whatever that holds. Macros that make
 *  functions have a `return` too. */
const leavesItsUser = (one: Definition): boolean =>
  one.isMacro &&
  /^\s*#\s*define\s+\w+\([^)]*\)[\s\\]*(do|if|\(?\{)/.test(one.text) &&
  /\breturn\b/.test(one.text);

/** A word of the model; the name of a definition. */
const WORD = 1;
const DEFINED = 2;

/** Says whether one of the mentions is a word of the model. */
function enter(mentions: Int32Array, definition: number, marks: Uint8Array, users: Users): boolean {
  let isDirect = false;
  for (let i = 0; i < mentions.length; i++) {
    const id = mentions[i]!;
    const mark = marks[id]!;
    if (mark === 0) continue;
    if ((mark & WORD) !== 0) isDirect = true;
    if ((mark & DEFINED) !== 0) users.add(id, definition);
  }
  return isDirect;
}

/** Who mentions a name: one list for each, all in two arrays, as there are some hundred thousand entries. */
class Users {
  /** Place of each name's first and last entry, + 1; 0: none. */
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private count = 0;
  private who = new Int32Array(1 << 16);
  private next = new Int32Array(1 << 16);

  constructor(names: number) {
    this.firsts = new Int32Array(names);
    this.lasts = new Int32Array(names);
  }

  add(name: number, definition: number): void {
    const place = this.count++;
    if (place === this.who.length) {
      this.who = larger(this.who);
      this.next = larger(this.next);
    }
    this.who[place] = definition;
    const last = this.lasts[name]!;
    if (last === 0) this.firsts[name] = place + 1;
    else this.next[last - 1] = place + 1;
    this.lasts[name] = place + 1;
  }

  /** Definitions in the order they were added. */
  of(name: number): number[] {
    const found: number[] = [];
    for (let at = this.firsts[name]!; at !== 0; at = this.next[at - 1]!) found.push(this.who[at - 1]!);
    return found;
  }
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/** `FNAME(page_fault)` is mentioned by `page_fault`, `free:put_it` by `__free(put_it)`. */
export const bareName = (name: string): string =>
  name.endsWith(')')
    ? (/^\w+\((\w+)\)$/.exec(name)?.[1] ?? name)
    : name.startsWith('free:')
      ? name.slice(5)
      : name;

/** Calls that find, keep, mark, map or give back a guest's page. Locks, tests, views, sleeps and copies alone say nothing of
 *  one: who holds a page mentions one of these, or is called by somebody who does. */
function seeds(table: Table): string[] {
  return table.names.filter((name) =>
    table
      .entries(name)
      .some((api) => api.family !== 'lock' && [...api.effects, ...(api.owes ?? [])].some(isStrong)),
  );
}

function isStrong(effect: Effect): boolean {
  if (effect.e === 'lookup') return effect.from !== 'kernel';
  if (effect.e === 'use') return effect.how === 'map' || effect.how === 'metadata';
  return STRONG.has(effect.e);
}

const STRONG = new Set<Effect['e']>([
  'release',
  'release-faultin',
  'mark',
  'get',
  'install',
  'retry-check',
  'unmap',
  'zap',
  'flush',
]);
