/** The graph means what the text means: programs that are C and JavaScript at once are run by both, and must make the
 *  same calls. Jumps and scopes, which JavaScript has not, are tested elsewhere. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseRange, Graph, Guard } from '../../server/src/flow/graph.ts';
import type { Expr } from '../../server/src/ir/ir.ts';
import { graphOf } from './shown.ts';

const name = fc.constantFrom('x', 'y', 'z');
const number = fc.constantFrom('0', '1', '2', '3');
const atom = fc.oneof(name, number);
const pure = fc.oneof(
  atom,
  fc.tuple(atom, fc.constantFrom('+', '-', '<', '==', '!='), atom).map(([a, op, b]) => `(${a} ${op} ${b})`),
  fc.tuple(atom, atom, atom).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  fc.tuple(atom, atom).map(([a, b]) => `!!(${a} && !${b})`),
);

/** Without an order of evaluation C leaves operands to chance: only `&&`, `||`, `?:` and `,` join two effects. */
const { any } = fc.letrec<{ any: string; calls: string }>((tie) => ({
  calls: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    pure,
    fc.tuple(tie('calls'), tie('calls')).map(([a, b]) => `g(${a}, ${b})`),
    fc.tuple(tie('calls'), tie('calls')).map(([a, b]) => `(${a} + ${b})`),
  ),
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('calls'),
    tie('any').map((a) => `f(${a})`),
    tie('any').map((a) => `!(${a})`),
    fc.tuple(number, tie('any')).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(name, tie('any')).map(([a, b]) => `(${a} = ${b})`),
    fc.tuple(name, tie('calls')).map(([a, b]) => `(${a} += ${b})`),
    name.map((a) => `${a}++`),
    name.map((a) => `--${a}`),
    fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map(([a, op, b]) => `!!(${a} ${op} ${b})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}, ${b})`),
  ),
}));

/** Loops ask `f` each turn, so that the oracle ends them. */
const test_ = any.map((it) => `(f(4) && ${it})`);

const { stmt } = fc.letrec<{ stmt: string; inLoop: string; block: string; loop: string }>((tie) => ({
  block: fc.array(tie('stmt'), { maxLength: 3 }).map((it) => `{ ${it.join(' ')} }`),
  loop: fc.array(tie('inLoop'), { maxLength: 4 }).map((it) => `{ ${it.join(' ')} }`),
  inLoop: fc.oneof(
    tie('stmt'),
    any.map((it) => `if (${it}) break;`),
    any.map((it) => `if (${it}) continue;`),
  ),
  stmt: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    any.map((it) => `${it};`),
    any.map((it) => `if (${it}) return f(9);`),
    fc.tuple(any, tie('block')).map(([a, b]) => `if (${a}) ${b}`),
    fc.tuple(any, tie('block'), tie('block')).map(([a, b, c]) => `if (${a}) ${b} else ${c}`),
    fc.tuple(test_, tie('loop')).map(([a, b]) => `while ${a} ${b}`),
    fc.tuple(tie('loop'), test_).map(([a, b]) => `do ${a} while ${b};`),
    fc.tuple(any, test_, any, tie('loop')).map(([a, b, c, d]) => `for (${a}; ${b}; ${c}) ${d}`),
    fc
      .tuple(
        any,
        tie('block'),
        fc.constantFrom('break;', ''),
        tie('block'),
        fc.constantFrom('break;', ''),
        tie('block'),
      )
      .map(
        ([a, b, end, c, end2, d]) =>
          `switch (+(${a})) { case 1: case 2: ${b} ${end} case 3: ${c} ${end2} default: ${d} }`,
      ),
    fc
      .tuple(any, tie('block'), tie('block'))
      .map(([a, b, c]) => `switch (+(${a})) { default: ${b} case 0: ${c} }`),
  ),
}));

const program = fc
  .array(stmt, { minLength: 1, maxLength: 5 })
  .map((it) => `x = 1; y = 2; z = 0;\n${it.join('\n')}\ng(x, y);\nf(z);`);

test('the graph makes the calls that the text makes', () => {
  fc.assert(
    fc.property(program, (text) => {
      expect(byGraph(graphOf(text))).toEqual(byJavaScript(text));
    }),
    { numRuns: 300 },
  );
});

class Ended extends Error {}

/** Answers by what was asked so far, and ends the run when it was asked too often. */
class Oracle {
  readonly calls: string[] = [];

  call(callee: string, args: readonly unknown[]): number {
    if (this.calls.length >= 60) throw new Ended();
    const numbers = args.map(Number);
    this.calls.push(`${callee}(${numbers.join(', ')})`);
    return Math.abs(numbers.reduce((sum, it) => sum + it, this.calls.length * 7)) % 5;
  }

  listen(run: () => void): string[] {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
    }
    return this.calls;
  }
}

function byJavaScript(text: string): string[] {
  const oracle = new Oracle();
  const run = new Function('f', 'g', `let x, y, z;\n${text}`);
  const answer =
    (callee: string) =>
    (...args: unknown[]) =>
      oracle.call(callee, args);
  return oracle.listen(() => run(answer('f'), answer('g')));
}

function byGraph(graph: Graph): string[] {
  const oracle = new Oracle();
  const values = new Map<string, number>();
  const step = (id: number): number => {
    const { ops, out } = graph.blocks[id]!;
    for (const op of ops)
      if (op.o === 'set') values.set(nameOf(op.place), evaluate(op.value, values));
      else if (op.o === 'call')
        values.set(
          op.result,
          oracle.call(
            nameOf(op.callee),
            op.args.map((it) => evaluate(it, values)),
          ),
        );
    const taken = out.filter((it) => it.when === undefined || holds(it.when, values));
    expect(taken).toHaveLength(1);
    return taken[0]!.to;
  };
  return oracle.listen(() => {
    for (let id = 0; id !== graph.exit; ) id = step(id);
  });
}

function nameOf(it: Expr): string {
  if (it.k !== 'name') throw new Error(`${it.k} for a name`);
  return it.name;
}

function holds(when: Guard, values: Map<string, number>): boolean {
  if (when.g === 'test') return (evaluate(when.test, values) !== 0) === when.is;
  if (when.g !== 'case') throw new Error(when.g);
  const value = evaluate(when.value, values);
  const isIn = (it: CaseRange) => evaluate(it.from, values) === value;
  return when.cases.length > 0 ? when.cases.some(isIn) : !when.not.some(isIn);
}

const BINARY: Record<string, (a: number, b: number) => number | boolean> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '<': (a, b) => a < b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '&&': (a, b) => a !== 0 && b !== 0,
  '||': (a, b) => a !== 0 || b !== 0,
};

function evaluate(it: Expr, values: Map<string, number>): number {
  switch (it.k) {
    case 'name':
      return values.get(it.name)!;
    case 'num':
      return it.value!;
    case 'binary':
      return Number(BINARY[it.op]!(evaluate(it.left, values), evaluate(it.right, values)));
    case 'unary':
      return it.op === '!' ? Number(evaluate(it.arg, values) === 0) : evaluate(it.arg, values);
    case 'cond':
      return evaluate(it.test, values) !== 0 ? evaluate(it.then!, values) : evaluate(it.else, values);
    default:
      throw new Error(`${it.k} is not pure`);
  }
}
