/** What kind of word a name is by its spelling, worked out once per name and kept by its id. It knows C's own words and
 *  the kernel's attributes, and of all others only how they begin. */
import { attributeCalls, attributeWords } from './attributes.ts';
import { UNDERSCORE } from './scan.ts';
import type { Names } from './syntax.ts';

/** Flags. */
export const ATTRIBUTE = 1;
/** `static`, `extern`, `typedef`. */
export const STORAGE = 2;
/** C's own types, qualifiers and tags. */
export const TYPE = 4;
/** `struct`, `union`, `enum`. */
export const TAG = 8;
/** What may stand before a type: storage, types, and whatever begins with `__`. */
export const SPECIFIER = 16;
/** `if`, `return` and the like, which begin no declaration. */
export const STATEMENT = 32;
/** `__word` in lower case: perhaps an attribute. */
export const UNDERSCORED = 64;
export const TYPEOF = 128;
export const EXPORT = 256;
const KNOWN = 1 << 15;

export interface Words {
  flags(id: number): number;
}

const tables = new WeakMap<Names, Words>();

export function wordsOf(names: Names): Words {
  let words = tables.get(names);
  if (!words) tables.set(names, (words = createWords(names)));
  return words;
}

function createWords(names: Names): Words {
  let table = new Uint16Array(1 << 14);
  // Of all other words the first unit tells nearly always that they are none of these.
  for (const word of [...listed.keys(), ...attributeWords, ...attributeCalls])
    table[names.id(word)] = flagsOf(word);
  return {
    flags(id) {
      if (id >= table.length) {
        const larger = new Uint16Array(Math.max(id + 1, table.length * 2));
        larger.set(table);
        table = larger;
      }
      const known = table[id]!;
      return known !== 0 ? known : (table[id] = isTold(names.initial(id)) ? flagsOf(names.name(id)) : KNOWN);
    },
  };
}

/** Whether words that begin so may have flags without being listed: `__x`, `typeof…`, `EXPORT_SYMBOL…`. */
const isTold = (c: number): boolean => c === UNDERSCORE || c === 116 || c === 69;

function flagsOf(word: string): number {
  let flags = KNOWN | (listed.get(word) ?? 0);
  if (attributeWords.has(word) || attributeCalls.has(word)) flags |= ATTRIBUTE;
  if (word.startsWith('__')) flags |= /^_+[a-z]/.test(word) ? SPECIFIER | UNDERSCORED : SPECIFIER;
  if (/^(__)?typeof/.test(word)) flags |= TYPEOF;
  if (word.startsWith('EXPORT_SYMBOL')) flags |= EXPORT;
  return flags;
}

const listed = new Map<string, number>();
const list = (flags: number, words: string) => {
  for (const word of words.split(' ')) listed.set(word, flags);
};
list(STORAGE | SPECIFIER, 'static extern typedef');
list(TYPE | SPECIFIER, 'void char short int long unsigned signed bool const volatile float double');
list(TYPE | TAG | SPECIFIER, 'struct union enum');
list(SPECIFIER, 'inline __inline __inline__');
list(STATEMENT, 'if for while switch do else return case default goto break continue sizeof');
