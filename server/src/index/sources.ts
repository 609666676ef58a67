/** The texts of a tree, split into items and definitions; a file can be exchanged at any time, and what did not change is
 *  kept. It parses nothing and resolves nothing. */
import { splitItems } from '../syntax/items.ts';
import { createNames } from '../syntax/names.ts';
import type { Item, Names } from '../syntax/syntax.ts';
import { bitsOf } from './software-bits.ts';
import { type Definition, type SourceFile, scopeOf } from './tree.ts';

export class Sources {
  readonly names: Names = createNames();
  readonly files = new Map<string, SourceFile>();
  /** Counts changes of shape: definitions that come or go or mention other known names, declarations, includes. Tables
   *  derived of the shape are old when it has moved on. */
  shape = 0;
  /** Definitions whose text changed since somebody last took them. */
  private changed = new Set<Definition>();
  /** Whether a mention of this name can make a difference; asked when a text changes. */
  isKnown: (name: number) => boolean = () => true;

  set(path: string, text: string): SourceFile {
    const before = this.files.get(path);
    if (before?.text === text) return before;
    const items = splitItems(text, this.names);
    const definitions = this.define(path, text, items, before);
    const file: SourceFile = {
      path,
      text,
      items,
      definitions,
      exported: exportsOf(text),
      includes: includesOf(path, items),
      scope: scopeOf(path),
      bits: bitsOf(text),
    };
    this.files.set(path, file);
    if (!before || !sameSurroundings(before, file)) this.shape++;
    return file;
  }

  remove(path: string): void {
    if (this.files.delete(path)) this.shape++;
  }

  takeChanged(): ReadonlySet<Definition> {
    const taken = this.changed;
    this.changed = new Set();
    return taken;
  }

  definition(key: string): Definition | undefined {
    const file = this.files.get(key.slice(0, key.indexOf('#')));
    return file?.definitions.find((one) => one.key === key);
  }

  *definitions(): Generator<Definition> {
    for (const file of this.files.values()) yield* file.definitions;
  }

  private define(
    path: string,
    text: string,
    items: readonly Item[],
    before: SourceFile | undefined,
  ): Definition[] {
    const kept = new Map((before?.definitions ?? []).map((one) => [one.key, one]));
    const count = new Map<string, number>();
    const made: Definition[] = [];
    for (const item of items) {
      const own = text.slice(item.start, item.end);
      const name = definedBy(item, own);
      if (name === '') continue;
      const n = (count.get(name) ?? 0) + 1;
      count.set(name, n);
      const key = `${path}#${name}${n > 1 ? `@${n}` : ''}`;
      const old = kept.get(key);
      const isMacro = item.kind !== 'function';
      if (old?.isMacro === isMacro) made.push(this.renew(old, item, own));
      else made.push({ key, name, path, item, text: own, isMacro, isStatic: isStatic(own) });
    }
    return made;
  }

  /** The same definition, at its new place and with its new text. */
  private renew(one: Definition, item: Item, text: string): Definition {
    const before = one.item;
    one.item = item;
    if (one.text === text) return one;
    one.text = text;
    if (one.isStatic !== isStatic(text)) this.shape++;
    one.isStatic = isStatic(text);
    one.lowered = one.basis = undefined;
    this.changed.add(one);
    if (!this.sameMentions(before, item)) this.shape++;
    return one;
  }

  private sameMentions(a: Item, b: Item): boolean {
    const known = (item: Item): string =>
      [...item.mentions]
        .filter((id) => this.isKnown(id))
        .sort((x, y) => x - y)
        .join();
    return known(a) === known(b);
  }
}

/** The function's or the macro's name; `free:name` for what `DEFINE_FREE(name, …)` says; '' for what is no definition. */
function definedBy({ kind, name }: Item, text: string): string {
  if (kind === 'function') return name;
  if (kind === 'macro') return isFunctionLike(text) ? name : '';
  const cleanup = name === 'DEFINE_FREE' ? /\(\s*(\w+)/.exec(text)?.[1] : undefined;
  return cleanup === undefined ? '' : `free:${cleanup}`;
}

const isStatic = (text: string): boolean =>
  text.startsWith('static ') || /\bstatic\b/.test(text.slice(0, text.indexOf('(')));

/** Whether two versions of a file define the same names and declare the same things. */
function sameSurroundings(a: SourceFile, b: SourceFile): boolean {
  if (
    a.definitions.length !== b.definitions.length ||
    a.definitions.some((one, n) => one !== b.definitions[n])
  )
    return false;
  if (a.bits.join() !== b.bits.join()) return false;
  const left = declarationsOf(a);
  const right = declarationsOf(b);
  return left.length === right.length && left.every((text, n) => text === right[n]);
}

const declarationsOf = (file: SourceFile): string[] =>
  file.items
    .filter(
      ({ kind, name }) => kind === 'declaration' || kind === 'include' || (kind === 'macro' && name !== ''),
    )
    .filter(({ kind, start, end }) => kind !== 'macro' || !isFunctionLike(file.text.slice(start, end)))
    .map(({ start, end }) => file.text.slice(start, end));

const exportsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\bEXPORT_SYMBOL\w*\(\s*(\w+)/g)].map((match) => match[1]!));

const isFunctionLike = (text: string): boolean => /^\s*#\s*define\s+\w+\(/.test(text);

/** `#include "x.h"`, seen from the including file; angle brackets name headers that the scopes find. */
function includesOf(path: string, items: readonly Item[]): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return items
    .filter((item) => item.kind === 'include' && item.name.startsWith('"'))
    .map((item) => normalise(folder + item.name.slice(1, -1)));
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
