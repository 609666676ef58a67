/** The shapes of the layer that touches C text: items, their masked text, and what each mentions.
 *  No logic here; no meaning either: a name is only a name. */

/** A top-level piece of a file. Items cover the file without gaps or overlaps, in order. */
export interface Item {
  readonly kind: ItemKind;
  /** `user_mem_abort`, `FNAME(page_fault)`, a macro's name; '' where there is none. */
  readonly name: string;
  /** Offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  /** The `#if` arms around it, outermost first: `defined(CONFIG_X)` for `#ifdef CONFIG_X`, `!(PTTYPE == 64)` for the
   *  `#else` of `#if PTTYPE == 64`; include guards left out; empty for most. */
  readonly conditions: readonly string[];
  /** Ids (see Names) of the identifiers that the item mentions outside comments and strings, each once, in
   *  order of first mention. */
  readonly mentions: Int32Array;
}

/** `function`: a definition with a body. `macro`: `#define`. `include`: `#include`, name is the path as written
 *  with its quotes or angle brackets. `declaration`: everything else that ends in `;` or `}` (structs, tables,
 *  prototypes). `other`: blank, comments, stray directives, half-typed text. `file`: the whole file, where no
 *  item could be told apart. */
export type ItemKind = 'function' | 'macro' | 'include' | 'declaration' | 'other' | 'file';

/** Identifiers interned once per index, so that mentioning one costs four bytes. */
export interface Names {
  /** The id of a name, made if it is new. */
  id(name: string): number;
  /** The same for `text.slice(start, end)`, without making that string. */
  idAt(text: string, start: number, end: number): number;
  /** The same for the identifier that starts at `start`; `end` then tells where it ends. */
  idFrom(text: string, start: number): number;
  readonly end: number;
  /** The id, or -1 where nobody mentioned it. */
  find(name: string): number;
  name(id: number): string;
  /** Its first unit, without making a string. */
  initial(id: number): number;
  readonly size: number;
}

/** An item's text made digestible for the grammar, at equal length. */
export interface Masked {
  readonly text: string;
  /** Where a kernel macro was written over, with the word that stood there: `kvm_for_each_memslot`,
   *  `scoped_guard`. Offsets in the item's text, ascending. Lowering gives it its meaning back. */
  readonly words: readonly MaskedWord[];
}

export interface MaskedWord {
  readonly at: number;
  /** `each`: an iterating macro padded to `while (`. `scoped`: scoped_guard padded to `while (`. `attribute`:
   *  `__must_hold(x)`, `__weak`, `__free(f)`, blanked. `type`: a type argument made an identifier. `name`: `FNAME(x)`
   *  made the identifier `FNAME_x_`. `range`: the `...` of `case A ... B`, made `|`. `cut`: an `#if` directive inside
   *  a statement, blanked; its first arm stays. */
  readonly kind: 'each' | 'scoped' | 'attribute' | 'type' | 'name' | 'range' | 'cut';
  /** As it was written: the macro's name, or the attribute with its parentheses. */
  readonly word: string;
}
