/** What a path knows of values from the branches it took: signs, equalities, truths. It decides conditions from
 *  them and refuses to guess: what is not decided is `maybe`. */
import { Table, tableOf } from './table.ts';
import { ADDRESS, type Value, type ValueId, type Values } from './value.ts';

/** Bits: may be negative, may be zero, may be positive. */
export const NEGATIVE = 1;
export const ZERO = 2;
export const POSITIVE = 4;
export const ANY = 7;
export const NONZERO = NEGATIVE | POSITIVE;

export interface Fact {
  readonly sign: number;
  /** The constant it equals, or those it does not. */
  readonly is?: ValueId;
  readonly not?: readonly ValueId[];
}

/** All facts have one shape: objects of several are slower to read. */
export const factOf = (sign: number, is?: ValueId, not?: readonly ValueId[]): Fact => ({ sign, is, not });

export type Facts = ReadonlyMap<ValueId, Fact>;
export type Truth = 'true' | 'false' | 'maybe';

/** What is known of a value's sign, from its own shape and from the path. */
export function signOf(values: Values, facts: Facts, id: ValueId, depth = 0): number {
  const fact = facts.get(id);
  const known = fact ? fact.sign : ANY;
  if (depth > 4) return known;
  return known & shapeSign(values, facts, id, depth);
}

function shapeSign(values: Values, facts: Facts, id: ValueId, depth: number): number {
  const value = values.get(id);
  switch (value.v) {
    case 'num':
      return value.n < 0 ? NEGATIVE : value.n > 0 ? POSITIVE : ZERO;
    case 'const':
      // Errno constants are positive, so `-EAGAIN` is negative; of other names only the spelling is known.
      return /^-E[A-Z0-9]+$/.test(value.name)
        ? NEGATIVE
        : /^E[A-Z0-9]{3,}$/.test(value.name)
          ? POSITIVE
          : ANY;
    case 'local':
    case 'global':
    case 'field':
    case 'elem':
      return POSITIVE;
    case 'view':
      // A respelling that cannot be NULL is told by its name; nullable ones are written with a question mark.
      if (value.as.endsWith('?')) return ZERO | POSITIVE;
      return value.as === 'page' || value.as === ADDRESS ? POSITIVE : ANY;
    case 'op':
      return opSign(values, facts, value.op, value.args, depth + 1);
    default:
      return ANY;
  }
}

function opSign(values: Values, facts: Facts, op: string, args: readonly ValueId[], depth: number): number {
  const sign = (n: number): number => signOf(values, facts, args[n]!, depth);
  const truth = decide(values, facts, op, args, depth);
  if (truth === 'true') return op === '|' || op === '&' ? NONZERO : POSITIVE;
  if (truth === 'false') return ZERO;
  switch (op) {
    case '!':
    case '&&':
    case '||':
    case '==':
    case '!=':
    case '<':
    case '>':
    case '<=':
    case '>=':
      return ZERO | POSITIVE;
    case '-':
      if (args.length === 1)
        return (sign(0) & NEGATIVE ? POSITIVE : 0) | (sign(0) & ZERO) | (sign(0) & POSITIVE ? NEGATIVE : 0);
      return ANY;
    case '+':
      // Nobody counts from an address to NULL.
      if (args.some((arg) => isAddress(values.get(arg)))) return POSITIVE;
      // Overflow is not looked at: what counts up from zero is positive.
      return ((sign(0) | sign(1)) & NEGATIVE) !== 0
        ? ANY
        : (sign(0) & ZERO) !== 0 && (sign(1) & ZERO) !== 0
          ? ZERO | POSITIVE
          : POSITIVE;
    default:
      return ANY;
  }
}

/** An object's address, or a page's. */
const isAddress = (value: Value): boolean =>
  value.v === 'local' ||
  value.v === 'global' ||
  value.v === 'field' ||
  (value.v === 'view' && (value.as === 'page' || value.as === ADDRESS));

/** Whether an operation's value is nonzero. */
export function decide(
  values: Values,
  facts: Facts,
  op: string,
  args: readonly ValueId[],
  depth: number,
): Truth {
  const truth = (n: number): Truth => truthOf(values, facts, args[n]!, depth);
  switch (op) {
    case '!':
      return invert(truth(0));
    case '&&':
      return truth(0) === 'false' || truth(1) === 'false'
        ? 'false'
        : truth(0) === 'true' && truth(1) === 'true'
          ? 'true'
          : 'maybe';
    case '||':
    case '|':
      return truth(0) === 'true' || truth(1) === 'true'
        ? 'true'
        : truth(0) === 'false' && truth(1) === 'false'
          ? 'false'
          : 'maybe';
    case '&':
      return truth(0) === 'false' || truth(1) === 'false' ? 'false' : 'maybe';
    case '==':
      return equal(values, facts, args[0]!, args[1]!, depth);
    case '!=':
      return invert(equal(values, facts, args[0]!, args[1]!, depth));
    case '<':
      return less(values, facts, args[0]!, args[1]!, depth);
    case '>':
      return less(values, facts, args[1]!, args[0]!, depth);
    case '<=':
      return invert(less(values, facts, args[1]!, args[0]!, depth));
    case '>=':
      return invert(less(values, facts, args[0]!, args[1]!, depth));
    default:
      return 'maybe';
  }
}

export function truthOf(values: Values, facts: Facts, id: ValueId, depth = 0): Truth {
  const sign = signOf(values, facts, id, depth);
  if ((sign & ZERO) === 0) return 'true';
  if (sign === ZERO) return 'false';
  const fact = facts.get(id);
  if (fact?.is !== undefined && depth < 4) return truthOf(values, facts, fact.is, depth + 1);
  return 'maybe';
}

export const invert = (truth: Truth): Truth =>
  truth === 'true' ? 'false' : truth === 'false' ? 'true' : 'maybe';

export const isConstant = (values: Values, id: ValueId): boolean => {
  const { v } = values.get(id);
  return v === 'num' || v === 'const';
};

function equal(values: Values, facts: Facts, a: ValueId, b: ValueId, depth: number): Truth {
  const left = facts.get(a)?.is ?? a;
  const right = facts.get(b)?.is ?? b;
  if (left === right) return 'true';
  if (facts.get(a)?.not?.includes(right) || facts.get(b)?.not?.includes(left)) return 'false';
  // Comparing a truth value with a constant is asking for the truth itself.
  const signs = signOf(values, facts, left, depth) & signOf(values, facts, right, depth);
  if (signs === 0) return 'false';
  const l = values.get(left);
  const r = values.get(right);
  if (l.v === 'num' && r.v === 'num') return l.n === r.n ? 'true' : 'false';
  const truth = truthAsked(values, facts, left, r, depth) ?? truthAsked(values, facts, right, l, depth);
  if (truth) return truth;
  // Two names of constants: different spellings are taken for different values (enumerators, errno).
  if (l.v === 'const' && r.v === 'const') return 'false';
  if (
    signs === ZERO &&
    signOf(values, facts, left, depth) === ZERO &&
    signOf(values, facts, right, depth) === ZERO
  )
    return 'true';
  return 'maybe';
}

/** A truth value compared with a number: with 1 it is asked for itself, with 0 for its opposite; it is no other number. */
function truthAsked(
  values: Values,
  facts: Facts,
  id: ValueId,
  other: Value,
  depth: number,
): Truth | undefined {
  const value = values.get(id);
  if (value.v !== 'op' || other.v !== 'num' || !TRUTHS.has(value.op)) return undefined;
  if (other.n !== 0 && other.n !== 1) return 'false';
  const truth = truthOf(values, facts, id, depth + 1);
  return other.n === 1 ? truth : invert(truth);
}

const TRUTHS = new Set(['!', '&&', '||', '==', '!=', '<', '>', '<=', '>=']);

function less(values: Values, facts: Facts, a: ValueId, b: ValueId, depth: number): Truth {
  const l = values.get(facts.get(a)?.is ?? a);
  const r = values.get(facts.get(b)?.is ?? b);
  if (l.v === 'num' && r.v === 'num') return l.n < r.n ? 'true' : 'false';
  if (a === b) return 'false';
  const left = signOf(values, facts, a, depth);
  const right = signOf(values, facts, b, depth);
  // Signs alone decide when the ranges do not overlap but at most in zero.
  if ((left & ~NEGATIVE) === 0 && (right & NEGATIVE) === 0) return 'true';
  if ((left & ~(NEGATIVE | ZERO)) === 0 && (right & ~POSITIVE) === 0) return 'true';
  if ((left & NEGATIVE) === 0 && (right & ~(NEGATIVE | ZERO)) === 0) return 'false';
  if ((left & ~POSITIVE) === 0 && (right & POSITIVE) === 0) return 'false';
  return 'maybe';
}

/** Fewer signs for a value; undefined when none is left. */
export function narrow(facts: Facts, id: ValueId, sign: number): Facts | undefined {
  const fact = facts.get(id);
  const left = (fact?.sign ?? ANY) & sign;
  if (left === 0) return undefined;
  if (!fact && left === ANY) return facts;
  if (fact && left === fact.sign) return facts;
  return tableOf(facts).with(id, factOf(left, fact?.is, fact?.not));
}

/** What both paths know. */
export function joinFacts(a: Facts, b: Facts): Facts {
  if (a === b || a.size === 0) return a;
  const left = tableOf(a);
  const ids: ValueId[] = [];
  const held: Fact[] = [];
  for (let n = 0; n < left.ids.length; n++) {
    const joined = joinFact(left.held[n]!, b.get(left.ids[n]!));
    if (!joined) continue;
    ids.push(left.ids[n]!);
    held.push(joined);
  }
  return new Table(ids, held);
}

/** Whether there is something that only `a` knows. */
export function losesFacts(a: Facts, b: Facts): boolean {
  if (a === b || a.size === 0) return false;
  const left = tableOf(a);
  for (let n = 0; n < left.ids.length; n++)
    if (joinFact(left.held[n]!, b.get(left.ids[n]!)) === undefined) return true;
  return false;
}

/** Undefined where nothing is left to know. */
function joinFact(fact: Fact, other: Fact | undefined): Fact | undefined {
  if (fact === other || !other) return other;
  const sign = fact.sign | other.sign;
  const is = fact.is === other.is ? fact.is : undefined;
  const not = fact.not?.filter((n) => other.not?.includes(n) || (other.is !== undefined && other.is !== n));
  if (sign === ANY && is === undefined && !not?.length) return undefined;
  return factOf(sign, is, not?.length ? not : undefined);
}
