/** Identifiers as small numbers, made straight from the text's char codes: a scan of all of KVM sees about a million
 *  mentions of some ten thousand names. It knows no scope and no meaning, and forgets nothing. */
import { ownCopy } from './scan.ts';
import type { Names } from './syntax.ts';

export function createNames(): Names {
  const names: string[] = [];
  // Open addressing with linear probing: slots hold id + 1, the size is a power of two, at most half full.
  let slots = new Int32Array(1 << 14);
  let hashes = new Int32Array(1 << 13);

  function idAt(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      const id = taken - 1;
      if (hashes[id] === hash && sameText(names[id]!, text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return add(hash, slot, ownCopy(text, start, end));
  }

  function add(hash: number, slot: number, name: string): number {
    const id = names.length;
    names.push(name);
    hashes[id] = hash;
    slots[slot] = id + 1;
    if (names.length * 2 >= slots.length) grow();
    return id;
  }

  function grow() {
    const larger = new Int32Array(hashes.length * 2);
    larger.set(hashes);
    hashes = larger;
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < names.length; id++) {
      let slot = hashes[id]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
  }

  function find(name: string): number {
    const hash = hashOf(name, 0, name.length);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      if (hashes[taken - 1] === hash && names[taken - 1] === name) return taken - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  return {
    idAt,
    find,
    id: (name) => idAt(name, 0, name.length),
    name: (id) => names[id] ?? '',
    get size() {
      return names.length;
    },
  };
}

/** Jenkins' one-at-a-time without its length; kernel names share long prefixes, so every unit must reach every bit. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    hash = (hash + text.charCodeAt(i)) | 0;
    hash = (hash + (hash << 10)) | 0;
    hash ^= hash >>> 6;
  }
  hash = (hash + (hash << 3)) | 0;
  hash ^= hash >>> 11;
  return (hash + (hash << 15)) | 0;
}

function sameText(name: string, text: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}
