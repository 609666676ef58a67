/** Conditions become edges: `!`, `&&`, `||` and `?:` are split, constants choose, calls stand on the side where C
 *  evaluates them. What is left to test stays as it was written. */
import type { Expr } from '../ir/ir.ts';
import type { Span } from '../text/range.ts';
import { type Draft, type Flow, fork, jump, newDraft } from './drafts.ts';
import { effect, value } from './values.ts';

/** Ends the block at hand; the caller says where to go on. */
export function branch(expr: Expr, yes: Draft, no: Draft, flow: Flow): void {
  if (expr.k === 'num' && expr.value !== undefined) jump(flow, expr.value !== 0 ? yes : no);
  else if (expr.k === 'unary' && expr.op === '!') branch(expr.arg, no, yes, flow);
  else if (expr.k === 'cast' && /^(bool|_Bool)$/.test(expr.type)) branch(expr.arg, yes, no, flow);
  else if (expr.k === 'name' && expr.name.startsWith('CONFIG_'))
    branchConfig(expr.name, yes, no, expr.at, flow);
  else if (expr.k === 'binary' && (expr.op === '&&' || expr.op === '||' || expr.op === ','))
    branchPair(expr, yes, no, flow);
  else if (expr.k === 'cond') branchEither(expr, yes, no, flow);
  else {
    const test = value(expr, flow);
    const at = expr.at;
    if (test.k === 'num' && test.value !== undefined) jump(flow, test.value !== 0 ? yes : no);
    else fork(flow, yes, { g: 'test', test, is: true, at }, no, { g: 'test', test, is: false, at });
  }
}

function branchPair(expr: Extract<Expr, { k: 'binary' }>, yes: Draft, no: Draft, flow: Flow): void {
  if (expr.op === ',') effect(expr.left, flow);
  else {
    const right = newDraft();
    if (expr.op === '&&') branch(expr.left, right, no, flow);
    else branch(expr.left, yes, right, flow);
    flow.now = right;
  }
  branch(expr.right, yes, no, flow);
}

function branchEither(expr: Extract<Expr, { k: 'cond' }>, yes: Draft, no: Draft, flow: Flow): void {
  const [then, otherwise] = [newDraft(), newDraft()];
  branch(expr.test, expr.then === undefined ? yes : then, otherwise, flow);
  if (expr.then !== undefined) {
    flow.now = then;
    branch(expr.then, yes, no, flow);
  }
  flow.now = otherwise;
  branch(expr.else, yes, no, flow);
}

/** The condition of an `#if`, taken apart where `||`, `&&` and `!` stand outside parentheses, so that parts that are
 *  asked twice are the same condition. */
export function branchConfig(text: string, yes: Draft, no: Draft, at: Span, flow: Flow): void {
  const condition = bare(text.trim());
  const op = splitAt(condition, '||') ? '||' : '&&';
  const sides = splitAt(condition, op);
  if (sides !== undefined) {
    const next = newDraft();
    branchConfig(sides[0], op === '||' ? yes : next, op === '||' ? next : no, at, flow);
    flow.now = next;
    branchConfig(sides[1], yes, no, at, flow);
  } else if (/^!(?!=)/.test(condition)) branchConfig(condition.slice(1), no, yes, at, flow);
  else if (/^\d+$/.test(condition)) jump(flow, Number(condition) !== 0 ? yes : no);
  else
    fork(flow, yes, { g: 'config', condition, is: true, at }, no, { g: 'config', condition, is: false, at });
}

/** Without parentheses around the whole. */
function bare(text: string): string {
  while (text.startsWith('(') && closing(text) === text.length - 1) text = text.slice(1, -1).trim();
  return text;
}

function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

/** The two sides of the first operator outside parentheses. */
function splitAt(text: string, op: string): readonly [string, string] | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (depth === 0 && text.startsWith(op, i)) return [text.slice(0, i), text.slice(i + op.length)];
  }
  return undefined;
}
