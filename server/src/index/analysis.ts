/** Summaries bottom-up and traces of all definitions in reach, kept as long as nothing they were made from changes. It
 *  judges nothing: contexts and rules come after. */
import { buildGraph } from '../flow/build.ts';
import { lowerFunction, lowerMacro } from '../ir/lower.ts';
import { run } from '../trace/run.ts';
import { printSummary } from '../trace/sameness.ts';
import { widen } from '../trace/summary.ts';
import type { FunctionKey, Resolver, Trace } from '../trace/trace.ts';
import { Values } from '../trace/value.ts';
import { resolverFor, type World } from './resolver.ts';
import type { Definition, Lowered } from './tree.ts';

/** Rounds for a recursive component; one that does not settle in six is unknown. */
const ROUNDS = 6;

/** A component with what it calls. */
export interface Step {
  readonly component: readonly Definition[];
  readonly isRecursive: boolean;
  readonly callees: readonly Definition[];
}

export class Analysis {
  readonly values = new Values();
  /** What made a definition fail, by its key. A failure is a defect of ours, and is told. */
  readonly failures = new Map<FunctionKey, string>();
  private readonly world: World;
  private readonly resolvers = new Map<string, Resolver>();
  /** Text handed to the parser since the last pause, in characters. */
  parsed = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** Brings one component up to date; says whether callers have to look again. */
  settle({ component, isRecursive, callees }: Step): boolean {
    // What mentions no word of the model and calls nothing that a caller could notice does nothing itself.
    const minds = component.some((one) => this.world.isSleeper(one));
    if (
      component.every((one) => !this.world.isDirect(one)) &&
      callees.every((one) => component.includes(one) || isUnnoticed(one, minds))
    ) {
      const was = component.some((one) => !isUnnoticed(one, minds));
      for (const one of component) one.trace = one.basis = undefined;
      return was;
    }
    return isRecursive ? this.settleTogether(component) : this.update(component[0]!);
  }

  /** A component that calls itself is settled from nothing, so that it says the same whatever was known of it before. */
  private settleTogether(component: readonly Definition[]): boolean {
    if (component.every((one) => this.isUpToDate(one))) return false;
    const before = component.map((one) => one.trace);
    for (const one of component) one.trace = one.basis = undefined;
    let isSettled = false;
    for (let round = 0; round < ROUNDS && !isSettled; round++) {
      isSettled = true;
      for (const one of component) if (this.update(one, round > 1)) isSettled = false;
    }
    for (const one of component) {
      if (!isSettled && one.trace)
        one.trace = { ...one.trace, incomplete: one.trace.incomplete ?? 'unsettled' };
    }
    return component.some(({ trace }, n) => !before[n] || !trace || !sameSummary(before[n], trace));
  }

  private isUpToDate(one: Definition): boolean {
    if (!one.trace || !one.basis) return false;
    const resolver = this.resolver(one.path);
    return [...one.basis.answers].every(([question, answer]) => sameAnswer(ask(resolver, question), answer));
  }

  /** Runs a definition anew if an answer it was given has changed; says whether its summary did. */
  private update(one: Definition, isWidening = false): boolean {
    if (this.isUpToDate(one)) return false;
    const resolver = this.resolver(one.path);
    const lowered = this.lower(one);
    if (!lowered) return false;
    const answers = new Map<string, unknown>();
    const before = one.trace;
    this.failures.delete(one.key);
    try {
      one.trace = run(one.key, lowered.graph, recording(resolver, answers), this.values);
    } catch (error) {
      this.failures.set(one.key, error instanceof Error ? error.message : String(error));
      one.trace = undefined;
    }
    one.basis = { answers };
    if (isWidening && before && one.trace)
      one.trace = { ...one.trace, summary: widen(this.values, before.summary, one.trace.summary) };
    return keep(before, one);
  }

  lower(one: Definition): Lowered | undefined {
    if (one.lowered) return one.lowered;
    this.parsed += one.text.length;
    const ir = one.isMacro ? lowerMacro(one.text) : lowerFunction(one.text);
    if (!ir) return undefined;
    const graph = buildGraph(ir);
    one.lowered = { ir, graph };
    return one.lowered;
  }

  private resolver(path: string): Resolver {
    let resolver = this.resolvers.get(path);
    if (!resolver) this.resolvers.set(path, (resolver = resolverFor(this.world, path)));
    return resolver;
  }
}

/** Nothing to tell callers, or nothing but that it sleeps where nobody minds. */
const isUnnoticed = (one: Definition, minds: boolean): boolean =>
  one.trace === undefined || one.trace.summary.trivial || (one.trace.summary.onlySleeps && !minds);

/** Keeps the old summary where the new one says the same, so that callers stay as they are. */
function keep(before: Trace | undefined, one: Definition): boolean {
  const after = one.trace;
  if (!before || !after) return before !== after;
  if (!sameSummary(before, after)) return true;
  one.trace = { ...after, summary: before.summary };
  return false;
}

const sameSummary = (a: Trace, b: Trace): boolean =>
  printSummary(a.values, a.summary) === printSummary(b.values, b.summary);

function recording(resolver: Resolver, answers: Map<string, unknown>): Resolver {
  const note = <T>(question: string, answer: T): T => {
    answers.set(question, answer);
    return answer;
  };
  return {
    callee: (name, args) => note(`callee ${name} ${args}`, resolver.callee(name, args)),
    constant: (name) => note(`constant ${name}`, resolver.constant(name)),
    guard: (name) => note(`guard ${name}`, resolver.guard(name)),
    records: (field) => note(`records ${field}`, resolver.records(field)),
    writes: (callee, n) => note(`writes ${callee} ${n}`, resolver.writes(callee, n)),
    writers: (fn, param, arg) => note(`writers ${fn} ${param} ${arg}`, resolver.writers(fn, param, arg)),
    handlers: (field) => note(`handlers ${field}`, resolver.handlers(field)),
  };
}

function ask(resolver: Resolver, question: string): unknown {
  const [kind, name, args, arg] = question.split(' ') as [string, string, string?, string?];
  if (kind === 'callee') return resolver.callee(name, Number(args));
  if (kind === 'constant') return resolver.constant(name);
  if (kind === 'records') return resolver.records(name);
  if (kind === 'writes') return resolver.writes(name, Number(args));
  if (kind === 'writers') return resolver.writers(name, Number(args), Number(arg));
  if (kind === 'handlers') return resolver.handlers(name);
  return resolver.guard(name);
}

/** Whether a definition's trace was made from answers to such questions. */
export const asks = (one: Definition, questions: RegExp): boolean =>
  [...(one.basis?.answers.keys() ?? [])].some((question) => questions.test(question));

function sameAnswer(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.keys(x).every((key) => x[key] === y[key]) && Object.keys(y).every((key) => key in x);
}
