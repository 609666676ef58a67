/** Random small functions over a lock and a page, as C text and as something that runs: the oracle for what paths do.
 *  They know numbers, branches, loops, jumps and one call, and none of the engine. */
import fc from 'fast-check';

export type Cond = string | readonly [op: '&&' | '||', Cond, Cond];

export type Stmt =
  | { readonly s: 'set'; readonly to: string; readonly value: string }
  | { readonly s: 'do'; readonly what: Deed }
  | { readonly s: 'if'; readonly test: Cond; readonly then: readonly Stmt[]; readonly else: readonly Stmt[] }
  | { readonly s: 'while'; readonly test: Cond; readonly body: readonly Stmt[]; readonly first: boolean }
  | { readonly s: 'switch'; readonly on: string; readonly arms: readonly (readonly Stmt[])[] }
  /** `r = g(kvm, page, r, b)`. */
  | { readonly s: 'call'; readonly to: string }
  | { readonly s: 'break' }
  | { readonly s: 'continue' }
  | { readonly s: 'goto' }
  | { readonly s: 'return' };

export type Deed = 'lock' | 'unlock' | 'get' | 'put';

const CALLS: Readonly<Record<Deed, string>> = {
  lock: 'write_lock(&kvm->mmu_lock);',
  unlock: 'write_unlock(&kvm->mmu_lock);',
  get: 'get_page(page);',
  put: 'put_page(page);',
};

const variable = fc.constantFrom('a', 'b', 'r', 's');
const local = fc.constantFrom('r', 's');
/** A call that may answer anything, each time anew. */
export const ASK = 'next_one(kvm)';

const atom = fc.oneof(
  variable,
  variable.map((v) => `!${v}`),
  fc
    .tuple(variable, fc.constantFrom('== 1', '== 2', '!= 1', '< 0', '> 0', '>= 0', '<= 0'))
    .map(([v, op]) => `${v} ${op}`),
  fc.constant(ASK),
);
const cond: fc.Arbitrary<Cond> = fc.oneof(
  { weight: 3, arbitrary: atom },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('&&' as const, '||' as const), atom, atom),
  },
);
const value = fc.oneof(
  fc.constantFrom('0', '1', '2', '- 1'),
  variable,
  variable.map((v) => `!${v}`),
  variable.map((v) => `!!${v}`),
  fc.tuple(variable, fc.constantFrom('== 1', '< 0')).map(([v, op]) => `${v} ${op}`),
  fc.constant(ASK),
);

const { block, inLoop } = fc.letrec<{ stmt: Stmt; loopStmt: Stmt; block: Stmt[]; inLoop: Stmt[] }>((tie) => {
  const simple: fc.Arbitrary<Stmt> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom<Deed>('lock', 'unlock', 'get', 'put')
        .map((what): Stmt => ({ s: 'do', what })),
    },
    { weight: 3, arbitrary: fc.tuple(local, value).map(([to, of]): Stmt => ({ s: 'set', to, value: of })) },
    { weight: 1, arbitrary: fc.constantFrom<Stmt>({ s: 'goto' }, { s: 'return' }) },
  );
  const nested = (inner: 'block' | 'inLoop'): fc.Arbitrary<Stmt> =>
    fc.oneof(
      fc
        .tuple(cond, tie(inner), tie(inner))
        .map(([test, then, other]): Stmt => ({ s: 'if', test, then, else: other })),
      fc
        .tuple(cond, tie('inLoop'), fc.boolean())
        .map(([test, body, first]): Stmt => ({ s: 'while', test, body, first })),
      fc
        .tuple(variable, fc.array(tie('block'), { minLength: 1, maxLength: 3 }))
        .map(([on, arms]): Stmt => ({ s: 'switch', on, arms })),
    );
  return {
    stmt: fc.oneof({ maxDepth: 2, depthSize: 'small' }, simple, nested('block')),
    loopStmt: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      simple,
      fc.constantFrom<Stmt>({ s: 'break' }, { s: 'continue' }),
      nested('inLoop'),
    ),
    block: fc.array(tie('stmt'), { maxLength: 3 }),
    inLoop: fc.array(tie('loopStmt'), { maxLength: 3 }),
  };
});
void inLoop;

export const programs = fc.array(block, { minLength: 1, maxLength: 2 }).map((parts) => parts.flat());

/** Two functions, of which the first calls the second between any two of its statements. */
export const pairs = fc
  .tuple(block, block, block, fc.array(local, { minLength: 2, maxLength: 2 }))
  .map(([before, after, helper, [one, other]]) => ({
    program: [...before, { s: 'call', to: one! } as const, ...after, { s: 'call', to: other! } as const],
    helper,
  }));

const condText = (test: Cond): string =>
  typeof test === 'string' ? test : `${condText(test[1])} ${test[0]} ${condText(test[2])}`;

const HEAD = [
  'int f(struct kvm *kvm, gfn_t gfn, int a, int b)',
  '{',
  'struct page *page = __gfn_to_page(kvm, gfn, true);',
  'int r = 0, s = 0;',
  'if (!page)',
  'return 0;',
];
const HELPER = ['static int g(struct kvm *kvm, struct page *page, int a, int b)', '{', 'int r = 0, s = 0;'];

/** As C, a statement a line, and for each deed the line it stands on in its function. */
export function textOf(
  program: readonly Stmt[],
  head: readonly string[] = HEAD,
): { text: string; lines: ReadonlyMap<Stmt, number> } {
  const rows = [...head];
  const lines = new Map<Stmt, number>();
  const write = (all: readonly Stmt[]): void => {
    for (const one of all) row(one);
  };
  const row = (one: Stmt): void => {
    if (one.s === 'do') {
      rows.push(CALLS[one.what]);
      lines.set(one, rows.length);
    } else if (one.s === 'set') rows.push(`${one.to} = ${one.value};`);
    else if (one.s === 'call') rows.push(`${one.to} = g(kvm, page, r, b);`);
    else if (one.s === 'goto') rows.push('goto out;');
    else if (one.s === 'return') rows.push('return r;');
    else if (one.s === 'break' || one.s === 'continue') rows.push(`${one.s};`);
    else if (one.s === 'if') {
      rows.push(`if (${condText(one.test)}) {`);
      write(one.then);
      rows.push('} else {');
      write(one.else);
      rows.push('}');
    } else if (one.s === 'while') {
      rows.push(one.first ? 'do {' : `while (${condText(one.test)}) {`);
      write(one.body);
      rows.push(one.first ? `} while (${condText(one.test)});` : '}');
    } else if (one.s === 'switch') {
      rows.push(`switch (${one.on}) {`);
      one.arms.forEach((arm, n) => {
        rows.push(n === 2 ? 'default:' : `case ${n + 1}:`);
        write(arm);
        rows.push('break;');
      });
      rows.push('}');
    }
  };
  write(program);
  rows.push('return r;', '}', '');
  const inner = rows.map((one, n) => (n < 2 || n >= rows.length - 2 ? one : `\t${one}`));
  return { text: inner.join('\n').replace(/\treturn r;\n\}\n$/, 'out:\n\treturn r;\n}\n'), lines };
}

export const helperText = (helper: readonly Stmt[]): string => textOf(helper, HELPER).text;

/** What happened at one deed of one run; references are counted as far as the model counts. */
export interface Happening {
  readonly line: number;
  readonly what: Deed;
  readonly locked: boolean;
  readonly held: number;
}

/** Leaves the function. */
const END = Symbol('end');
/** Ends the run: a deadlock, or it has gone on long enough. */
class Over extends Error {}
const LONGEST = 40;

/** Runs a program for two arguments and what the calls answer. Deeds of a helper have no line; a run with one ends at its
 *  first wrong unlock, since nothing is said of what comes behind a callee's fault. */
export function runProgram(
  program: readonly Stmt[],
  lines: ReadonlyMap<Stmt, number>,
  args: { readonly a: number; readonly b: number },
  ask: () => number,
  helper?: readonly Stmt[],
): Happening[] {
  const machine = { found: [] as Happening[], locked: false, held: 1, deeds: 0 };
  const deed = (one: Stmt & { s: 'do' }): void => {
    const line = lines.get(one);
    if (line !== undefined)
      machine.found.push({ line, what: one.what, locked: machine.locked, held: machine.held });
    if ((one.what === 'lock' && machine.locked) || machine.deeds++ > LONGEST) throw new Over();
    if (helper && one.what === 'unlock' && !machine.locked) throw new Over();
    if (one.what === 'lock' || one.what === 'unlock') machine.locked = one.what === 'lock';
    else machine.held = Math.max(-3, Math.min(3, machine.held + (one.what === 'get' ? 1 : -1)));
  };
  const call = (a: number, b: number): number => runFunction(helper ?? [], { a, b }, { ask, deed, call });
  try {
    runFunction(program, args, { ask, deed, call });
  } catch (over) {
    if (!(over instanceof Over)) throw over;
  }
  return machine.found;
}

interface World {
  ask(): number;
  deed(one: Stmt & { s: 'do' }): void;
  call(a: number, b: number): number;
}

/** What it returns. */
function runFunction(
  program: readonly Stmt[],
  args: { readonly a: number; readonly b: number },
  world: World,
): number {
  const at: Record<string, number> = { ...args, r: 0, s: 0 };
  const number = (text: string): number => {
    const compared = /^(\w+) (==|!=|<|>|>=|<=) (\d)$/.exec(text);
    if (compared) return Number(compare(at[compared[1]!]!, compared[2]!, Number(compared[3])));
    if (text.startsWith('!!')) return Number(at[text.slice(2)] !== 0);
    if (text.startsWith('!')) return Number(at[text.slice(1)] === 0);
    return text === ASK ? world.ask() : (at[text] ?? Number(text.replace(' ', '')));
  };
  const holds = (test: Cond): boolean => {
    if (typeof test === 'string') return number(test) !== 0;
    return test[0] === '&&' ? holds(test[1]) && holds(test[2]) : holds(test[1]) || holds(test[2]);
  };
  type Left = typeof END | 'break' | 'continue' | undefined;
  const walk = (all: readonly Stmt[]): Left => {
    for (const one of all) {
      const left = step(one);
      if (left) return left;
    }
    return undefined;
  };
  const step = (one: Stmt): Left => {
    switch (one.s) {
      case 'set':
        at[one.to] = number(one.value);
        return undefined;
      case 'call':
        at[one.to] = world.call(at.r!, at.b!);
        return undefined;
      case 'do':
        return void world.deed(one);
      case 'if':
        return walk(holds(one.test) ? one.then : one.else);
      case 'while':
        return loop(one);
      case 'switch': {
        const n = at[one.on]!;
        return walk((n === 1 || n === 2 ? one.arms[n - 1] : undefined) ?? one.arms[2] ?? []);
      }
      case 'break':
      case 'continue':
        return one.s;
      default:
        return END;
    }
  };
  const loop = (one: Stmt & { s: 'while' }): Left => {
    for (let turn = 0; turn < LONGEST; turn++) {
      if (!(one.first && turn === 0) && !holds(one.test)) return undefined;
      const left = walk(one.body);
      if (left === END) return END;
      if (left === 'break') return undefined;
    }
    throw new Over();
  };
  walk(program);
  return at.r!;
}

function compare(a: number, op: string, b: number): boolean {
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  if (op === '<') return a < b;
  if (op === '>') return a > b;
  return op === '>=' ? a >= b : a <= b;
}
