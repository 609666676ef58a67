/** What a branch teaches: the facts after a value turned out nonzero or zero. It refuses what contradicts the path, and
 *  guesses nothing. */
import {
  ANY,
  decide,
  type Facts,
  factOf,
  isConstant,
  NEGATIVE,
  NONZERO,
  narrow,
  POSITIVE,
  signOf,
  truthOf,
  ZERO,
} from './facts.ts';
import { tableOf } from './table.ts';
import type { ValueId, Values } from './value.ts';

/** The facts after `id` turned out nonzero (`is`) or zero; undefined when that cannot be. */
export function assume(values: Values, facts: Facts, id: ValueId, is: boolean): Facts | undefined {
  const truth = truthOf(values, facts, id);
  if (truth !== 'maybe') return (truth === 'true') === is ? facts : undefined;
  const value = values.get(id);
  let next: Facts | undefined = facts;
  if (value.v === 'op') next = assumeOp(values, facts, value.op, value.args, is);
  if (!next) return undefined;
  return narrow(next, id, is ? NONZERO : ZERO);
}

function assumeOp(
  values: Values,
  facts: Facts,
  op: string,
  args: readonly ValueId[],
  is: boolean,
): Facts | undefined {
  const [a, b] = args as [ValueId, ValueId];
  switch (op) {
    case '!':
      return assume(values, facts, a, !is);
    case '&&':
      if (is) return both(values, facts, a, b, true);
      return truthOf(values, facts, a) === 'true'
        ? assume(values, facts, b, false)
        : truthOf(values, facts, b) === 'true'
          ? assume(values, facts, a, false)
          : facts;
    case '||':
    case '|':
      if (!is) return both(values, facts, a, b, false);
      return truthOf(values, facts, a) === 'false'
        ? assume(values, facts, b, true)
        : truthOf(values, facts, b) === 'false'
          ? assume(values, facts, a, true)
          : facts;
    case '&':
      return is ? both(values, facts, a, b, true) : facts;
    case '==':
      return assumeEqual(values, facts, a, b, is);
    case '!=':
      return assumeEqual(values, facts, a, b, !is);
    case '<':
      return assumeOrder(values, facts, a, b, is);
    case '>':
      return assumeOrder(values, facts, b, a, is);
    case '<=':
      return assumeOrder(values, facts, b, a, !is);
    case '>=':
      return assumeOrder(values, facts, a, b, !is);
    default:
      return facts;
  }
}

function both(values: Values, facts: Facts, a: ValueId, b: ValueId, is: boolean): Facts | undefined {
  const first = assume(values, facts, a, is);
  return first && assume(values, first, b, is);
}

function assumeEqual(values: Values, facts: Facts, a: ValueId, b: ValueId, is: boolean): Facts | undefined {
  if (isConstant(values, a) && !isConstant(values, b)) return assumeEqual(values, facts, b, a, is);
  const sign = signOf(values, facts, b);
  if (is) {
    const narrowed = narrow(facts, a, sign);
    if (!narrowed || !isConstant(values, b)) return narrowed;
    const made = tableOf(narrowed).with(a, factOf(signOf(values, narrowed, a), b));
    if (contradicts(values, made, a)) return undefined;
    // A truth value that equals a constant: what it says holds, or does not.
    return values.get(a).v === 'op' && sign === ZERO ? assumeShape(values, made, a, false) : made;
  }
  if (sign === ZERO) return assume(values, facts, a, true);
  if (!isConstant(values, b)) return facts;
  const fact = facts.get(a);
  const not = [...(fact?.not ?? []), b].sort((x, y) => x - y);
  return tableOf(facts).with(a, factOf(fact?.sign ?? ANY, undefined, not));
}

/** Whether a comparison that was decided before comes out otherwise now that this value is known. */
function contradicts(values: Values, facts: Facts, id: ValueId): boolean {
  const known = tableOf(facts);
  return known.ids.some((other, n) => {
    const value = values.get(other);
    const { sign } = known.held[n]!;
    if (value.v !== 'op' || !value.args.includes(id) || sign === ANY) return false;
    const truth = decide(values, facts, value.op, value.args, 1);
    return (truth === 'true' && sign === ZERO) || (truth === 'false' && (sign & ZERO) === 0);
  });
}

function assumeShape(values: Values, facts: Facts, id: ValueId, is: boolean): Facts | undefined {
  const value = values.get(id);
  return value.v === 'op' ? assumeOp(values, facts, value.op, value.args, is) : facts;
}

/** a < b, or not. Only comparisons with a constant teach something. */
function assumeOrder(values: Values, facts: Facts, a: ValueId, b: ValueId, is: boolean): Facts | undefined {
  const left = values.get(a);
  const right = values.get(b);
  if (right.v === 'num' && right.n === 0) return narrow(facts, a, is ? NEGATIVE : ZERO | POSITIVE);
  if (left.v === 'num' && left.n === 0) return narrow(facts, b, is ? POSITIVE : NEGATIVE | ZERO);
  if (right.v === 'num' && right.n > 0 && !is) return narrow(facts, a, POSITIVE);
  if (left.v === 'num' && left.n > 0 && is) return narrow(facts, b, POSITIVE);
  return facts;
}
