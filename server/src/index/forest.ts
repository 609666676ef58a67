/** One tree of sources with everything derived of it on demand: which definitions matter, their traces, the contexts they
 *  are entered in. It reads no file and judges nothing. */
import { makeTable, type Table } from '../bind/table.ts';
import type { Family, Phase } from '../model/effect.ts';
import type { Context, FunctionKey } from '../trace/trace.ts';
import { Analysis, asks, type Step } from './analysis.ts';
import { Callbacks } from './callbacks.ts';
import { Constants } from './constants.ts';
import { type Callers, callersOf, contextsOf, type Surely } from './contexts.ts';
import { Declarations } from './declarations.ts';
import { bareName, type Gate, gate } from './gate.ts';
import { Handlers } from './handlers.ts';
import { components, least } from './order.ts';
import { phasesOf } from './phases.ts';
import { Names } from './resolve.ts';
import type { World } from './resolver.ts';
import { SoftwareBits } from './software-bits.ts';
import { Sources } from './sources.ts';
import { Structures } from './structures.ts';
import type { Definition } from './tree.ts';
import { Writes } from './writes.ts';

/** Characters parsed between two pauses: trees of the binding die only between turns of the event loop. */
const PAUSE_AFTER = 8_000_000;
/** Milliseconds between two pauses: who hovers meanwhile does not feel that they wait. */
const SLICE = 100;

export interface Judgeable extends Pick<Table, 'hook' | 'owesNothing'> {
  /** Callees before callers. */
  readonly definitions: readonly Definition[];
  readonly contexts: ReadonlyMap<FunctionKey, readonly Context[]>;
  readonly callers: Callers;
  /** The members of a structure, as the tree declares it. */
  members(struct: string): ReadonlySet<string> | undefined;
  /** The body in the tree that a name stands for, seen from a file, whether or not the table acts for it. */
  bodyOf(name: string, path: string): Definition | undefined;
  /** The family of the table that has its name. */
  familyOf(one: Definition): Family | undefined;
  isExported(one: Definition): boolean;
  /** Whether KVM's common code declares or defines a name of the tables. */
  declares(name: string): boolean;
  readonly phases: ReadonlyMap<FunctionKey, Phase>;
}

/** How a set of files is brought up to date, as long as the tree keeps its shape. */
interface Plan {
  readonly shape: number;
  readonly paths: string;
  readonly steps: readonly Step[];
  readonly stepOf: ReadonlyMap<Definition, number>;
  /** For each step those that call it. */
  readonly users: readonly (readonly number[])[];
  done?: Judgeable;
}

export class Forest {
  readonly sources = new Sources();
  readonly names = new Names(this.sources);
  readonly table: Table;
  readonly analysis: Analysis;
  private readonly handlers = new Handlers(this.sources, this.names);
  readonly declarations: Declarations;
  private readonly structures = new Structures(this.sources);
  private readonly world: World;
  private passed: Gate & { readonly shape: number } = {
    shape: -1,
    relevant: new Set(),
    direct: new Set(),
    sleepers: new Set(),
    words: new Set(),
  };
  private plan: Plan | undefined;
  private readonly callbacks: Callbacks;

  constructor(version: string) {
    this.table = makeTable(version);
    const graphOf = (one: Definition) => this.analysis.lower(one)?.graph;
    const writes = new Writes(this.names, this.table, graphOf);
    this.callbacks = new Callbacks(this.sources, this.names, writes, graphOf);
    this.declarations = new Declarations(this.sources, (name) => this.table.knows(name));
    this.world = {
      names: this.names,
      declarations: this.declarations,
      table: this.table,
      constants: new Constants(this.sources),
      handlers: this.handlers,
      bits: new SoftwareBits(this.sources),
      writes,
      callbacks: this.callbacks,
      isRelevant: (one) => this.gate().relevant.has(one),
      isDirect: (one) => this.gate().direct.has(one),
      isSleeper: (one) => this.gate().sleepers.has(one),
    };
    this.analysis = new Analysis(this.world);
    this.sources.isKnown = (name) => this.passed.words.has(name) || this.names.defines(name);
  }

  relevant(): ReadonlySet<Definition> {
    return this.gate().relevant;
  }

  private gate(): Gate {
    if (this.passed.shape !== this.sources.shape)
      this.passed = { shape: this.sources.shape, ...gate(this.sources, this.table) };
    return this.passed;
  }

  /** Brings everything that the given files depend on up to date; all files where none are given. Undefined when stopped. */
  async settle(
    paths: ReadonlySet<string> | undefined,
    isStopped: () => boolean,
    pause: () => Promise<void>,
    progress?: (done: number, all: number) => void,
  ): Promise<Judgeable | undefined> {
    const plan = this.planFor(paths);
    if (!plan.done) this.callbacks.forget();
    if (plan.done) return this.refresh(plan, isStopped);
    let resumed = performance.now();
    for (const [n, step] of plan.steps.entries()) {
      if (n % 64 === 0) progress?.(n, plan.steps.length);
      if (this.analysis.parsed > PAUSE_AFTER || performance.now() - resumed > SLICE) {
        this.analysis.parsed = 0;
        await pause();
        resumed = performance.now();
      }
      if (isStopped()) return undefined;
      this.analysis.settle(step);
    }
    this.sources.takeChanged();
    return (plan.done = this.enter(plan));
  }

  /** After edits inside functions: runs those and, where callers notice, their callers. */
  private refresh(plan: Plan, isStopped: () => boolean): Judgeable | undefined {
    const waiting = new Set<number>();
    for (const one of this.sources.takeChanged()) {
      const step = plan.stepOf.get(one);
      if (step !== undefined) waiting.add(step);
      // Whom it hands to somebody counts, and of one outside the plan what it writes: for those who asked.
      const counts = step === undefined ? /^writ(es|ers) / : /^writers /;
      for (const n of plan.steps.keys())
        if (plan.steps[n]!.component.some((other) => asks(other, counts))) waiting.add(n);
      this.callbacks.forget();
    }
    if (waiting.size === 0) return plan.done;
    for (let at = least(waiting); at !== undefined; at = least(waiting)) {
      waiting.delete(at);
      if (isStopped()) {
        // What is not brought up to date now is not forgotten: the next settling begins anew.
        plan.done = undefined;
        return undefined;
      }
      if (this.analysis.settle(plan.steps[at]!)) for (const user of plan.users[at]!) waiting.add(user);
    }
    return (plan.done = this.enter(plan));
  }

  private enter(plan: Plan): Judgeable {
    const definitions = plan.steps.flatMap((step) => step.component);
    const callers = callersOf(definitions);
    const given = this.givenAway(plan, callers);
    const isExported = (one: Definition): boolean =>
      this.sources.files.get(one.path)?.exported.has(one.name) ?? false;
    const surely: Surely = { escapes: (one) => given.has(one.key) || isExported(one) };
    const contexts = contextsOf(definitions, callers, this.table, surely);
    const phases = phasesOf(definitions, callers, this.table, surely);
    return {
      definitions,
      contexts,
      callers,
      bodyOf: (name, path) => this.names.resolve(name, path)[0],
      familyOf: (one) => this.table.entries(one.name)[0]?.family,
      isExported,
      members: (struct) => this.structures.members(struct),
      declares: (name) => this.declares(name),
      phases,
      hook: this.table.hook,
      owesNothing: this.table.owesNothing,
    };
  }

  private declares(name: string): boolean {
    const common = 'virt/kvm/';
    return (
      this.declarations.of(name, common).length > 0 ||
      this.names.resolve(name, common).some((one) => !one.isStatic)
    );
  }

  /** Of what the last settling covered: those for which `has` holds, and all that call one, directly or not. */
  reaching(has: (one: Definition) => boolean): ReadonlySet<Definition> {
    const found = new Set<Definition>();
    for (const { component, callees } of this.plan?.steps ?? [])
      if (component.some(has) || callees.some((callee) => found.has(callee)))
        for (const one of component) found.add(one);
    return found;
  }

  /** Functions that somebody names without calling them: their address is in other hands. What initialisers put into members
   *  is called through these. */
  private givenAway(plan: Plan, callers: Callers): ReadonlySet<FunctionKey> {
    const given = new Set<FunctionKey>();
    for (const { component, callees } of plan.steps) {
      for (const callee of callees) {
        if (!callee.trace || callee.trace.summary.trivial || this.handlers.has(callee)) continue;
        const calls = callers.calls.get(callee.key) ?? [];
        if (!component.some((one) => calls.some(({ caller }) => caller === one))) given.add(callee.key);
      }
    }
    return given;
  }

  private planFor(paths: ReadonlySet<string> | undefined): Plan {
    const name = paths ? [...paths].sort().join('\n') : '*';
    if (this.plan?.shape === this.sources.shape && this.plan.paths === name) return this.plan;
    const calls = this.calls();
    const wanted = paths ? this.cone(paths, calls) : this.relevant();
    const steps = components(wanted, calls).map(
      (component): Step => ({
        component,
        isRecursive: component.length > 1 || calls(component[0]!).includes(component[0]!),
        callees: component.flatMap(calls),
      }),
    );
    const stepOf = new Map(steps.flatMap((step, n) => step.component.map((one) => [one, n] as const)));
    const users: number[][] = steps.map(() => []);
    steps.forEach((step, n) => {
      for (const callee of new Set(step.callees.map((one) => stepOf.get(one))))
        if (callee !== undefined && callee !== n) users[callee]!.push(n);
    });
    this.plan = { shape: this.sources.shape, paths: name, steps, stepOf, users };
    return this.plan;
  }

  /** Edges by mention, as far as they resolve to definitions that matter. */
  private calls(): (one: Definition) => readonly Definition[] {
    const memo = new Map<Definition, readonly Definition[]>();
    return (one) => {
      let found = memo.get(one);
      if (!found) memo.set(one, (found = this.calleesOf(one)));
      return found;
    };
  }

  private calleesOf(one: Definition): readonly Definition[] {
    const found: Definition[] = [];
    const hasTemplates = one.text.includes('FNAME(');
    const hasCleanups = one.text.includes('__free(');
    const own = bareName(one.name);
    for (const id of one.item.mentions) {
      if (!this.names.defines(id)) continue;
      const name = this.sources.names.name(id);
      // Its own head names it; only a further call is one.
      if (name === own && one.text.split(`${own}(`).length <= 2) continue;
      for (const callee of this.names.resolve(name, one.path))
        if (this.world.isRelevant(callee)) found.push(callee);
      const others = [...(hasTemplates ? [`FNAME(${name})`] : []), ...(hasCleanups ? [`free:${name}`] : [])];
      for (const other of others)
        for (const callee of this.names.resolve(other, one.path))
          if (this.world.isRelevant(callee)) found.push(callee);
    }
    return found;
  }

  /** The callers of the files' definitions, to the roots, and all that any of these call. */
  private cone(
    paths: ReadonlySet<string>,
    calls: (one: Definition) => readonly Definition[],
  ): readonly Definition[] {
    const callers = new Map<Definition, Definition[]>();
    for (const one of this.relevant()) {
      for (const callee of calls(one)) {
        const list = callers.get(callee);
        if (list) list.push(one);
        else callers.set(callee, [one]);
      }
    }
    const start = [...this.relevant()].filter((one) => paths.has(one.path));
    const above = reach(start, (one) => callers.get(one) ?? []);
    const cone = reach([...above], calls);
    return [...this.relevant()].filter((one) => cone.has(one));
  }
}

function reach<T>(start: readonly T[], next: (one: T) => readonly T[]): Set<T> {
  const found = new Set(start);
  const todo = [...start];
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    for (const other of next(one)) {
      if (found.has(other)) continue;
      found.add(other);
      todo.push(other);
    }
  }
  return found;
}
