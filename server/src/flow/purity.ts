/** Whether evaluating an expression does anything. It takes every call for an effect; what a call does is the
 *  model's to say. */
import type { Expr } from '../ir/ir.ts';

/** Some part of the expression looks like this. */
export function some(expr: Expr, is: (it: Expr) => boolean): boolean {
  return is(expr) || partsOf(expr).some((it) => some(it, is));
}

/** More than names of variables: a field, an element, what a pointer points to. */
export const readsMemory = (expr: Expr): boolean =>
  some(expr, (it) => it.k === 'member' || it.k === 'index' || (it.k === 'unary' && it.op === '*'));

/** The expressions directly below one; the statements of `({ … })` are none. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.k) {
    case 'call':
      return [expr.callee, ...expr.args];
    case 'member':
      return [expr.base];
    case 'index':
      return [expr.base, expr.index];
    case 'unary':
    case 'cast':
    case 'update':
      return [expr.arg];
    case 'binary':
    case 'assign':
      return [expr.left, expr.right];
    case 'cond':
      return expr.then ? [expr.test, expr.then, expr.else] : [expr.test, expr.else];
    case 'init':
      return expr.fields.map((it) => it.value);
    default:
      return [];
  }
}

export function hasEffect(expr: Expr): boolean {
  switch (expr.k) {
    case 'name':
    case 'num':
    case 'str':
    case 'opaque':
      return false;
    case 'call':
    case 'assign':
    case 'update':
    case 'stmts':
      return true;
    case 'member':
      return hasEffect(expr.base);
    case 'index':
      return hasEffect(expr.base) || hasEffect(expr.index);
    case 'unary':
    case 'cast':
      return hasEffect(expr.arg);
    case 'binary':
      // A comma has two values in a row; taking it apart leaves one.
      return expr.op === ',' || hasEffect(expr.left) || hasEffect(expr.right);
    case 'cond':
      return (
        hasEffect(expr.test) || (expr.then !== undefined && hasEffect(expr.then)) || hasEffect(expr.else)
      );
    case 'init':
      return expr.fields.some((it) => hasEffect(it.value));
  }
}
