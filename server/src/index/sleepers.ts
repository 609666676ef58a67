/** Which definitions may sleep where mmu_lock can be held: those that mention what sleeps, or somebody who does, and are
 *  mentioned below a place that has the lock. It goes by names alone; whether they sleep there is the trace's to say. */
import type { Table } from '../bind/table.ts';
import type { Api } from '../model/effect.ts';
import type { Names } from '../syntax/syntax.ts';
import type { Definition } from './tree.ts';

const LOCKS = ['mmu_lock', 'KVM_MMU_LOCK'];

export interface Sleepers {
  readonly all: ReadonlySet<Definition>;
  /** Those that mention what sleeps themselves. */
  readonly direct: ReadonlySet<Definition>;
  /** Ids of the words that it went by. */
  readonly words: readonly number[];
}

/** `own`: the id of each definition's bare name; `users`: who mentions a name, as indices into `definitions`. */
export function sleepersIn(
  definitions: readonly Definition[],
  own: Int32Array,
  users: (name: number) => readonly number[],
  names: Names,
  table: Table,
): Sleepers {
  const kinds = wordKinds(names, table);
  const isFollowed = (n: number): boolean => (kinds.of(own[n]!) & KNOWN) === 0;
  const mentions = definitions.map((one) => kinds.in(one.item.mentions));
  const direct = indices(mentions, (kind, n) => (kind & SLEEP) !== 0 && isFollowed(n));
  const mayWait = reached(direct, (n) => users(own[n]!).filter(isFollowed));
  const below = calleesIn(definitions, own, isFollowed);
  const found = reached(lockers(definitions, own, mentions, users, table), below);
  const all = new Set([...found].filter((n) => mayWait.has(n)).map((n) => definitions[n]!));
  return {
    all,
    direct: new Set([...direct].map((n) => definitions[n]!).filter((one) => all.has(one))),
    words: kinds.words,
  };
}

const SLEEP = 1;
const LOCK = 2;
const TAKES = 4;
const DROPS = 8;
/** The table acts, whatever the body is. */
const KNOWN = 16;

interface Kinds {
  of(name: number): number;
  in(mentions: Int32Array): number;
  readonly words: readonly number[];
}

function wordKinds(names: Names, table: Table): Kinds {
  const kinds = new Map<number, number>();
  const note = (word: string, kind: number): void => {
    const id = names.find(word);
    if (id >= 0) kinds.set(id, (kinds.get(id) ?? 0) | kind);
  };
  for (const word of LOCKS) note(word, LOCK);
  for (const name of table.names) {
    const acting = table.entries(name).filter(({ wrapper }) => !wrapper);
    if (acting.length === 0) continue;
    note(name, KNOWN);
    if (acting.some(isSleeping)) note(name, SLEEP);
    if (acting.some(({ effects }) => effects.some(({ e }) => e === 'lock'))) note(name, TAKES);
    if (acting.some(({ effects }) => effects.some(({ e }) => e === 'unlock'))) note(name, DROPS);
  }
  const of = (name: number): number => kinds.get(name) ?? 0;
  return {
    of,
    in: (mentions) => mentions.reduce((kind, id) => kind | (of(id) & ~KNOWN), 0),
    words: [...kinds.keys()],
  };
}

const isSleeping = ({ sleeps, gfp }: Api): boolean => sleeps === 'yes' || gfp !== undefined;

/** Who names the lock, who calls a helper that takes it for its caller, and the hooks that are entered with it. */
function lockers(
  definitions: readonly Definition[],
  own: Int32Array,
  mentions: readonly number[],
  users: (name: number) => readonly number[],
  table: Table,
): ReadonlySet<number> {
  const takers = indices(mentions, (kind) => (kind & LOCK) !== 0 && (kind & (TAKES | DROPS)) === TAKES);
  const holders = [...takers].flatMap((n) => users(own[n]!));
  const named = indices(
    mentions,
    (kind, n) => (kind & LOCK) !== 0 || isLocked(table.hook(definitions[n]!.name)?.lock),
  );
  return new Set([...named, ...holders]);
}

const isLocked = (lock: string | undefined): boolean =>
  lock === 'read' || lock === 'write' || lock === 'held';

function calleesIn(
  definitions: readonly Definition[],
  own: Int32Array,
  isFollowed: (n: number) => boolean,
): (n: number) => readonly number[] {
  const byName = new Map<number, number[]>();
  own.forEach((name, n) => {
    if (!isFollowed(n)) return;
    const list = byName.get(name);
    if (list) list.push(n);
    else byName.set(name, [n]);
  });
  return (n) => {
    const found: number[] = [];
    for (const id of definitions[n]!.item.mentions) if (id !== own[n]) found.push(...(byName.get(id) ?? []));
    return found;
  };
}

function indices(
  mentions: readonly number[],
  isWanted: (kind: number, n: number) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  mentions.forEach((kind, n) => {
    if (isWanted(kind, n)) found.add(n);
  });
  return found;
}

function reached(start: ReadonlySet<number>, next: (n: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set(start);
  for (const n of found) for (const other of next(n)) found.add(other);
  return found;
}
