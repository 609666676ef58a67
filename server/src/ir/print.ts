/** The IR as stable, readable text, one statement a line: what a bug report pastes and layer tests compare. It prints
 *  no positions; those are tested on their own. */
import type { Annotation, Expr, FunctionIr, Stmt } from './ir.ts';
import { printExpr } from './print-expr.ts';

export { printExpr } from './print-expr.ts';

export function printFunction(fn: FunctionIr): string {
  const holes = fn.holes.length === 0 ? [] : [`  # ${fn.holes.length} unread`];
  const assumed = fn.assumes.map((it) => `  # read with ${it}`);
  return [printHead(fn), ...holes, ...assumed, ...printStmts(fn.body, '  '), ''].join('\n');
}

function printHead(fn: FunctionIr): string {
  const params = fn.params.map((it) =>
    it.type === '' || it.name === '...' ? it.name : `${it.name}: ${it.type}`,
  );
  const words = [fn.isMacro ? 'macro' : 'function'];
  if (fn.isStatic) words.push('static');
  if (fn.isInline && !fn.isMacro) words.push('inline');
  if (fn.isWeak) words.push('weak');
  const returns = fn.isMacro ? '' : ` -> ${fn.returns}`;
  return `${words.join(' ')} ${fn.name}(${params.join(', ')})${returns}${fn.annotations.map(printAnnotation).join('')}`;
}

export const printAnnotation = (it: Annotation): string =>
  it.args.length === 0 ? ` ${it.name}` : ` ${it.name}(${list(it.args)})`;

const list = (exprs: readonly Expr[]): string => exprs.map(printExpr).join(', ');

function printStmts(stmts: readonly Stmt[], indent: string): string[] {
  return stmts.flatMap((it) => printStmt(it, indent));
}

function nested(head: string, body: readonly Stmt[], indent: string): string[] {
  return [`${indent}${head}`, ...printStmts(body, `${indent}  `)];
}

function printStmt(it: Stmt, indent: string): string[] {
  switch (it.k) {
    case 'if': {
      const other = it.else ? nested('else', it.else, indent) : [];
      return [...nested(`if ${printExpr(it.test)}`, it.then, indent), ...other];
    }
    case 'while':
      return nested(`while ${printExpr(it.test)}`, it.body, indent);
    case 'do':
      return [...nested('do', it.body, indent), `${indent}while ${printExpr(it.test)}`];
    case 'for':
      return printFor(it, indent);
    case 'each':
      return nested(`each ${it.macro}(${list(it.args)})`, it.body, indent);
    case 'scoped':
      return nested(`scoped ${it.guard}(${list(it.args)})`, it.body, indent);
    case 'switch':
      return nested(`switch ${printExpr(it.test)}`, it.body, indent);
    case 'block':
      return nested('block', it.body, indent);
    case 'choice':
      return it.arms.flatMap((arm, i) => nested(armHead(arm.condition, i), arm.body, indent));
    default:
      return [`${indent}${printSimple(it)}`];
  }
}

const armHead = (condition: string, i: number): string =>
  condition === '' ? '#else' : `${i === 0 ? '#if' : '#elif'} ${condition}`;

function printFor(it: Extract<Stmt, { k: 'for' }>, indent: string): string[] {
  const init = it.init ? nested('init', it.init.k === 'block' ? it.init.body : [it.init], `${indent}  `) : [];
  const step = it.step ? [`${indent}  step ${printExpr(it.step)}`] : [];
  const head = it.test ? `for ${printExpr(it.test)}` : 'for';
  return [`${indent}${head}`, ...init, ...step, ...printStmts(it.body, `${indent}  `)];
}

type Simple = Exclude<
  Stmt,
  { k: 'if' | 'while' | 'do' | 'for' | 'each' | 'scoped' | 'switch' | 'block' | 'choice' }
>;

function printSimple(it: Simple): string {
  switch (it.k) {
    case 'expr':
      return printExpr(it.expr);
    case 'decl':
      return printDecl(it);
    case 'guard':
      return `guard ${it.guard}(${list(it.args)})${it.variable ? ` as ${it.variable}` : ''}`;
    case 'case':
      if (it.value === undefined) return 'default:';
      return `case ${printExpr(it.value)}${it.to ? ` ... ${printExpr(it.to)}` : ''}:`;
    case 'label':
      return `${it.name}:`;
    case 'goto':
      return `goto ${it.name}`;
    case 'return':
      return it.value ? `return ${printExpr(it.value)}` : 'return';
    case 'asm':
    case 'hole':
      return `${it.k} ${it.names.join(' ')}`.trim();
    default:
      return it.k;
  }
}

function printDecl(it: Extract<Stmt, { k: 'decl' }>): string {
  const cleanup = it.cleanup ? ` free ${it.cleanup}` : '';
  const init = it.init ? ` = ${printExpr(it.init)}` : '';
  return `decl ${it.name}: ${it.type}${it.array ? ' []' : ''}${cleanup}${init}`;
}
