/** Facts of a path are true: whatever is learnt along a path that real numbers take never contradicts these numbers. And
 *  tables of what must be decided, since deciding nothing would be true as well. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assume } from '../../server/src/trace/assume.ts';
import { operate } from '../../server/src/trace/eval.ts';
import {
  ANY,
  type Facts,
  joinFacts,
  NEGATIVE,
  NONZERO,
  narrow,
  POSITIVE,
  signOf,
  truthOf,
  ZERO,
} from '../../server/src/trace/facts.ts';
import { emptyState } from '../../server/src/trace/state.ts';
import { type ValueId, Values } from '../../server/src/trace/value.ts';

/** An expression over variables, numbers and named constants: `[operator, ...operands]`. */
type Term = string | number | readonly Term[];

const VARIABLES = ['x', 'y', 'z'];
/** Distinct names are distinct values, and an errno is negative. */
const CONSTANTS: Readonly<Record<string, number>> = { RET_A: 0, RET_B: 1, RET_C: 2, '-EAGAIN': -11 };

const leaf: fc.Arbitrary<Term> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VARIABLES) },
  { weight: 2, arbitrary: fc.integer({ min: -2, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(CONSTANTS)) },
);
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.tuple(fc.constantFrom('!', '-'), tie('term')).map(([op, a]): Term => [op, a]),
    fc
      .tuple(
        fc.constantFrom('==', '!=', '<', '>', '<=', '>=', '&&', '||', '|', '&', '+', '-'),
        tie('term'),
        tie('term'),
      )
      .map(([op, a, b]): Term => [op, a, b]),
    fc.tuple(tie('term'), tie('term'), tie('term')).map(([a, b, c]): Term => ['?:', a, b, c]),
  ),
}));

type Numbers = Readonly<Record<string, number>>;
const numbers: fc.Arbitrary<Numbers> = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0, 1, -11))
  .map(([x, y, z]) => ({ ...CONSTANTS, x, y, z }));

function compute(op: string, a: number, b: number): number {
  switch (op) {
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '&&':
      return Number(a !== 0 && b !== 0);
    case '||':
      return Number(a !== 0 || b !== 0);
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '+':
      return a + b;
    default:
      return a - b;
  }
}

/** What a value really is. */
function real(values: Values, at: Numbers, id: ValueId): number {
  const value = values.get(id);
  if (value.v === 'num') return value.n;
  if (value.v === 'const' || value.v === 'arg') return at[value.name]!;
  if (value.v !== 'op') throw new Error(value.v);
  const [a, b, c] = value.args.map((arg) => real(values, at, arg)) as [number, number, number];
  if (value.op === '!') return Number(a === 0);
  if (value.op === '?:') return a !== 0 ? b : c;
  return value.args.length === 1 ? 0 - a : compute(value.op, a, b);
}

/** Built plainly, or simplified by what the path knows, as the engine does. */
function build(values: Values, facts: Facts, from: Term, simply: boolean): ValueId {
  if (typeof from === 'number') return values.num(from);
  if (typeof from === 'string') {
    const n = VARIABLES.indexOf(from);
    return n < 0 ? values.constant(from) : values.make({ v: 'arg', n, name: from });
  }
  const [op, ...parts] = from as readonly [string, ...Term[]];
  const args = parts.map((part) => build(values, facts, part, simply));
  return simply ? values.op(op, ...args) : operate(values, { ...emptyState, facts }, op, args);
}

const signIn = (n: number): number => (n < 0 ? NEGATIVE : n > 0 ? POSITIVE : ZERO);

/** Whatever the facts say, of themselves and of these values, is so. */
function expectTrue(values: Values, facts: Facts, at: Numbers, ids: Iterable<ValueId>): void {
  for (const [id, fact] of facts) {
    const n = real(values, at, id);
    expect(fact.sign & signIn(n), values.print(id)).not.toBe(0);
    if (fact.is !== undefined) expect(real(values, at, fact.is), values.print(id)).toBe(n);
    for (const other of fact.not ?? []) expect(real(values, at, other), values.print(id)).not.toBe(n);
  }
  for (const id of ids) {
    const n = real(values, at, id);
    expect(signOf(values, facts, id) & signIn(n), values.print(id)).not.toBe(0);
    const truth = truthOf(values, facts, id);
    if (truth !== 'maybe') expect(truth, values.print(id)).toBe(n !== 0 ? 'true' : 'false');
  }
}

/** The facts after each test came out as it does for these numbers. */
function walk(
  values: Values,
  at: Numbers,
  tests: readonly Term[],
  simply: boolean,
  asked: Set<ValueId>,
): Facts {
  let facts: Facts = new Map();
  for (const one of tests) {
    const id = build(values, facts, one, simply);
    asked.add(id);
    const next = assume(values, facts, id, real(values, at, id) !== 0);
    expect(next, `${values.print(id)} cannot be`).toBeDefined();
    facts = next!;
    expectTrue(values, facts, at, asked);
  }
  return facts;
}

const tests = fc.array(term, { minLength: 1, maxLength: 6 });
const RUNS = { numRuns: 2000 };

describe('along a path that numbers take', () => {
  test('every branch is possible and no fact is false', () =>
    fc.assert(
      fc.property(numbers, tests, fc.boolean(), (at, path, simply) => {
        walk(new Values(), at, path, simply, new Set());
      }),
      RUNS,
    ));

  test('what facts simplify keeps its number', () =>
    fc.assert(
      fc.property(numbers, tests, term, (at, path, last) => {
        const values = new Values();
        const facts = walk(values, at, path, false, new Set());
        const plain = real(values, at, build(values, new Map(), last, true));
        expect(real(values, at, build(values, facts, last, false))).toBe(plain);
      }),
      RUNS,
    ));

  test('what two paths know together is true of both', () =>
    fc.assert(
      fc.property(numbers, numbers, tests, (one, other, path) => {
        const values = new Values();
        const asked = new Set<ValueId>();
        const joined = joinFacts(
          walk(values, one, path, true, asked),
          walk(values, other, path, true, new Set()),
        );
        for (const at of [one, other]) expectTrue(values, joined, at, asked);
      }),
      RUNS,
    ));

  test('a branch asked again is decided', () =>
    fc.assert(
      fc.property(numbers, tests, (at, path) => {
        const values = new Values();
        const facts = walk(values, at, path, true, new Set());
        const last = build(values, facts, path.at(-1)!, true);
        expect(truthOf(values, facts, last)).toBe(real(values, at, last) !== 0 ? 'true' : 'false');
        expect(assume(values, facts, last, real(values, at, last) === 0)).toBeUndefined();
      }),
      RUNS,
    ));
});

/** What is known, what is asked, and what must come out. */
type Row = readonly [known: readonly (readonly [Term, boolean])[], asked: Term, truth: string];

const row = (asked: Term, truth: string, ...known: readonly (readonly [Term, boolean])[]): Row => [
  known,
  asked,
  truth,
];

describe('decided', () => {
  test.each<Row>([
    row(['!', 'x'], 'false', ['x', true]),
    row(['==', 'x', 0], 'true', ['x', false]),
    row(['!', ['!', 'x']], 'true', ['x', true]),
    row(['&&', 'x', 'y'], 'false', ['x', false]),
    row('y', 'true', [['&&', 'x', 'y'], true]),
    row('y', 'false', ['x', true], [['&&', 'x', 'y'], false]),
    row('y', 'true', ['x', false], [['||', 'x', 'y'], true]),
    row('x', 'false', [['||', 'x', 'y'], false]),
    row('x', 'false', [['|', 'x', 'y'], false]),
    row('x', 'true', [['&', 'x', 'y'], true]),
    row(['<', 'x', 0], 'true', [['>=', 'x', 0], false]),
    row('x', 'true', [['<', 'x', 0], true]),
    row(['>', 'x', 0], 'false', [['<=', 'x', 0], true]),
    row(['<', 'x', 'y'], 'true', [['<', 'x', 0], true], [['>', 'y', 0], true]),
    row(['==', 'x', 'RET_B'], 'false', [['==', 'x', 'RET_C'], true]),
    row(['==', 'x', 'RET_B'], 'false', [['!=', 'x', 'RET_B'], true]),
    row(['==', 'x', 3], 'false', [['==', 'x', 2], true]),
    row('x', 'true', [['==', 'x', '-EAGAIN'], true]),
    row(['<', 'x', 0], 'true', [['==', 'x', '-EAGAIN'], true]),
    row('x', 'false', [['==', ['!', 'x'], 0], false]),
    row(['+', 'x', 1], 'true', [['>=', 'x', 0], true]),
    row(['==', ['-', 'x'], 0], 'false', ['x', true]),
    row(['>', 'x', 0], 'true', [['<', 'x', 2], false]),
    row(['==', 'x', 'x'], 'true'),
    row(['==', 'RET_B', 'RET_C'], 'false'),
    row(['==', 'x', 'y'], 'maybe', ['x', true]),
    row(['&', 'x', 'y'], 'maybe', ['x', true], ['y', true]),
    row('x', 'maybe', [['!=', 'x', 3], true]),
    row(['==', 'x', 'RET_B'], 'maybe', ['x', true]),
  ])('%j: %j is %s', (known, asked, truth) => expect(decide(known, asked)).toBe(truth));

  test.fails('known wrong: the sign of a truth value says what it is the truth of', () =>
    expect(decide([[['<=', ['!', 'x'], 0], false]], 'x')).toBe('false'));

  test.fails('known wrong: what an older test implies is not looked at again', () => {
    const known = [[['&&', 'x', 'y'], false] as const, ['x', true] as const];
    expect(decide(known, 'y')).toBe('false');
  });
});

function decide(known: Row[0], asked: Term): string {
  const values = new Values();
  let facts: Facts | undefined = new Map();
  for (const [one, is] of known) facts = facts && assume(values, facts, build(values, facts, one, true), is);
  return truthOf(values, facts!, build(values, facts!, asked, true));
}

test('fewer signs are left each time, and none is a contradiction', () => {
  const nothing: Facts = new Map();
  const positive = narrow(narrow(nothing, 1, ZERO | POSITIVE)!, 1, NONZERO)!;
  expect(positive.get(1)).toEqual({ sign: POSITIVE });
  expect(narrow(positive, 1, NEGATIVE | ZERO)).toBeUndefined();
  expect(narrow(positive, 1, ANY)).toBe(positive);
});

test('nothing learnt is no fact', () => {
  expect([...narrow(new Map(), 1, ANY)!]).toEqual([]);
});
