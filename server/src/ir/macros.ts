/** `#define` items: function-like macros as functions without types, object-like macros as the expression they stand
 *  for. It expands nothing: what is pasted together with `##` is one name, `kvm_##op`, that nothing else has. */

import { assumptionsOf } from './conditions.ts';
import { lowerExpr } from './expressions.ts';
import type { Expr, FunctionIr, Param, Stmt } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { read } from './read.ts';
import { intern } from './source.ts';
import { lowerBody } from './statements.ts';

export interface Constant {
  readonly name: string;
  /** Absent where the macro is empty or stands for no expression. */
  readonly value?: Expr;
}

/** `DEFINE_FREE(name, type, what ends a scope does to _T)`: a macro of one parameter by another spelling. */
const CLEANUP = /^\s*DEFINE_FREE\s*\(\s*(\w+)\s*,[^,]*,/;
const FUNCTION_LIKE = /^\s*#\s*define\s+(\w+)\(([^)]*)\)/;
const OBJECT_LIKE = /^\s*#\s*define\s+(\w+)(?!\()/;

export function lowerMacro(itemText: string): FunctionIr | undefined {
  const cleanup = CLEANUP.exec(itemText);
  if (cleanup) return lowerCleanup(itemText, cleanup);
  const start = itemText.search(/#\s*define\b/);
  const head = start < 0 ? null : FUNCTION_LIKE.exec(itemText.slice(start));
  if (head === null) return undefined;
  return lowerReplacement(itemText, intern(head[1]!), head[2]!, start + head[0].length);
}

function lowerCleanup(itemText: string, head: RegExpExecArray): FunctionIr {
  const close = itemText.lastIndexOf(')');
  return lowerReplacement(
    itemText.slice(0, Math.max(close, head[0].length)),
    intern(head[1]!),
    '_T',
    head[0].length,
  );
}

function lowerReplacement(itemText: string, name: string, params: string, bodyStart: number): FunctionIr {
  const text = bodyText(itemText, bodyStart);
  const { root, source } = read(text, 0, pasted(text));
  const body = kid(root.kids.find((it) => it.kind === 'function_definition') ?? root, 'body');
  const at = itemText.search(new RegExp(`\\b${name}\\b`));
  const end = itemText.trimEnd().length;
  return {
    name,
    at: { start: at, end: at + name.length },
    params: paramsOf(params),
    returns: '',
    isStatic: false,
    isInline: true,
    isWeak: false,
    annotations: [],
    body: asValue(body === undefined ? [wholeHole(bodyStart, end)] : lowerBody(body, source)),
    close: { start: end, end },
    isMacro: true,
    holes: source.holes,
    assumes: assumptionsOf(source),
  };
}

/** The body in a function of the same offsets: the shortest head, `#define f()`, has room for `void f(){`. */
function bodyText(itemText: string, bodyStart: number): string {
  return `${'void f(){'.padStart(bodyStart)}${joined(itemText.slice(bodyStart))}\n;}`;
}

/** Without the backslashes that join its lines. */
const joined = (text: string): string => text.replace(/\\(\r?\n)/g, ' $1');

/** `a##b` as one word and `#a` as a string, at equal length; their spelling is still taken from the source. */
const pasted = (text: string): string =>
  text
    .replace(/,(\s*)##/g, ',$1  ')
    .replace(/\w(\s*##\s*\w+)+/g, (it) => it.replace(/\W/g, '_'))
    .replace(/#\s*\w+/g, (it) => `"${it.slice(2)}"`);

const wholeHole = (start: number, end: number): Stmt => ({ k: 'hole', names: [], at: { start, end } });

function paramsOf(list: string): Param[] {
  return list
    .replace(/\\\r?\n/g, ' ')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '')
    .map((it) =>
      it === '...' ? { name: '...', type: '...' } : { name: intern(it.replace(/\s*\.\.\.$/, '')), type: '' },
    );
}

/** A macro that is one expression has its value. */
function asValue(body: readonly Stmt[]): readonly Stmt[] {
  const only = body[0];
  if (body.length !== 1 || only?.k !== 'expr') return body;
  return [{ k: 'return', value: only.expr, isValue: true, at: only.expr.at }];
}

export function lowerConstant(itemText: string): Constant | undefined {
  const start = itemText.search(/#\s*define\b/);
  const head = start < 0 ? null : OBJECT_LIKE.exec(itemText.slice(start));
  if (head === null) return undefined;
  const bodyStart = start + head[0].length;
  const { root, source } = read(`${'x='.padStart(bodyStart)}${joined(itemText.slice(bodyStart))}\n;`);
  const value = onlyValue(root);
  const name = intern(head[1]!);
  return value === undefined ? { name } : { name, value: lowerExpr(value, source) };
}

function onlyValue(root: Node): Node | undefined {
  const [stmt, ...rest] = root.kids;
  if (root.bad || rest.length > 0 || stmt?.kind !== 'expression_statement') return undefined;
  const assignment = stmt.kids[0];
  return assignment?.kind === 'assignment_expression' && assignment.start === stmt.start
    ? kid(assignment, 'right')
    : undefined;
}
