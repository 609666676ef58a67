/** Loops as blocks and back edges; iterating macros are loops of which only the binding of their arguments is known.
 *  What a turn does is the body's. */
import type { Stmt } from '../ir/ir.ts';
import { branch } from './conditions.ts';
import { type Draft, emit, type Flow, fork, jump, newDraft } from './drafts.ts';
import { inScope, leaveScope } from './scopes.ts';
import { effect, value } from './values.ts';

type Of<K extends Stmt['k']> = Extract<Stmt, { k: K }>;

export function buildWhile(it: Of<'while'>, flow: Flow): void {
  const [head, body, after] = [newDraft(), newDraft(), newDraft()];
  jump(flow, head);
  flow.now = head;
  branch(it.test, body, after, flow);
  turn(it, body, after, head, flow);
  flow.now = after;
}

export function buildDo(it: Of<'do'>, flow: Flow): void {
  const [body, test, after] = [newDraft(), newDraft(), newDraft()];
  jump(flow, body);
  turn(it, body, after, test, flow);
  flow.now = test;
  flow.stmt = it.at;
  branch(it.test, body, after, flow);
  flow.now = after;
}

export function buildFor(it: Of<'for'>, flow: Flow): void {
  const [head, body, step, after] = [newDraft(), newDraft(), newDraft(), newDraft()];
  inScope(flow, { body: [] }, () => {
    if (it.init) flow.build(it.init.k === 'block' ? it.init.body : [it.init], flow);
    flow.stmt = it.at;
    jump(flow, head);
    flow.now = head;
    if (it.test) branch(it.test, body, after, flow);
    else jump(flow, body);
    turn(it, body, after, step, flow);
    flow.now = step;
    flow.stmt = it.at;
    if (it.step) effect(it.step, flow);
    jump(flow, head);
    flow.now = after;
    leaveScope(flow, endOf(it));
  });
}

/** The arguments are bound anew at the head, also when no turn follows: after the loop they hold what ended it. */
export function buildEach(it: Of<'each'>, flow: Flow): void {
  const [head, body, after] = [newDraft(), newDraft(), newDraft()];
  const args = it.args.map((arg) => value(arg, flow));
  const isTarget = [...flow.labels.values()].some(({ draft }) => draft === flow.now);
  if (isTarget) emit(flow, { o: 'begin', at: it.head });
  jump(flow, head);
  flow.now = head;
  emit(flow, { o: 'each', macro: it.macro, args, ordinal: 0, at: it.head, stmt: it.at });
  fork(flow, body, { g: 'each', is: true, at: it.head }, after, { g: 'each', is: false, at: it.head });
  turn(it, body, after, head, flow);
  flow.now = after;
}

/** Builds a body from `body` on, which ends in `next`. */
function turn(
  it: Of<'while' | 'do' | 'for' | 'each'>,
  body: Draft,
  onBreak: Draft,
  next: Draft,
  flow: Flow,
): void {
  flow.now = body;
  inScope(flow, { body: it.body, onBreak, onContinue: next }, () => {
    flow.build(it.body, flow);
    leaveScope(flow, it.k === 'do' ? startOf(it.test.at) : endOf(it));
  });
  jump(flow, next);
}

export const endOf = (it: Stmt): Stmt['at'] => ({
  start: Math.max(it.at.end - 1, it.at.start),
  end: it.at.end,
});
const startOf = (at: Stmt['at']): Stmt['at'] => ({ start: at.start, end: at.start });
