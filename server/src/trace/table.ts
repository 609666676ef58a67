/** Small immutable maps from numbers, in order of entry: states are copied far more often than asked, and hold a handful of
 *  entries each. They know no state. */

export class Table<V> implements ReadonlyMap<number, V> {
  /** Shared by all tables that differ in values only. */
  readonly ids: readonly number[];
  readonly held: readonly V[];

  constructor(ids: readonly number[], held: readonly V[]) {
    this.ids = ids;
    this.held = held;
  }

  get size(): number {
    return this.ids.length;
  }

  get(id: number): V | undefined {
    const at = this.ids.indexOf(id);
    return at < 0 ? undefined : this.held[at];
  }

  has(id: number): boolean {
    return this.ids.includes(id);
  }

  with(id: number, value: V): Table<V> {
    const at = this.ids.indexOf(id);
    if (at < 0) {
      const ids = this.ids.slice();
      const held = this.held.slice();
      ids.push(id);
      held.push(value);
      return new Table(ids, held);
    }
    if (this.held[at] === value) return this;
    const held = this.held.slice();
    held[at] = value;
    return new Table(this.ids, held);
  }

  without(id: number): Table<V> {
    return this.ids.includes(id) ? this.filter((other) => other !== id) : this;
  }

  /** The same table where everything is kept. */
  filter(keeps: (id: number, value: V) => boolean): Table<V> {
    const { ids, held } = this;
    let n = 0;
    while (n < ids.length && keeps(ids[n]!, held[n]!)) n++;
    if (n === ids.length) return this;
    const keptIds = ids.slice(0, n);
    const kept = held.slice(0, n);
    for (n++; n < ids.length; n++) {
      if (!keeps(ids[n]!, held[n]!)) continue;
      keptIds.push(ids[n]!);
      kept.push(held[n]!);
    }
    return new Table(keptIds, kept);
  }

  forEach(visit: (value: V, id: number, map: ReadonlyMap<number, V>) => void): void {
    for (let n = 0; n < this.size; n++) visit(this.held[n]!, this.ids[n]!, this);
  }

  entries(): MapIterator<[number, V]> {
    return this.ids.map((id, n): [number, V] => [id, this.held[n]!]).values();
  }

  keys(): MapIterator<number> {
    return this.ids.values();
  }

  values(): MapIterator<V> {
    return this.held.values();
  }

  [Symbol.iterator](): MapIterator<[number, V]> {
    return this.entries();
  }
}

const EMPTY = new Table<never>([], []);

export const emptyTable = <V>(): Table<V> => EMPTY;

/** The map itself where it is a table. */
export function tableOf<V>(map: ReadonlyMap<number, V>): Table<V> {
  if (map instanceof Table) return map;
  return map.size === 0 ? EMPTY : new Table([...map.keys()], [...map.values()]);
}
