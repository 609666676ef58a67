/** Which definitions can matter at all: those that mention a word of the model, and those that mention one of these by
 *  name. The rest is never parsed; a test compares with the gate off. */
import type { Table } from '../bind/table.ts';
import type { Effect } from '../model/effect.ts';
import type { Sources } from './sources.ts';
import type { Definition } from './tree.ts';

/** Words of the model that are no calls. */
const FIELDS = ['mmu_lock', 'mmu_invalidate_seq', 'mmu_notifier_seq', 'KVM_MMU_LOCK', 'KVM_MMU_UNLOCK'];

export interface Gate {
  readonly relevant: ReadonlySet<Definition>;
  /** Those that mention a word of the model themselves. */
  readonly direct: ReadonlySet<Definition>;
  /** Ids of the model's words. */
  readonly words: ReadonlySet<number>;
}

export function gate(sources: Sources, table: Table): Gate {
  const { names } = sources;
  const words = new Set<number>(
    [...FIELDS, ...seeds(table)].map((word) => names.find(word)).filter((id) => id >= 0),
  );
  const mentioning = new Map<number, Definition[]>();
  const named = new Map<number, Definition[]>();
  for (const one of sources.definitions()) add(named, names.id(bareName(one.name)), one);
  const found = new Set<Definition>();
  const direct = new Set<Definition>();
  const todo: Definition[] = [];
  const take = (one: Definition): void => {
    if (found.has(one)) return;
    found.add(one);
    todo.push(one);
  };
  for (const one of sources.definitions()) {
    for (const id of one.item.mentions) {
      if (words.has(id)) {
        direct.add(one);
        take(one);
      }
      if (named.has(id)) add(mentioning, id, one);
    }
  }
  for (let one = todo.pop(); one; one = todo.pop())
    for (const user of mentioning.get(names.id(bareName(one.name))) ?? []) take(user);
  return { relevant: found, direct, words };
}

/** `FNAME(page_fault)` is mentioned by `page_fault`. */
export const bareName = (name: string): string => /^\w+\((\w+)\)$/.exec(name)?.[1] ?? name;

/** Calls that find, keep, mark, map or give back a guest's page. Locks, tests, views, sleeps and copies alone say nothing of
 *  one: who holds a page mentions one of these, or is called by somebody who does. */
function seeds(table: Table): string[] {
  return table.names.filter((name) =>
    table.entries(name).some((api) => api.family !== 'lock' && api.effects.some(isStrong)),
  );
}

function isStrong(effect: Effect): boolean {
  if (effect.e === 'lookup') return effect.from !== 'kernel';
  if (effect.e === 'use') return effect.how === 'map' || effect.how === 'metadata';
  return STRONG.has(effect.e);
}

const STRONG = new Set<Effect['e']>(['release', 'release-faultin', 'mark', 'get', 'install', 'retry-check']);

function add(map: Map<number, Definition[]>, id: number, one: Definition): void {
  const list = map.get(id);
  if (list) list.push(one);
  else map.set(id, [one]);
}
