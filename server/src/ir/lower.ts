/** The way into the IR: a function item's text becomes plain data. Never fails; text without a function in it gives
 *  nothing, and a body that cannot be read gives a function with a hole for a body. */

import { assumptionsOf } from './conditions.ts';
import { lowerExpr } from './expressions.ts';
import type { Annotation, FunctionIr } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { read } from './read.ts';
import { unshadowed } from './shadow.ts';
import { holeAt, intern, type Source, spanOf } from './source.ts';
import { lowerBody } from './statements.ts';
import { baseType, declare, lowerParams } from './types.ts';

export { lowerEnums, lowerPrototype, lowerTable } from './globals.ts';
export { lowerConstant, lowerMacro } from './macros.ts';

export function lowerFunction(itemText: string): FunctionIr | undefined {
  const { root, source } = read(itemText);
  const definition = findKind(root, 'function_definition');
  return definition === undefined ? lowerBroken(root, source) : lowerDefinition(definition, source);
}

function lowerDefinition(node: Node, source: Source): FunctionIr | undefined {
  const body = kid(node, 'body');
  const declarator = kid(node, 'declarator');
  const head = declare(baseType(node, source), declarator, source);
  if (body === undefined || head.at === undefined || head.parameters === undefined) return undefined;
  for (const it of node.kids) if (it.bad && it !== body) source.holes.push(spanOf(it, source));
  const storage = storageOf(node, source);
  const params = lowerParams(head.parameters, source);
  const end = body.end + source.shift;
  return {
    name: head.name,
    at: spanOf(head.at, source),
    params,
    returns: head.type,
    isStatic: /\bstatic\b/.test(storage),
    isInline: /\b(__)?(always_)?inline\b/.test(storage),
    isWeak: attributesOf(body.start, source).some((it) => it === '__weak'),
    annotations: annotationsOf(body.start, source),
    body: unshadowed(params, lowerBody(body, source)),
    close: { start: Math.max(end - 1, 0), end },
    isMacro: false,
    holes: source.holes,
    assumes: assumptionsOf(source),
  };
}

/** The head was read but the braces were not: a function of which nothing is known but that it is there. */
function lowerBroken(root: Node, source: Source): FunctionIr | undefined {
  const declarator = findKind(root, 'function_declarator');
  if (declarator === undefined || !root.bad || !source.parsed.includes('{', declarator.end)) return undefined;
  const head = declare('', declarator, source);
  if (head.at === undefined || head.parameters === undefined) return undefined;
  const body = [holeAt({ ...root, start: declarator.end }, source)];
  const end = root.end + source.shift;
  return {
    name: head.name,
    at: spanOf(head.at, source),
    params: lowerParams(head.parameters, source),
    returns: '',
    isStatic: /\bstatic\b/.test(source.parsed.slice(0, declarator.start)),
    isInline: false,
    isWeak: false,
    annotations: [],
    body,
    close: { start: end, end },
    isMacro: false,
    holes: source.holes,
    assumes: assumptionsOf(source),
  };
}

/** Depth first, in order; a function inside `#if` or behind an unreadable line is found. */
function findKind(node: Node, kind: string): Node | undefined {
  for (const it of node.kids) if (it.kind === kind) return it;
  for (const it of node.kids) {
    const found = findKind(it, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

function storageOf(node: Node, source: Source): string {
  const words = node.kids.filter((it) => it.kind === 'storage_class_specifier');
  const attributes = attributesOf(node.start + 1e9, source);
  return [...words.map((it) => source.parsed.slice(it.start, it.end)), ...attributes].join(' ');
}

/** Masked attributes in front of an offset. */
function attributesOf(end: number, source: Source): string[] {
  const words: string[] = [];
  for (const it of source.words.values()) if (it.kind === 'attribute' && it.at < end) words.push(it.word);
  return words;
}

function annotationsOf(end: number, source: Source): Annotation[] {
  const annotations: Annotation[] = [];
  for (const it of source.words.values())
    if (it.kind === 'attribute' && it.at < end) annotations.push(annotationOf(it.word, it.at + source.shift));
  return annotations;
}

/** Read as the right side of an assignment, which the grammar cannot take for a declaration. */
function annotationOf(word: string, at: number): Annotation {
  const name = intern(/^\w*/.exec(word)?.[0] ?? '');
  if (!word.includes('(')) return { name, args: [] };
  const prefix = 'x = ';
  // Under a name that the masking does not blank.
  const { root, source } = read(
    `${prefix}${'f'.padEnd(name.length, '_')}${word.slice(name.length)};`,
    at - prefix.length,
  );
  const value = kid(root.kids[0]?.kids[0] ?? root, 'right');
  const expr = value && !value.bad ? lowerExpr(value, source) : undefined;
  return { name, args: expr?.k === 'call' ? expr.args : [] };
}
