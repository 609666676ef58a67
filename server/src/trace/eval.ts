/** Pure expressions to values and addresses, in a state. It executes nothing: calls and assignments are operations of
 *  the graph and never reach it. */
import type { Graph } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import { truthOf } from './facts.ts';
import { isTemp, load, readTemp, type State } from './state.ts';
import type { Resolver } from './trace.ts';
import type { ValueId, Values } from './value.ts';

/** What an object holds that was set to zero as a whole. */
export const ZEROED = '{0}';

export interface Scope {
  readonly values: Values;
  readonly graph: Graph;
  readonly resolver: Resolver;
}

export function evaluate(scope: Scope, state: State, expr: Expr): ValueId {
  const { values } = scope;
  switch (expr.k) {
    case 'num':
      return expr.value === undefined ? values.constant(expr.text) : values.num(expr.value);
    case 'name':
      return nameValue(scope, state, expr.name);
    case 'member':
    case 'index':
      return loadElement(values, state, addressOf(scope, state, expr)!);
    case 'unary':
      return unaryValue(scope, state, expr);
    case 'binary':
      return binaryValue(
        values,
        state,
        expr.op,
        evaluate(scope, state, expr.left),
        evaluate(scope, state, expr.right),
      );
    case 'cast':
      return evaluate(scope, state, expr.arg);
    case 'cond':
      return condValue(scope, state, expr);
    case 'str':
      return values.constant('"…"');
    case 'opaque':
      return values.constant(expr.text);
    default:
      // Calls, assignments and statement expressions were taken out by the graph; an initialiser has no one value.
      return values.sym(expr.k, `at:${expr.at.start}`);
  }
}

/** The address of a place, or undefined where the expression names none. */
export function addressOf(scope: Scope, state: State, expr: Expr): ValueId | undefined {
  const { values } = scope;
  switch (expr.k) {
    case 'name':
      return values.make({ v: isLocal(scope, expr.name) ? 'local' : 'global', name: expr.name });
    case 'member': {
      const base = expr.arrow ? evaluate(scope, state, expr.base) : addressOf(scope, state, expr.base);
      return base === undefined ? undefined : values.field(base, expr.field);
    }
    case 'index':
      return elementOf(values, arrayOf(scope, state, expr.base), evaluate(scope, state, expr.index));
    case 'unary':
      return expr.op === '*' ? evaluate(scope, state, expr.arg) : undefined;
    case 'cast':
      return addressOf(scope, state, expr.arg);
    default:
      return undefined;
  }
}

/** The object that an index counts from. In a zeroed structure an array member reads as zero, and is an array all the same. */
function arrayOf(scope: Scope, state: State, base: Expr): ValueId {
  const held = evaluate(scope, state, base);
  const value = scope.values.get(held);
  const address = value.v === 'num' ? addressOf(scope, state, base) : undefined;
  return address === undefined ? held : scope.values.make({ v: 'init', of: address });
}

export const isLocal = (scope: Scope, name: string): boolean =>
  name.startsWith('%') || scope.graph.types.has(name);

/** A local array, whose name is its address; a parameter declared as one holds an address. */
export const isArray = (scope: Scope, name: string): boolean =>
  (scope.graph.types.get(name)?.endsWith('[]') ?? false) &&
  !scope.graph.params.some((param) => param.name === name);

/** `base[index]`: constant indices are told apart, others are one element that stands for all; `base[0]` is `*base`. */
export function elementOf(values: Values, base: ValueId, index: ValueId): ValueId {
  const value = values.get(index);
  if (value.v === 'num' && value.n === 0) return base;
  return values.make({ v: 'elem', base, index: value.v === 'num' ? String(value.n) : '*' });
}

/** An element not written by itself is what was written to all of them. */
export function loadElement(values: Values, state: State, address: ValueId): ValueId {
  if (state.store.has(address)) return load(values, state, address);
  const value = values.get(address);
  if (value.v === 'field' && isZeroed(values, state, value.base)) return values.num(0);
  const first = values.make({ v: 'elem', base: address, index: '*' });
  if (value.v !== 'elem' && state.store.has(first)) return load(values, state, first);
  if (value.v === 'elem' && value.index !== '*') {
    const all = values.make({ v: 'elem', base: value.base, index: '*' });
    if (state.store.has(all)) return load(values, state, all);
  }
  return load(values, state, address);
}

/** A member of an object that was set to zero as a whole, and not written since. */
function isZeroed(values: Values, state: State, base: ValueId): boolean {
  const held = state.store.get(base);
  if (held !== undefined) {
    const value = values.get(held);
    return value.v === 'const' && value.name === ZEROED;
  }
  const value = values.get(base);
  return value.v === 'field' && isZeroed(values, state, value.base);
}

function nameValue(scope: Scope, state: State, name: string): ValueId {
  const { values, resolver } = scope;
  if (isTemp(name)) return readTemp(values, state, name);
  if (isLocal(scope, name)) {
    const address = values.make({ v: 'local', name });
    if (isArray(scope, name)) return address;
    const held = load(values, state, address);
    // A zeroed object is named by its address: an array decays to it, a structure is nothing else.
    return held === values.constant(ZEROED) ? address : held;
  }
  if (name === 'true') return values.num(1);
  if (name === 'false' || name === 'NULL') return values.num(0);
  const known = resolver.constant(name);
  if (known !== undefined) return values.num(known);
  // Names in capitals are macros and enumerators; a global variable keeps one value as long as nobody writes it.
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return values.constant(name);
  return load(values, state, values.make({ v: 'global', name }));
}

function unaryValue(scope: Scope, state: State, expr: Expr & { readonly k: 'unary' }): ValueId {
  const { values } = scope;
  if (expr.op === '&') return addressOf(scope, state, expr.arg) ?? values.sym('&', `at:${expr.at.start}`);
  if (expr.op === '*') return loadElement(values, state, evaluate(scope, state, expr.arg));
  const arg = evaluate(scope, state, expr.arg);
  const value = values.get(arg);
  if (expr.op === '+') return arg;
  if (expr.op === '!') return notValue(values, arg);
  if (value.v === 'num') return values.num(expr.op === '-' ? -value.n : ~value.n);
  if (expr.op === '-' && value.v === 'const') return values.constant(`-${value.name}`);
  return values.op(expr.op, arg);
}

const COMPARISONS = new Map([
  ['==', '!='],
  ['!=', '=='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
]);

/** `!` pushed inwards, so that equal questions are equal values. */
function notValue(values: Values, arg: ValueId): ValueId {
  const value = values.get(arg);
  if (value.v === 'num') return values.num(value.n === 0 ? 1 : 0);
  if (value.v === 'op') {
    const inverse = COMPARISONS.get(value.op);
    if (inverse) return values.op(inverse, ...value.args);
    if (value.op === '!' && isTruth(values, value.args[0]!)) return value.args[0]!;
  }
  return values.op('!', arg);
}

const isTruth = (values: Values, id: ValueId): boolean => {
  const value = values.get(id);
  return (
    value.v === 'op' &&
    (COMPARISONS.has(value.op) || value.op === '!' || value.op === '&&' || value.op === '||')
  );
};

/** An operation over values that are at hand, simplified as far as the path allows. */
/** Whether a call through this value enters the function so named. */
export const ENTERS = 'enters:';

export function operate(values: Values, state: State, op: string, args: readonly ValueId[]): ValueId {
  if (op.startsWith(ENTERS)) return enters(values, op, args[0]!);
  if (args.length === 2 && !op.startsWith('call:')) return binaryValue(values, state, op, args[0]!, args[1]!);
  if (args.length === 1 && op === '!') return notValue(values, args[0]!);
  return values.op(op, ...args);
}

/** A parameter is for callers to say; of what no name says, it is not taken to. */
function enters(values: Values, op: string, callback: ValueId): ValueId {
  const value = values.get(callback);
  if (value.v === 'arg') return values.op(op, callback);
  const named = value.v === 'init' ? values.get(value.of) : value;
  return values.num(named.v === 'global' && named.name === op.slice(ENTERS.length) ? 1 : 0);
}

function binaryValue(values: Values, state: State, op: string, left: ValueId, right: ValueId): ValueId {
  if (op === ',') return right;
  const l = values.get(left);
  const r = values.get(right);
  if (l.v === 'num' && r.v === 'num') {
    const folded = fold(op, l.n, r.n);
    if (folded !== undefined) return values.num(folded);
  }
  if (r.v === 'num' && r.n === 0 && (op === '+' || op === '-' || op === '|' || op === '<<' || op === '>>'))
    return left;
  if (l.v === 'num' && l.n === 0 && (op === '+' || op === '|')) return right;
  if ((op === '==' || op === '!=') && r.v === 'num' && r.n === 0)
    return op === '==' ? notValue(values, left) : notValue(values, notValue(values, left));
  if (op === '|' && truthOf(values, state.facts, right) === 'false') return left;
  if (op === '|' && truthOf(values, state.facts, left) === 'false') return right;
  return values.op(op, left, right);
}

function fold(op: string, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '|':
      return isSmall(a, b) ? a | b : undefined;
    case '&':
      return isSmall(a, b) ? a & b : undefined;
    case '<<':
      return b >= 0 && b < 31 && isSmall(a, b) ? a * 2 ** b : undefined;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '&&':
      return a && b ? 1 : 0;
    case '||':
      return a || b ? 1 : 0;
    default:
      return undefined;
  }
}

/** Bit operations of JavaScript are right below 2^31 only. */
const isSmall = (a: number, b: number): boolean => a >= 0 && b >= 0 && a < 2 ** 31 && b < 2 ** 31;

/** `a ? b : c` where the path decides; otherwise a value of its own (assignments of it are split before). */
function condValue(scope: Scope, state: State, expr: Expr & { readonly k: 'cond' }): ValueId {
  const { values } = scope;
  const test = evaluate(scope, state, expr.test);
  const truth = truthOf(values, state.facts, test);
  const then = expr.then ? evaluate(scope, state, expr.then) : test;
  const other = evaluate(scope, state, expr.else);
  if (truth === 'true' || then === other) return then;
  if (truth === 'false') return other;
  return values.op('?:', test, then, other);
}
