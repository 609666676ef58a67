/** A local declared again in an inner block gets a name of its own, so that names alone tell variables apart from here on. It
 *  renames nothing else, and knows no types. */
import type { Arm, Expr, Param, Stmt } from './ir.ts';
import { intern } from './source.ts';

/** What stands behind the name of a second variable: no name in C has it. */
const MARK = '\u2032';

/** The name as the source spells it. */
export const sourceName = (name: string): string => {
  const at = name.indexOf(MARK);
  return at < 0 ? name : name.slice(0, at);
};

/** The body with inner variables renamed; the body itself where no name is declared twice. */
export function unshadowed(params: readonly Param[], body: readonly Stmt[]): readonly Stmt[] {
  const seen = new Set(params.map((param) => param.name));
  return body.some((it) => declaresAgain(it, seen)) ? new Renamer().block(body, params) : body;
}

/** Whether a name is declared that was declared before, anywhere. */
function declaresAgain(it: Stmt, seen: Set<string>): boolean {
  if (it.k === 'decl') return seen.size === seen.add(it.name).size;
  return bodiesOf(it).some((body) => body.some((inner) => declaresAgain(inner, seen)));
}

function bodiesOf(it: Stmt): readonly (readonly Stmt[])[] {
  switch (it.k) {
    case 'if':
      return it.else ? [it.then, it.else] : [it.then];
    case 'for':
      return it.init ? [[it.init], it.body] : [it.body];
    case 'choice':
      return it.arms.map((arm) => arm.body);
    case 'expr':
      return it.expr.k === 'stmts' ? [it.expr.body] : [];
    case 'while':
    case 'do':
    case 'each':
    case 'scoped':
    case 'switch':
    case 'block':
      return [it.body];
    default:
      return [];
  }
}

class Renamer {
  /** Names in sight by block, innermost last, and what they are called now. */
  private readonly scopes: Map<string, string>[] = [];
  private count = 0;

  block(body: readonly Stmt[], params: readonly Param[] = []): readonly Stmt[] {
    this.scopes.push(new Map(params.map((param) => [param.name, param.name])));
    const renamed = this.list(body);
    this.scopes.pop();
    return renamed;
  }

  private list(body: readonly Stmt[]): readonly Stmt[] {
    return body.map((it) => this.stmt(it));
  }

  private name(name: string): string {
    return this.scopes.findLast((scope) => scope.has(name))?.get(name) ?? name;
  }

  /** The arms of an `#if` are no blocks: a name declared in two of them is one variable. */
  private declare(name: string): string {
    const innermost = this.scopes.at(-1)!;
    const known = innermost.get(name);
    if (known !== undefined) return known;
    const isShadow = this.scopes.some((scope) => scope.has(name));
    const own = isShadow ? intern(`${name}${MARK}${++this.count}`) : name;
    innermost.set(name, own);
    return own;
  }

  private stmt(it: Stmt): Stmt {
    switch (it.k) {
      case 'decl':
        return this.declaration(it);
      case 'block':
      case 'each':
      case 'scoped':
      case 'while':
      case 'do':
      case 'for':
      case 'switch':
      case 'if':
        return this.compound(it);
      case 'choice':
        return { ...it, arms: it.arms.map((arm): Arm => ({ ...arm, body: this.list(arm.body) })) };
      case 'expr':
        return { ...it, expr: this.expr(it.expr) };
      case 'guard':
        return this.guard(it);
      case 'case':
      case 'return':
        return it.value ? { ...it, value: this.expr(it.value) } : it;
      case 'asm':
      case 'hole':
        return { ...it, names: it.names.map((name) => this.name(name)) };
      default:
        return it;
    }
  }

  /** A variable is in sight in its own initialiser: `int x = x;` names itself. */
  private declaration(it: Extract<Stmt, { k: 'decl' }>): Stmt {
    const name = this.declare(it.name);
    return it.init ? { ...it, name, init: this.expr(it.init) } : { ...it, name };
  }

  private guard(it: Extract<Stmt, { k: 'guard' }>): Stmt {
    const args = this.exprs(it.args);
    return it.variable === undefined ? { ...it, args } : { ...it, args, variable: this.declare(it.variable) };
  }

  private compound(
    it: Extract<Stmt, { k: 'block' | 'each' | 'scoped' | 'while' | 'do' | 'for' | 'switch' | 'if' }>,
  ): Stmt {
    switch (it.k) {
      case 'block':
        return { ...it, body: this.block(it.body) };
      case 'each':
      case 'scoped':
        return { ...it, args: this.exprs(it.args), body: this.block(it.body) };
      case 'while':
      case 'do':
      case 'switch':
        return { ...it, test: this.expr(it.test), body: this.block(it.body) };
      case 'if':
        return {
          ...it,
          test: this.expr(it.test),
          then: this.block(it.then),
          else: it.else && this.block(it.else),
        };
      case 'for':
        return this.loop(it);
    }
  }

  private loop(it: Extract<Stmt, { k: 'for' }>): Stmt {
    this.scopes.push(new Map());
    const init = it.init && this.stmt(it.init);
    const test = it.test && this.expr(it.test);
    const renamed = { ...it, init, test, step: it.step && this.expr(it.step), body: this.block(it.body) };
    this.scopes.pop();
    return renamed;
  }

  private exprs(list: readonly Expr[]): readonly Expr[] {
    return list.map((it) => this.expr(it));
  }

  private expr(it: Expr): Expr {
    switch (it.k) {
      case 'name': {
        const name = this.name(it.name);
        return name === it.name ? it : { ...it, name };
      }
      case 'call':
        return { ...it, callee: this.expr(it.callee), args: this.exprs(it.args) };
      case 'member':
        return { ...it, base: this.expr(it.base) };
      case 'index':
        return { ...it, base: this.expr(it.base), index: this.expr(it.index) };
      case 'unary':
      case 'update':
      case 'cast':
        return { ...it, arg: this.expr(it.arg) };
      case 'binary':
      case 'assign':
        return { ...it, left: this.expr(it.left), right: this.expr(it.right) };
      case 'cond':
        return {
          ...it,
          test: this.expr(it.test),
          then: it.then && this.expr(it.then),
          else: this.expr(it.else),
        };
      case 'stmts':
        return { ...it, body: this.block(it.body) };
      case 'init':
        return { ...it, fields: it.fields.map((field) => ({ ...field, value: this.expr(field.value) })) };
      default:
        return it;
    }
  }
}
