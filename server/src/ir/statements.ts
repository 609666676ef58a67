/** Statements of the syntax tree become plain data, `#if` arms, guards and iterating macros included. What the grammar
 *  could not read becomes a hole, as small as the statements allow; no statement is skipped in silence. */
import { normalCondition } from './conditions.ts';
import { lowerDeclaration } from './declarations.ts';
import { commaList, lowerEffect, lowerExpr } from './expressions.ts';
import type { Arm, Expr, Stmt } from './ir.ts';
import { kernelStatement } from './kernel-statements.ts';
import { kid, type Node } from './nodes.ts';
import { holeAt, intern, nameAt, nameOf, namesIn, type Source, spanOf, textOf } from './source.ts';

/** The statements of a block, or the one statement that stands in its place. */
export function lowerBody(node: Node | undefined, source: Source): readonly Stmt[] {
  if (node === undefined) return [];
  if (node.kind !== 'compound_statement') return lowerStmt(node, source);
  const stmts = lowerAll(node.kids, source);
  if (!node.bad || node.kids.some((it) => it.bad)) return stmts;
  // Nested too deep, or the closing brace is not there.
  return [...stmts, holeAt(node.kids.length === 0 ? node : { ...node, start: node.end }, source)];
}

function lowerAll(nodes: readonly Node[], source: Source): Stmt[] {
  const stmts: Stmt[] = [];
  for (const node of nodes) for (const stmt of lowerStmt(node, source)) pushStmt(stmts, stmt);
  return stmts;
}

/** Neighbouring holes are one: the grammar splits unreadable text at random. */
function pushStmt(stmts: Stmt[], stmt: Stmt): void {
  const last = stmts.at(-1);
  if (stmt.k !== 'hole' || last?.k !== 'hole') stmts.push(stmt);
  else
    stmts[stmts.length - 1] = {
      k: 'hole',
      names: [...new Set([...last.names, ...stmt.names])],
      at: { start: last.at.start, end: stmt.at.end },
    };
}

function lowerStmt(node: Node, source: Source): Stmt[] {
  if (node.bad && isHeadBad(node)) return [unread(node, source)];
  const lower = LOWER[node.kind];
  return lower === undefined ? [holeAt(node, source)] : lower(node, source);
}

/** Assembly has no meaning to us in any case, so that the grammar's trouble with it is no loss. */
function unread(node: Node, source: Source): Stmt {
  if (!/^(asm|__asm__)\b/.test(source.parsed.slice(node.start, node.start + 8))) return holeAt(node, source);
  return { k: 'asm', names: namesIn(node, source), at: spanOf(node, source) };
}

/** Parts that are statements themselves confine the damage. */
const CONFINING = new Set(['body', 'consequence', 'alternative']);
const LISTS = new Set([
  'compound_statement',
  'case_statement',
  'labeled_statement',
  'else_clause',
  'preproc_if',
  'preproc_ifdef',
  'preproc_elif',
  'preproc_elifdef',
  'preproc_else',
]);

function isHeadBad(node: Node): boolean {
  if (LISTS.has(node.kind))
    return node.kids.some((it) => it.bad && (it.field === 'value' || it.field === 'condition'));
  const bad = node.kids.filter((it) => it.bad);
  return bad.length === 0 || bad.some((it) => !CONFINING.has(it.field) || it.kind === 'ERROR');
}

type Lowering = (node: Node, source: Source) => Stmt[];

const one =
  (shape: (node: Node, source: Source) => Stmt): Lowering =>
  (node, source) => [shape(node, source)];
const nothing: Lowering = () => [];
const choice: Lowering = (node, source) => [
  { k: 'choice', arms: armsOf(node, source), at: spanOf(node, source) },
];

const LOWER: Record<string, Lowering | undefined> = {
  compound_statement: one((node, source) => ({
    k: 'block',
    body: lowerBody(node, source),
    at: spanOf(node, source),
  })),
  expression_statement: (node, source) => expressionStatement(node, source),
  declaration: lowerDeclaration,
  if_statement: one((node, source) => {
    const other = kid(node, 'alternative');
    return {
      k: 'if',
      test: testOf(node, source),
      then: lowerBody(kid(node, 'consequence'), source),
      else: other && lowerElse(other, source),
      at: spanOf(node, source),
    };
  }),
  while_statement: one((node, source) => whileStatement(node, source)),
  do_statement: one((node, source) => ({
    k: 'do',
    body: lowerBody(kid(node, 'body'), source),
    test: testOf(node, source),
    at: spanOf(node, source),
  })),
  for_statement: one((node, source) => forStatement(node, source)),
  switch_statement: one((node, source) => ({
    k: 'switch',
    test: testOf(node, source),
    body: lowerBody(kid(node, 'body'), source),
    at: spanOf(node, source),
  })),
  case_statement: (node, source) => caseStatement(node, source),
  labeled_statement: (node, source) => {
    const label = kid(node, 'label') ?? node;
    const at = spanOf(label, source);
    return [{ k: 'label', name: nameOf(label, source), at }, ...lowerAll(restOf(node, label), source)];
  },
  goto_statement: one((node, source) => ({
    k: 'goto',
    name: nameOf(kid(node, 'label') ?? node, source),
    at: spanOf(node, source),
  })),
  break_statement: one((node, source) => ({ k: 'break', at: spanOf(node, source) })),
  continue_statement: one((node, source) => ({ k: 'continue', at: spanOf(node, source) })),
  return_statement: one((node, source) => ({
    k: 'return',
    value: node.kids[0] && lowerExpr(node.kids[0], source),
    at: spanOf(node, source),
  })),
  attributed_statement: (node, source) =>
    lowerAll(
      node.kids.filter((it) => it.kind !== 'attribute_declaration'),
      source,
    ),
  preproc_if: choice,
  preproc_ifdef: choice,
  macro_type_specifier: (node, source) => callOfType(node, source),
  struct_specifier: nothing,
  union_specifier: nothing,
  enum_specifier: nothing,
  type_definition: nothing,
  preproc_def: nothing,
  preproc_function_def: nothing,
  preproc_call: nothing,
  preproc_include: nothing,
};

const restOf = (node: Node, head: Node | undefined): Node[] => node.kids.filter((it) => it !== head);

function testOf(node: Node, source: Source): Expr {
  const test = kid(node, 'condition');
  if (test !== undefined) return lowerExpr(test, source);
  return { k: 'opaque', text: '', at: spanOf(node, source) };
}

const lowerElse = (node: Node, source: Source): readonly Stmt[] => {
  if (node.kind !== 'else_clause') return lowerBody(node, source);
  const only = node.kids[0];
  return only?.kind === 'compound_statement' ? lowerBody(only, source) : lowerAll(node.kids, source);
};

/** Iterating macros and scoped guards were masked to `while (`, padded to their own length. */
function whileStatement(node: Node, source: Source): Stmt {
  const at = spanOf(node, source);
  const body = lowerBody(kid(node, 'body'), source);
  const test = kid(node, 'condition');
  const word = source.words.get(node.start);
  if (word?.kind !== 'each' && word?.kind !== 'scoped')
    return { k: 'while', test: testOf(node, source), body, at };
  const head = { start: at.start, end: (test?.end ?? node.end) + source.shift };
  const args = commaList(test, source);
  if (word.kind === 'each') return { k: 'each', macro: intern(word.word), args, body, head, at };
  const [guard, ...rest] = args;
  // What happens when the guard is not had, `scoped_cond_guard(name, fail, args)`, is no argument of it.
  if (word.word === 'scoped_cond_guard') rest.shift();
  return { k: 'scoped', guard: guard?.k === 'name' ? guard.name : '', args: rest, body, head, at };
}

function forStatement(node: Node, source: Source): Stmt {
  const init = kid(node, 'initializer');
  const test = kid(node, 'condition');
  const step = kid(node, 'update');
  return {
    k: 'for',
    init: init && initOf(init, source),
    test: test && lowerExpr(test, source),
    step: step && lowerExpr(step, source),
    body: lowerBody(kid(node, 'body'), source),
    at: spanOf(node, source),
  };
}

function initOf(node: Node, source: Source): Stmt {
  const at = spanOf(node, source);
  if (node.kind !== 'declaration') return { k: 'expr', expr: lowerExpr(node, source), at };
  const decls = lowerDeclaration(node, source);
  return decls.length === 1 ? decls[0]! : { k: 'block', body: decls, at };
}

/** `case A ... B:` was masked to `case A | B:`; the text as written tells them apart. */
function caseStatement(node: Node, source: Source): Stmt[] {
  const value = kid(node, 'value');
  const body = lowerAll(restOf(node, value), source);
  if (value === undefined)
    return [{ k: 'case', at: { ...spanOf(node, source), end: node.start + source.shift + 7 } }, ...body];
  const at = { start: node.start + source.shift, end: value.end + source.shift };
  const left = kid(value, 'left');
  const right = kid(value, 'right');
  const between = left && right ? source.written.slice(left.end, right.start) : '';
  if (left && right && between.includes('...'))
    return [{ k: 'case', value: lowerExpr(left, source), to: lowerExpr(right, source), at }, ...body];
  return [{ k: 'case', value: lowerExpr(value, source), at }, ...body];
}

function expressionStatement(node: Node, source: Source): Stmt[] {
  const expr = node.kids[0];
  if (expr === undefined) return [];
  const at = spanOf(node, source);
  if (expr.kind === 'gnu_asm_expression') return [{ k: 'asm', names: namesIn(expr, source), at }];
  if (expr.kind === 'identifier' && nameOf(expr, source) === 'fallthrough') return [];
  if (expr.kind !== 'call_expression') return [{ k: 'expr', expr: lowerEffect(expr, source), at }];
  return [kernelStatement(expr, source, at) ?? { k: 'expr', expr: lowerEffect(expr, source), at }];
}

/** `f(struct x *);` alone reads as a type to the grammar. */
function callOfType(node: Node, source: Source): Stmt[] {
  const at = spanOf(node, source);
  const name = kid(node, 'name');
  const type = kid(node, 'type');
  if (name === undefined || type === undefined) return [holeAt(node, source)];
  const arg: Expr = { k: 'opaque', text: textOf(type, source), at: spanOf(type, source) };
  const callee = nameAt(nameOf(name, source), spanOf(name, source));
  return [{ k: 'expr', expr: { k: 'call', callee, args: [arg], at }, at }];
}

function armsOf(node: Node, source: Source): Arm[] {
  const arms: Arm[] = [];
  for (let it: Node | undefined = node; it !== undefined; it = kid(it, 'alternative')) {
    const head: Node | undefined = kid(it, 'condition') ?? kid(it, 'name');
    const next: Node | undefined = kid(it, 'alternative');
    const stmts = it.kids.filter((each) => each !== head && each !== next);
    arms.push({ condition: conditionOf(it, head, source), body: lowerAll(stmts, source) });
  }
  return arms;
}

function conditionOf(arm: Node, head: Node | undefined, source: Source): string {
  if (head === undefined) return '';
  const text = normalCondition(textOf(head, source));
  const isNegative = /^#\s*(ifndef|elifndef)/.test(source.parsed.slice(arm.start, arm.start + 20));
  return isNegative ? `!${text}` : text;
}
