/** Runs the rules over settled traces and decides where each fact is reported: in the function where every known way in
 *  makes it so, else at the calls that do. It knows no file and no line. */

import type { Judgeable } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import { isHeld, lockNow } from '../model/step.ts';
import { identity } from '../report/identity.ts';
import { rules } from '../rules/index.ts';
import type { Fact, Rule, Surroundings, View } from '../rules/rule.ts';
import { viewOf } from '../rules/view.ts';
import type { Context, Event, FunctionKey, Trace } from '../trace/trace.ts';
import { withBlamed } from './blame.ts';
import { INDIRECT, isLostBySome, sameEvent } from './left.ts';

export interface Verdict {
  readonly definition: Definition;
  readonly rule: Rule;
  readonly fact: Fact;
  readonly view: View;
  /** `rule / function / subject / cause`: one finding, however many paths show it. */
  readonly identity: string;
}

export function judge(
  tree: Judgeable,
  wanted: (one: Definition) => boolean,
  active: readonly Rule[] = rules,
): readonly Verdict[] {
  const told = new Set<string>();
  const verdicts: Verdict[] = [];
  // Callees first: what is told inside a callee is not told again at its calls.
  for (const one of tree.definitions) {
    if (!one.trace) continue;
    const found = remembered(one, tree, active);
    for (const verdict of found) {
      const key = (event: Event): string => `${verdict.rule.id} ${event.fn} ${event.ordinal} ${event.kind}`;
      if (wayIn(verdict.fact.at).some((event) => told.has(key(event)))) continue;
      if (!concernsAllCalls(one, verdict, tree)) continue;
      told.add(key(verdict.fact.at));
      if (wanted(one)) verdicts.push(verdict);
    }
  }
  return withBlamed(verdicts, active, {
    tree,
    wanted,
    verdictsOf: (one) => (one.trace ? remembered(one, tree, active) : []),
    verdict: (one, rule, fact) => {
      const view = viewOf(one.trace!, UNKNOWN, surroundings(one, tree));
      return { definition: one, rule, fact, view, identity: identityOf(one, rule, fact) };
    },
  });
}

/** What was found in a trace stays found as long as it is entered alike and its surroundings answer alike. */
const memory = new WeakMap<
  Trace,
  {
    key: string;
    active: readonly Rule[];
    takes?: boolean;
    drops?: boolean;
    answers: ReadonlyMap<string, string>;
    verdicts: readonly Verdict[];
  }
>();

function remembered(one: Definition, tree: Judgeable, active: readonly Rule[]): readonly Verdict[] {
  const contexts = tree.contexts.get(one.key) ?? [UNKNOWN];
  const around = surroundings(one, tree);
  const key = contexts.map(({ lock, notifier }) => `${lock}${notifier}`).join() + (around.phase ?? '');
  const known = memory.get(one.trace!);
  if (
    known?.key === key &&
    known.active === active &&
    (known.takes === undefined || known.takes === around.takesForCallers) &&
    (known.drops === undefined || known.drops === around.dropsForCallers) &&
    [...known.answers].every(([question, answer]) => answer === ask(around, question))
  )
    return known.verdicts;
  let takes: boolean | undefined;
  let drops: boolean | undefined;
  const answers = new Map<string, string>();
  const asked: Surroundings = {
    phase: around.phase,
    tellsOfFlush: around.tellsOfFlush,
    owesNothing: around.owesNothing,
    get takesForCallers() {
      takes = around.takesForCallers;
      return takes;
    },
    get dropsForCallers() {
      drops = around.dropsForCallers;
      return drops;
    },
    members: (struct) => {
      answers.set(`members ${struct}`, ask(around, `members ${struct}`));
      return around.members(struct);
    },
    declares: (name) => {
      answers.set(`declares ${name}`, ask(around, `declares ${name}`));
      return around.declares(name);
    },
  };
  const verdicts = judgeOne(one, contexts, asked, active);
  memory.set(one.trace!, { key, active, takes, drops, answers, verdicts });
  return verdicts;
}

function ask(around: Surroundings, question: string): string {
  const [kind, name] = question.split(' ') as [string, string];
  return kind === 'members' ? [...(around.members(name) ?? ['?'])].join() : `${around.declares(name)}`;
}

/** Whether every call that is known brings the event about. Where one meets the need by its arguments, the others are told
 *  at their calls. */
function concernsAllCalls(one: Definition, verdict: Verdict, tree: Judgeable): boolean {
  const { fact } = verdict;
  const calls = tree.callers.calls.get(one.key) ?? [];
  if (fact.at.flush) return isLostBySome(one, fact.at, tree, new Set());
  if (calls.length === 0 || !one.trace!.summary.exposed.some((event) => sameEvent(event, fact.at)))
    return true;
  if (isOwnAffair(one, verdict, tree)) return true;
  return calls.every(
    ({ caller, event: call }) =>
      // A call through a member hands nothing on: its arguments are not followed.
      call.callee === INDIRECT ||
      caller.trace!.events.some(
        (event) =>
          event.ordinal === call.ordinal &&
          event.inner[0] !== undefined &&
          sameEvent(event.inner[0], fact.at),
      ),
  );
}

/** A page of the function's own is used wrongly whatever callers hold: at most they can keep it from happening. */
function isOwnAffair(one: Definition, { rule, fact, identity }: Verdict, tree: Judgeable): boolean {
  if (fact.at.page === undefined || fact.at.pageBefore?.origin === 'entry') return false;
  return judgeOne(one, [UNKNOWN], surroundings(one, tree), [rule]).some(
    (found) => found.identity === identity,
  );
}

const UNKNOWN: Context = { lock: 'unknown', why: 'unknown', notifier: false };

/** Where the same event stands in the callees by which it surfaced. Another caller's call of them is another place. */
const wayIn = (event: Event): readonly Event[] =>
  event.inner.length > 0 && event.kind !== 'call' ? [event.inner[0]!, ...wayIn(event.inner[0]!)] : [];

function judgeOne(
  one: Definition,
  contexts: readonly Context[],
  tree: Surroundings,
  active: readonly Rule[],
): readonly Verdict[] {
  const found = new Map<string, { verdict: Verdict; times: number }>();
  for (const context of contexts) {
    const view = viewOf(one.trace!, context, tree);
    const here = new Map<string, Verdict>();
    for (const rule of active) rule.check?.(view, (fact) => note(here, one, rule, fact, view));
    for (const [identity, verdict] of here) {
      const other = found.get(identity);
      if (other) other.times++;
      else found.set(identity, { verdict, times: 1 });
    }
  }
  // What only some ways in make so is told at the calls that do.
  return [...found.values()].filter(({ times }) => times === contexts.length).map(({ verdict }) => verdict);
}

function note(here: Map<string, Verdict>, one: Definition, rule: Rule, fact: Fact, view: View): void {
  const identity = identityOf(one, rule, fact);
  if (!here.has(identity)) here.set(identity, { definition: one, rule, fact, view, identity });
}

/** Never a line: the call by its name and its number among its like, the page by the call that found it. */
function identityOf(one: Definition, rule: Rule, { at, cause }: Fact): string {
  const { values } = one.trace!;
  const page = at.page === undefined ? 'mmu_lock' : values.print(at.page);
  const alike = new Set(
    one
      .trace!.events.filter((event) => event.callee === at.callee && event.at.start <= at.at.start)
      .map((event) => event.at.start),
  );
  return identity({
    ruleId: rule.id,
    file: one.path,
    function: one.name,
    subject: `${page} at ${at.callee}#${alike.size}`,
    cause,
  });
}

function surroundings(one: Definition, tree: Judgeable): Surroundings {
  let takes: boolean | undefined;
  let drops: boolean | undefined;
  return {
    phase: tree.phases.get(one.key),
    tellsOfFlush: tree.hook(one.name)?.tellsOfFlush,
    owesNothing: tree.owesNothing(one.name),
    // Asked by few rules for few functions, and dear.
    get takesForCallers() {
      takes ??= says(one, '__acquires') || callersRelease(one.key, tree) || hasTwin(one, tree, 'drops');
      return takes;
    },
    get dropsForCallers() {
      drops ??=
        says(one, '__releases', '__must_hold') ||
        tree.callers.calls.has(one.key) ||
        hasTwin(one, tree, 'takes');
      return drops;
    },
    members: (struct) => tree.members(struct),
    declares: (name) => tree.declares(name),
  };
}

const says = (one: Definition, ...words: string[]): boolean =>
  one.isMacro || (one.lowered?.ir.annotations.some(({ name }) => words.includes(name)) ?? false);

/** A caller that returns with the lock as it found it, after a call that took it. */
function callersRelease(key: FunctionKey, tree: Judgeable): boolean {
  return (tree.callers.calls.get(key) ?? []).some(({ caller }) =>
    caller.trace!.exits.some(
      ({ state }) => !isHeld(state.mmu.lock.now === 'entry' ? 'free' : (state.mmu.lock.now as 'free')),
    ),
  );
}

/** A function beside it that drops what it finds held, or takes what it leaves held, and is named as its other half. */
function hasTwin(one: Definition, tree: Judgeable, twin: 'drops' | 'takes'): boolean {
  const half = stem(one.name);
  return tree.definitions.some(
    (other) =>
      other.path === one.path &&
      other !== one &&
      stem(other.name) === half &&
      other.trace !== undefined &&
      other.trace.exits.length > 0 &&
      other.trace.exits.every(({ state: { mmu } }) =>
        twin === 'drops'
          ? isHeld(mmu.lock.entry as 'free') && mmu.lock.now === 'free'
          : mmu.lock.entry === 'free' && isHeld(lockNow(mmu.lock)),
      ),
  );
}

/** Pairs are named `x_lock`/`x_unlock`, `x_begin`/`x_end` and so on; what is left without these words is the pair's name. */
const stem = (name: string): string =>
  name.replace(/(un)?lock|begin|start|enter|acquire|get|end|finish|stop|leave|exit|release|put/g, '');
