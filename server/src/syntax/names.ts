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
  /** Open addressing with linear probing: slots hold id + 1, their number is a power of two, at most half are taken. */
  private slots = new Int32Array(1 << 14);
  private hashes = new Int32Array(1 << 13);
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
    const taken = this.slots[slot]!;
    return taken !== 0 ? taken - 1 : this.add(hash, slot, text, start, end);
  }

  find(name: string): number {
    return this.slots[this.slot(hashOf(name, 0, name.length), name, 0, name.length)]! - 1;
  }

  /** The slot that holds the name, or the free one where it belongs. */
  private slot(hash: number, text: string, start: number, end: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      if (hashes[taken - 1] === hash && this.isName(taken - 1, text, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private isName(id: number, text: string, start: number, end: number): boolean {
    const { units } = this;
    let at = this.starts[id]!;
    if (this.starts[id + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (units[at++] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  private add(hash: number, slot: number, text: string, start: number, end: number): number {
    const id = this.size++;
    this.names.push(undefined);
    let at = this.starts[id]!;
    this.hashes[id] = hash;
    this.slots[slot] = id + 1;
    while (at + end - start > this.units.length)
      this.units = doubled(this.units, new Uint16Array(this.units.length * 2));
    for (let i = start; i < end; i++) this.units[at++] = text.charCodeAt(i);
    this.starts[id + 1] = at;
    // One more than the ids: the last name ends where the next will start.
    if ((id + 2) * 2 >= this.slots.length) this.grow();
    return id;
  }

  private grow(): void {
    const size = this.slots.length;
    this.hashes = doubled(this.hashes, new Int32Array(size));
    this.starts = doubled(this.starts, new Int32Array(size));
    this.slots = new Int32Array(size * 2);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.hashes[id]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }
}

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
