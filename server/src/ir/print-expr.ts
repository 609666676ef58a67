/** An expression as text, in C's own spelling but for parentheses, which stand wherever two operators meet. It
 *  evaluates and simplifies nothing. */
import type { Expr, Stmt } from './ir.ts';
import { sourceName } from './shadow.ts';

export function printExpr(it: Expr): string {
  switch (it.k) {
    case 'name':
      return sourceName(it.name);
    case 'num':
    case 'opaque':
      return it.text;
    case 'str':
      return '"…"';
    case 'call':
      return `${head(it.callee)}(${it.args.map(printExpr).join(', ')})`;
    case 'member':
      return `${head(it.base)}${it.arrow ? '->' : '.'}${it.field}`;
    case 'index':
      return `${head(it.base)}[${printExpr(it.index)}]`;
    case 'init':
      return `(${it.type}){${it.fields.map((each) => (each.name === '' ? '' : `${each.name} = `) + printExpr(each.value)).join(', ')}}`;
    case 'stmts':
      return `({ ${it.body.map(printInner).join('; ')} })`;
    default:
      return printOperator(it);
  }
}

type Operator = Extract<Expr, { k: 'unary' | 'binary' | 'assign' | 'update' | 'cond' | 'cast' }>;

function printOperator(it: Operator): string {
  switch (it.k) {
    case 'unary':
      return `${it.op}${tight(it.arg)}`;
    case 'binary':
      return it.op === ','
        ? `${tight(it.left)}, ${tight(it.right)}`
        : `${tight(it.left)} ${it.op} ${tight(it.right)}`;
    case 'assign':
      return `${tight(it.left)} ${it.op === '=' ? '' : it.op}= ${tight(it.right)}`;
    case 'update':
      return it.prefix ? `${it.op}${tight(it.arg)}` : `${tight(it.arg)}${it.op}`;
    case 'cond':
      return `${tight(it.test)} ?${it.then ? ` ${tight(it.then)} ` : ''}: ${tight(it.else)}`;
    case 'cast':
      return `(${it.type})${tight(it.arg)}`;
  }
}

const LOOSE = new Set(['binary', 'assign', 'cond', 'cast', 'update']);

const tight = (it: Expr): string => (LOOSE.has(it.k) ? `(${printExpr(it)})` : printExpr(it));

/** Before `.`, `->`, `[` or `(`. */
const head = (it: Expr): string => (it.k === 'unary' ? `(${printExpr(it)})` : tight(it));

/** Statements inside an expression are shown by their kind, and in full where they are expressions. */
function printInner(it: Stmt): string {
  if (it.k === 'expr') return printExpr(it.expr);
  if (it.k === 'decl') return `decl ${it.name}${it.init ? ` = ${printExpr(it.init)}` : ''}`;
  if (it.k === 'return') return it.value ? `return ${printExpr(it.value)}` : 'return';
  return it.k;
}
