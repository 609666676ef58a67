/** The texts of a tree, split into items and definitions; a file can be exchanged at any time, and what did not change is
 *  kept. It parses nothing and resolves nothing. */
import { splitItems } from '../syntax/items.ts';
import { createNames } from '../syntax/names.ts';
import type { Item, Names } from '../syntax/syntax.ts';
import { type Definition, scopeOf, type SourceFile } from './tree.ts';

export class Sources {
  readonly names: Names = createNames();
  readonly files = new Map<string, SourceFile>();
  /** Counts exchanges, so that derived tables know when they are old. */
  version = 0;

  set(path: string, text: string): SourceFile {
    const before = this.files.get(path);
    if (before?.text === text) return before;
    const items = splitItems(text, this.names);
    const file: SourceFile = { path, text, items, definitions: define(path, text, items, before), includes: [], scope: scopeOf(path) };
    file.includes = includesOf(path, items);
    this.files.set(path, file);
    this.version++;
    return file;
  }

  remove(path: string): void {
    if (this.files.delete(path)) this.version++;
  }

  definition(key: string): Definition | undefined {
    const file = this.files.get(key.slice(0, key.indexOf('#')));
    return file?.definitions.find((one) => one.key === key);
  }

  *definitions(): Generator<Definition> {
    for (const file of this.files.values()) yield* file.definitions;
  }
}

function define(path: string, text: string, items: readonly Item[], before: SourceFile | undefined): Definition[] {
  const kept = new Map<string, Definition>();
  for (const definition of before?.definitions ?? []) kept.set(`${definition.key}\n${definition.text}`, definition);
  const count = new Map<string, number>();
  const made: Definition[] = [];
  for (const item of items) {
    const isMacro = item.kind === 'macro';
    if (item.kind !== 'function' && !isMacro) continue;
    const own = text.slice(item.start, item.end);
    if (isMacro && !isFunctionLike(own)) continue;
    const n = (count.get(item.name) ?? 0) + 1;
    count.set(item.name, n);
    const key = `${path}#${item.name}${n > 1 ? `@${n}` : ''}`;
    const old = kept.get(`${key}\n${own}`);
    const isStatic = /\bstatic\b/.test(own.slice(0, own.indexOf('(')));
    // The text alone decides what was derived; the item says where it is now.
    made.push(old ? { ...old, item } : { key, name: item.name, path, item, text: own, isMacro, isStatic });
  }
  return made;
}

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
