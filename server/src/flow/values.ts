/** Expressions taken apart: what they do becomes operations in order of evaluation, what they are stays pure. Both
 *  arms of what C evaluates only sometimes become branches, but only if they do something. */
import { GIVES_AWAY, NEVER_RETURNS } from '../ir/idioms.ts';
import type { BinaryOp, Expr, Stmt } from '../ir/ir.ts';
import { memberOf } from '../ir/places.ts';
import { branch } from './conditions.ts';
import { emit, type Flow, jump, newDraft, newTemporary } from './drafts.ts';
import { setInit } from './initialisers.ts';
import { hasEffect } from './purity.ts';
import { inScope, leaveScope } from './scopes.ts';

/** Emits what the expression does and returns what it is. */
export function value(expr: Expr, flow: Flow): Expr {
  switch (expr.k) {
    case 'name':
    case 'num':
    case 'str':
    case 'opaque':
      return expr;
    case 'call':
      return call(expr, true, flow);
    case 'assign':
      return assign(expr, flow);
    case 'update':
      return update(expr, !expr.prefix, flow);
    case 'stmts':
      return statements(expr, flow);
    default:
      return hasEffect(expr) ? effectful(expr, flow) : expr;
  }
}

/** Emits what the expression does; nobody looks at what it is. */
export function effect(expr: Expr, flow: Flow): void {
  if (!hasEffect(expr)) return;
  if (expr.k === 'call') call(expr, false, flow);
  else if (expr.k === 'update') update(expr, false, flow);
  else if (expr.k === 'stmts') effectOfStatements(expr, flow);
  else if (expr.k === 'cast' || expr.k === 'unary') effect(expr.arg, flow);
  else if (expr.k === 'cond') effectOfEither(expr, flow);
  else if (expr.k === 'binary') effectOfBinary(expr, flow);
  else value(expr, flow);
}

type Of<K extends Expr['k']> = Extract<Expr, { k: K }>;
type Effectful = Of<'member' | 'index' | 'unary' | 'cast' | 'binary' | 'cond' | 'init'>;

function effectful(expr: Effectful, flow: Flow): Expr {
  switch (expr.k) {
    case 'member':
      return memberOf(value(expr.base, flow), expr.field, expr.arrow, expr.at);
    case 'index': {
      const base = value(expr.base, flow);
      return { ...expr, base, index: value(expr.index, flow) };
    }
    case 'unary':
    case 'cast':
      return { ...expr, arg: value(expr.arg, flow) };
    case 'init':
      return { ...expr, fields: expr.fields.map((it) => ({ ...it, value: value(it.value, flow) })) };
    case 'cond':
      return valueOfEither(expr, flow);
    case 'binary':
      return valueOfBinary(expr, flow);
  }
}

function valueOfBinary(expr: Of<'binary'>, flow: Flow): Expr {
  if (expr.op === ',') {
    effect(expr.left, flow);
    return value(expr.right, flow);
  }
  if ((expr.op === '&&' || expr.op === '||') && hasEffect(expr.right)) return truth(expr, flow);
  const left = value(expr.left, flow);
  return { ...expr, left, right: value(expr.right, flow) };
}

/** A condition whose outcome is kept: 1 or 0 in a temporary. */
function truth(expr: Expr, flow: Flow): Expr {
  const [yes, no, join] = [newDraft(), newDraft(), newDraft()];
  const result = newTemporary(flow, expr.at);
  branch(expr, yes, no, flow);
  for (const [draft, number] of [
    [yes, 1],
    [no, 0],
  ] as const) {
    flow.now = draft;
    set(result, { k: 'num', value: number, text: `${number}`, at: expr.at }, flow);
    jump(flow, join);
  }
  flow.now = join;
  return result;
}

function valueOfEither(expr: Of<'cond'>, flow: Flow): Expr {
  const isPureAfter = !hasEffect(expr.else) && (expr.then === undefined || !hasEffect(expr.then));
  if (isPureAfter) return { ...expr, test: value(expr.test, flow) };
  const result = newTemporary(flow, expr.at);
  // `a ?: b` evaluates a once.
  const test = expr.then === undefined ? value(expr.test, flow) : expr.test;
  either(
    test,
    () => set(result, value(expr.then ?? test, flow), flow),
    () => set(result, value(expr.else, flow), flow),
    flow,
  );
  return result;
}

function effectOfStatements(expr: Of<'stmts'>, flow: Flow): void {
  const outer = flow.stmt;
  flow.build([{ k: 'block', body: expr.body, at: expr.at }], flow);
  flow.stmt = outer;
}

function effectOfEither(expr: Of<'cond'>, flow: Flow): void {
  either(
    expr.test,
    () => expr.then && effect(expr.then, flow),
    () => effect(expr.else, flow),
    flow,
  );
}

function either(test: Expr, then: () => void, otherwise: () => void, flow: Flow): void {
  const [yes, no, join] = [newDraft(), newDraft(), newDraft()];
  branch(test, yes, no, flow);
  for (const [draft, arm] of [
    [yes, then],
    [no, otherwise],
  ] as const) {
    flow.now = draft;
    arm();
    jump(flow, join);
  }
  flow.now = join;
}

function effectOfBinary(expr: Of<'binary'>, flow: Flow): void {
  if ((expr.op === '&&' || expr.op === '||') && hasEffect(expr.right)) {
    const [right, join] = [newDraft(), newDraft()];
    if (expr.op === '&&') branch(expr.left, right, join, flow);
    else branch(expr.left, join, right, flow);
    flow.now = right;
    effect(expr.right, flow);
    jump(flow, join);
    flow.now = join;
    return;
  }
  effect(expr.left, flow);
  effect(expr.right, flow);
}

function call(expr: Of<'call'>, used: boolean, flow: Flow): Expr {
  const callee = value(expr.callee, flow);
  const args = expr.args.map((it) => value(it, flow));
  const result = newTemporary(flow, expr.at);
  if (callee.k === 'name' && GIVES_AWAY.has(callee.name) && args[0]) {
    set(result, args[0], flow, expr);
    set(args[0], { k: 'num', value: 0, text: 'NULL', at: expr.at }, flow, expr);
    return result;
  }
  const name = expr.callee.at;
  const stmt = flow.stmt;
  emit(flow, { o: 'call', callee, args, result: result.name, ordinal: 0, at: expr.at, name, stmt, used });
  if (callee.k === 'name' && NEVER_RETURNS.has(callee.name)) flow.now = newDraft();
  return result;
}

function assign(expr: Of<'assign'>, flow: Flow): Expr {
  const place = value(expr.left, flow);
  if (expr.op === '=' && expr.right.k === 'init') setInit(place, expr.right, false, flow);
  else {
    const right = value(expr.right, flow);
    const written: Expr =
      expr.op === '=' ? right : { k: 'binary', op: expr.op as BinaryOp, left: place, right, at: expr.at };
    set(place, written, flow, expr);
  }
  return place;
}

function update(expr: Of<'update'>, keepsOld: boolean, flow: Flow): Expr {
  const place = value(expr.arg, flow);
  const old = keepsOld ? newTemporary(flow, expr.at) : place;
  if (keepsOld) set(old, place, flow);
  const one: Expr = { k: 'num', value: 1, text: '1', at: expr.at };
  set(
    place,
    { k: 'binary', op: expr.op === '++' ? '+' : '-', left: place, right: one, at: expr.at },
    flow,
    expr,
  );
  return old;
}

function set(place: Expr, written: Expr, flow: Flow, whole: Expr = written): void {
  emit(flow, { o: 'set', place, value: written, at: whole.at, stmt: flow.stmt });
}

/** `({ … })`: the value outlives the scope in a temporary, for its names may be used again outside. */
function statements(expr: Of<'stmts'>, flow: Flow): Expr {
  const last = expr.body.at(-1);
  const outer = flow.stmt;
  let result: Expr = { k: 'opaque', text: '({})', at: expr.at };
  inScope(flow, { body: expr.body }, () => {
    flow.build(last?.k === 'expr' ? expr.body.slice(0, -1) : expr.body, flow);
    if (last?.k === 'expr') result = lastValue(last, flow);
    leaveScope(flow, { start: expr.at.end, end: expr.at.end });
  });
  flow.stmt = outer;
  return result;
}

function lastValue(last: Extract<Stmt, { k: 'expr' }>, flow: Flow): Expr {
  flow.stmt = last.at;
  const found = value(last.expr, flow);
  if (found.k === 'num' || (found.k === 'name' && found.name.startsWith('%'))) return found;
  const kept = newTemporary(flow, last.at);
  set(kept, found, flow);
  return kept;
}
