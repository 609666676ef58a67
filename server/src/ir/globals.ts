/** What declaration items say: enumerators and their values, const tables and prototypes. It lowers only what others
 *  resolve names with; struct layouts are nobody's business here. */
import { lowerExpr } from './expressions.ts';
import type { Expr, Param } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { fold } from './numbers.ts';
import { read } from './read.ts';
import { nameOf, type Source } from './source.ts';
import { baseType, declare, lowerParams } from './types.ts';

export interface Enumerator {
  readonly name: string;
  /** Absent where it depends on what this item does not say. */
  readonly value?: number;
}

export interface Table {
  readonly name: string;
  readonly type: string;
  readonly init: Expr;
}

export interface Prototype {
  readonly name: string;
  readonly params: readonly Param[];
  readonly returns: string;
}

export function lowerEnums(itemText: string): Enumerator[] {
  if (!/\benum\b/.test(itemText)) return [];
  const { root, source } = read(itemText);
  const found: Enumerator[] = [];
  const values = new Map<string, number | undefined>();
  for (const list of allOf(root, 'enumerator_list')) countOn(list, values, found, source);
  return found;
}

function countOn(
  list: Node,
  values: Map<string, number | undefined>,
  found: Enumerator[],
  source: Source,
): void {
  let next: number | undefined = 0;
  let counted = list.start;
  for (const it of allOf(list, 'enumerator')) {
    const name = nameOf(kid(it, 'name') ?? it, source);
    const given = kid(it, 'value');
    const value: number | undefined = given
      ? fold(lowerExpr(given, source), (known) => values.get(known))
      : hasDirective(list, counted, it.start, source)
        ? undefined
        : next;
    if (given) counted = it.start;
    values.set(name, value);
    found.push(value === undefined ? { name } : { name, value });
    next = value === undefined ? undefined : value + 1;
  }
}

/** Behind an `#if` the count depends on the configuration. */
function hasDirective(list: Node, start: number, end: number, source: Source): boolean {
  for (const { at, kind } of source.words.values()) if (kind === 'cut' && start < at && at < end) return true;
  return list.kids.some((it) => it.kind.startsWith('preproc') && start < it.start && it.start < end);
}

export function lowerTable(itemText: string): Table | undefined {
  if (!itemText.includes('=')) return undefined;
  const { root, source } = read(itemText);
  for (const node of allOf(root, 'declaration')) {
    const declarator = kid(node, 'declarator');
    if (declarator?.kind !== 'init_declarator') continue;
    const value = kid(declarator, 'value');
    const declared = declare(baseType(node, source), kid(declarator, 'declarator'), source);
    if (value?.kind !== 'initializer_list' || declared.name === '') continue;
    const init = lowerExpr(value, source);
    return {
      name: declared.name,
      type: declared.type,
      init: init.k === 'init' ? { ...init, type: declared.type } : init,
    };
  }
  return undefined;
}

export function lowerPrototype(itemText: string): Prototype[] {
  if (!itemText.includes('(')) return [];
  const { root, source } = read(itemText);
  const found: Prototype[] = [];
  for (const node of allOf(root, 'declaration'))
    for (const it of node.kids) {
      if (it.field !== 'declarator') continue;
      const { name, type, parameters } = declare(baseType(node, source), it, source);
      if (name !== '' && parameters !== undefined)
        found.push({ name, params: lowerParams(parameters, source), returns: type });
    }
  return found;
}

/** Every node of a kind, in order; none inside another of its kind. */
function allOf(node: Node, kind: string, found: Node[] = []): Node[] {
  for (const it of node.kids)
    if (it.kind === kind) found.push(it);
    else allOf(it, kind, found);
  return found;
}
