/** Statements become blocks and operations; loops and switches have files of their own. What the grammar could not
 *  read, and inline assembly, make everything they name unknown. */
import type { Expr, Stmt } from '../ir/ir.ts';
import { branch, branchConfig } from './conditions.ts';
import { emit, type Flow, fork, jump, newDraft } from './drafts.ts';
import { setInit } from './initialisers.ts';
import { buildDo, buildEach, buildFor, buildWhile, endOf } from './loops.ts';
import { readsMemory } from './purity.ts';
import {
  addFree,
  enterGuard,
  goTo,
  holdsAny,
  inScope,
  leaveAll,
  leaveBy,
  leaveScope,
  passLabel,
} from './scopes.ts';
import { buildSwitch } from './switch.ts';
import { effect, value } from './values.ts';

type Of<K extends Stmt['k']> = Extract<Stmt, { k: K }>;

export function buildStmts(body: readonly Stmt[], flow: Flow): void {
  for (const it of body) {
    flow.stmt = it.at;
    (BUILD[it.k] as (it: Stmt, flow: Flow) => void)(it, flow);
  }
}

type Build = { [K in Stmt['k']]: (it: Of<K>, flow: Flow) => void };

const BUILD: Build = {
  expr: (it, flow) => effect(it.expr, flow),
  decl: buildDecl,
  if: buildIf,
  while: buildWhile,
  do: buildDo,
  for: buildFor,
  each: buildEach,
  scoped: buildScoped,
  guard: buildGuard,
  switch: buildSwitch,
  case: buildCase,
  block: (it, flow) => buildBlock(it.body, endOf(it), flow),
  label: (it, flow) => passLabel(it.name, flow),
  goto: (it, flow) => goTo(it.name, flow, it.at),
  break: (it, flow) => leaveBy('break', flow, it.at),
  continue: (it, flow) => leaveBy('continue', flow, it.at),
  return: buildReturn,
  choice: buildChoice,
  asm: buildHavoc,
  hole: buildHavoc,
};

function buildBlock(body: readonly Stmt[], end: Stmt['at'], flow: Flow): void {
  inScope(flow, { body }, () => {
    buildStmts(body, flow);
    leaveScope(flow, end);
  });
}

function buildIf(it: Of<'if'>, flow: Flow): void {
  const [yes, no, join] = [newDraft(), newDraft(), newDraft()];
  branch(it.test, yes, it.else ? no : join, flow);
  flow.now = yes;
  buildBlock(it.then, lastOf(it.then, it), flow);
  jump(flow, join);
  if (it.else) {
    flow.now = no;
    buildBlock(it.else, endOf(it), flow);
    jump(flow, join);
  }
  flow.now = join;
}

/** The IR keeps no braces inside a function: an arm ends where its last statement does. */
function lastOf(body: readonly Stmt[], whole: Stmt): Stmt['at'] {
  const end = body.at(-1)?.at.end ?? whole.at.end;
  return { start: end, end };
}

function buildDecl(it: Of<'decl'>, flow: Flow): void {
  const known = flow.types.get(it.name);
  const type = it.array ? `${it.type} []` : it.type;
  flow.types.set(it.name, known === undefined || known === type ? type : '');
  const place: Expr & { k: 'name' } = { k: 'name', name: it.name, at: it.at };
  if (it.init === undefined) emit(flow, { o: 'local', name: it.name, type, at: it.at });
  else if (it.init.k === 'init') setInit(place, it.init, true, flow);
  else emit(flow, { o: 'set', place, value: value(it.init, flow), at: it.at, stmt: flow.stmt });
  if (it.cleanup !== undefined) addFree(flow, it.cleanup, place);
}

/** In every version of the macro `break` and `continue` leave the guarded statement, not the loop around it. A guard
 *  that may fail (`mutex_intr`, `rwsem_read_try`) skips its statement then. */
function buildScoped(it: Of<'scoped'>, flow: Flow): void {
  const after = newDraft();
  const args = it.args.map((arg) => value(arg, flow));
  if (/_(try|intr|kill)$/.test(it.guard)) {
    const taken = newDraft();
    fork(flow, taken, { g: 'each', is: true, at: it.head }, after, { g: 'each', is: false, at: it.head });
    flow.now = taken;
  }
  inScope(flow, { body: it.body, onBreak: after, onContinue: after }, () => {
    enterGuard(flow, { guard: it.guard, args }, it.head);
    buildStmts(it.body, flow);
    leaveScope(flow, endOf(it));
  });
  jump(flow, after);
  flow.now = after;
}

function buildGuard(it: Of<'guard'>, flow: Flow): void {
  const args = it.args.map((arg) => value(arg, flow));
  enterGuard(flow, { guard: it.guard, args, variable: it.variable }, it.at);
}

/** The arms are tried in order; without an `#else`, none of them may be compiled. */
function buildChoice(it: Of<'choice'>, flow: Flow): void {
  const join = newDraft();
  const outer = flow.under.length;
  for (const arm of it.arms) {
    const [on, off] = [newDraft(), newDraft()];
    if (arm.condition === '') jump(flow, on);
    else branchConfig(arm.condition, on, off, it.at, flow);
    flow.now = on;
    if (arm.condition !== '') flow.under.push({ text: arm.condition, is: true });
    buildStmts(arm.body, flow);
    jump(flow, join);
    if (arm.condition !== '') flow.under[flow.under.length - 1] = { text: arm.condition, is: false };
    flow.now = off;
  }
  jump(flow, join);
  flow.under.length = outer;
  flow.now = join;
}

function buildCase(it: Of<'case'>, flow: Flow): void {
  const target = flow.cases.get(it) ?? newDraft();
  // The second label of a group stands in the group's block already.
  if (flow.now !== target) jump(flow, target);
  flow.now = target;
}

function buildReturn(it: Of<'return'>, flow: Flow): void {
  let result = it.value && value(it.value, flow);
  // C takes the value before it drops the guards, and behind them memory may change.
  if (result !== undefined && holdsAny(flow) && readsMemory(result)) {
    const kept: Expr = { k: 'name', name: `%${++flow.temporaries}`, at: result.at };
    emit(flow, { o: 'set', place: kept, value: result, at: result.at, stmt: it.at });
    result = kept;
  }
  leaveAll(flow, it.at);
  const leaves = flow.isMacro && !it.isValue ? true : undefined;
  emit(flow, { o: 'return', value: result, leaves, at: it.at });
  jump(flow, flow.exit);
}

/** `asm goto`, or unread text with a `goto` in it, may go to any label it names. */
function buildHavoc(it: Of<'asm' | 'hole'>, flow: Flow): void {
  emit(flow, { o: 'havoc', names: it.names, at: it.at });
  for (const name of it.names) {
    if (!flow.labels.has(name)) continue;
    const [to, next] = [newDraft(), newDraft()];
    fork(flow, to, { g: 'each', is: true, at: it.at }, next, { g: 'each', is: false, at: it.at });
    flow.now = to;
    goTo(name, flow, it.at);
    flow.now = next;
  }
}
