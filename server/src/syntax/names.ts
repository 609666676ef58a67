/** Identifiers as small numbers, made straight from the text's char codes: a scan of all of KVM sees about a million
 *  mentions of some forty thousand names. It knows no scope and no meaning, and forgets nothing. */
import { isWordUnit } from './scan.ts';
import type { Names } from './syntax.ts';

export function createNames(): Names {
  return new Table();
}

class Table implements Names {
  size = 0;
  end = 0;
  /** Made when somebody asks: most names are never printed. */
  private readonly names: (string | undefined)[] = [];
  /** Open addressing with linear probing: hash, id + 1, and where the name's units start and end; their number is a power
   *  of two, at most two thirds are taken. Side by side, as a look costs what it takes to fetch them. */
  private slots = new Int32Array(SLOT << 14);
  private mask = (1 << 14) - 1;
  /** All names' units end to end, and where each id's start: comparing there costs half of what a string does. */
  private units = new Uint16Array(1 << 16);
  private starts = new Int32Array(1 << 13);

  name(id: number): string {
    if (id < 0 || id >= this.size) return '';
    return (this.names[id] ??= textOf(this.units.subarray(this.starts[id]!, this.starts[id + 1]!)));
  }

  initial(id: number): number {
    return this.units[this.starts[id]!]!;
  }

  id(name: string): number {
    return this.idAt(name, 0, name.length);
  }

  idAt(text: string, start: number, end: number): number {
    return this.hashed(hashOf(text, start, end), text, start, end);
  }

  /** One loop for the end and the hash: this is the hottest place of all. */
  idFrom(text: string, start: number): number {
    let hash = seed;
    let end = start;
    for (; end < text.length; end++) {
      const c = text.charCodeAt(end);
      if (!isWordUnit(c)) break;
      hash = (Math.imul(hash, prime) ^ c) | 0;
    }
    this.end = end;
    return this.hashed(hash ^ (hash >>> 15), text, start, end);
  }

  private hashed(hash: number, text: string, start: number, end: number): number {
    const slot = this.slot(hash, text, start, end);
    const taken = this.slots[slot + 1]!;
    return taken !== 0 ? taken - 1 : this.add(hash, slot, text, start, end);
  }

  find(name: string): number {
    return this.slots[this.slot(hashOf(name, 0, name.length), name, 0, name.length) + 1]! - 1;
  }

  /** Where the slot is that holds the name, or the free one where it belongs. */
  private slot(hash: number, text: string, start: number, end: number): number {
    const { slots, mask } = this;
    let slot = (hash & mask) * SLOT;
    for (; slots[slot + 1] !== 0; slot = (slot + SLOT) & (mask * SLOT)) {
      if (slots[slot] === hash && this.isName(slots[slot + 2]!, slots[slot + 3]!, text, start, end)) break;
    }
    return slot;
  }

  private isName(at: number, last: number, text: string, start: number, end: number): boolean {
    if (last - at !== end - start) return false;
    const { units } = this;
    for (let i = start; i < end; i++) if (units[at++] !== text.charCodeAt(i)) return false;
    return true;
  }

  private add(hash: number, slot: number, text: string, start: number, end: number): number {
    const id = this.size++;
    this.names.push(undefined);
    let at = this.starts[id]!;
    while (at + end - start > this.units.length)
      this.units = doubled(this.units, new Uint16Array(this.units.length * 2));
    const { slots } = this;
    slots[slot] = hash;
    slots[slot + 1] = id + 1;
    slots[slot + 2] = at;
    slots[slot + 3] = at + end - start;
    for (let i = start; i < end; i++) this.units[at++] = text.charCodeAt(i);
    // One more than the ids: the last name ends where the next will start.
    if (id + 1 === this.starts.length) this.starts = doubled(this.starts, new Int32Array(id * 2 + 2));
    this.starts[id + 1] = at;
    if (this.size * 3 > this.mask * 2) this.grow();
    return id;
  }

  private grow(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length / SLOT - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      let to = (old[from]! & mask) * SLOT;
      while (slots[to + 1] !== 0) to = (to + SLOT) & (mask * SLOT);
      for (let i = 0; i < SLOT; i++) slots[to + i] = old[from + i]!;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** Numbers in a slot. */
const SLOT = 4;

function textOf(units: Uint16Array): string {
  let text = '';
  // In pieces, as a call takes only so many arguments.
  for (let i = 0; i < units.length; i += 4096) {
    text += String.fromCharCode.apply(undefined, units.subarray(i, i + 4096) as unknown as number[]);
  }
  return text;
}

function doubled<A extends Int32Array | Uint16Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** Multiplicative, with the high bits folded into the low ones that choose the slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, prime) ^ text.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 15);
}

/** Those of FNV. */
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;
