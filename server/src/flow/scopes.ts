/** Scopes and what is dropped on every way out of them: guards, `CLASS()` objects, `__free` variables, in reverse
 *  order. It knows when a scope is left, not what dropping means. */
import type { Expr, Stmt } from '../ir/ir.ts';
import type { Span } from '../text/range.ts';
import { branchConfig } from './conditions.ts';
import {
  type Cleanup,
  type Condition,
  emit,
  type Flow,
  jump,
  type Label,
  newDraft,
  type Scope,
} from './drafts.ts';

export function inScope(
  flow: Flow,
  scope: Pick<Scope, 'body' | 'onBreak' | 'onContinue'>,
  build: () => void,
): void {
  const { body, onBreak, onContinue } = scope;
  flow.scopes.push({ body, cleanups: [], under: flow.under.length, onBreak, onContinue });
  build();
  flow.scopes.pop();
}

/** The end of the innermost scope is reached. */
export const leaveScope = (flow: Flow, at: Span): void => leaveDownTo(flow, flow.scopes.length - 1, 0, at);

/** Every scope is left, by `return`. */
export const leaveAll = (flow: Flow, at: Span): void => leaveDownTo(flow, 0, 0, at);

export const holdsAny = (flow: Flow): boolean => flow.scopes.some((it) => it.cleanups.length > 0);

export function leaveBy(kind: 'break' | 'continue', flow: Flow, at: Span): void {
  for (let i = flow.scopes.length - 1; i >= 0; i--) {
    const scope = flow.scopes[i]!;
    const target = kind === 'break' ? scope.onBreak : scope.onContinue;
    if (target === undefined) continue;
    leaveDownTo(flow, i, 0, at);
    jump(flow, target);
    return;
  }
  flow.now = newDraft();
}

/** The guard holds until its scope is left. */
export function enterGuard(
  flow: Flow,
  guard: { readonly guard: string; readonly args: readonly Expr[]; readonly variable?: string },
  at: Span,
): void {
  const id = ++flow.guards;
  emit(flow, { o: 'enter', ...guard, id, at, stmt: flow.stmt });
  addCleanup(flow, { ...guard, id });
}

/** `__free(name)`: nothing is taken, but something is dropped. */
export function addFree(flow: Flow, cleanup: string, variable: Expr & { k: 'name' }): void {
  const guard = { guard: `free:${cleanup}`, args: [variable], variable: variable.name };
  addCleanup(flow, { ...guard, id: ++flow.guards });
}

function addCleanup(flow: Flow, cleanup: Omit<Cleanup, 'under'>): void {
  const scope = flow.scopes.at(-1);
  scope?.cleanups.push({ ...cleanup, under: flow.under.slice(scope.under) });
}

export function labelOf(name: string, flow: Flow): Label {
  const known = flow.labels.get(name);
  if (known !== undefined) return known;
  const label: Label = { draft: newDraft() };
  flow.labels.set(name, label);
  return label;
}

export function passLabel(name: string, flow: Flow): void {
  const label = labelOf(name, flow);
  label.alive = new Map(flow.scopes.map((it) => [it.body, it.cleanups.length]));
  jump(flow, label.draft);
  flow.now = label.draft;
}

/** Leaves the scopes that do not hold the label, and in the one that does, what came to life after it. A jump forward
 *  past a guard of the label's own scope is no C. */
export function goTo(name: string, flow: Flow, at: Span): void {
  const label = labelOf(name, flow);
  const around = label.around ?? new Set(flow.scopes.map((it) => it.body));
  let depth = flow.scopes.length - 1;
  while (depth > 0 && !around.has(flow.scopes[depth]!.body)) depth--;
  const scope = flow.scopes[depth];
  const alive = scope && (label.alive?.get(scope.body) ?? scope.cleanups.length);
  leaveDownTo(flow, depth, alive ?? 0, at);
  jump(flow, label.draft);
}

/** Which bodies stand around each label, found beforehand, for jumps go forward. `around` is as before in the end. */
export function collectLabels(body: readonly Stmt[], around: (readonly Stmt[])[], flow: Flow): void {
  around.push(body);
  for (const it of body) collectFrom(it, around, flow);
  around.pop();
}

function collectFrom(it: Stmt, around: (readonly Stmt[])[], flow: Flow): void {
  switch (it.k) {
    case 'label':
      flow.labels.set(it.name, { draft: newDraft(), around: new Set(around) });
      break;
    case 'choice':
      for (const arm of it.arms) collectLabels(arm.body, around, flow);
      break;
    case 'if':
      collectLabels(it.then, around, flow);
      if (it.else) collectLabels(it.else, around, flow);
      break;
    case 'while':
    case 'do':
    case 'for':
    case 'each':
    case 'scoped':
    case 'switch':
    case 'block':
      collectLabels(it.body, around, flow);
  }
}

function leaveDownTo(flow: Flow, depth: number, alive: number, at: Span): void {
  for (let i = flow.scopes.length - 1; i >= depth; i--) {
    const { cleanups } = flow.scopes[i]!;
    for (let j = cleanups.length - 1; j >= (i === depth ? alive : 0); j--) leave(flow, cleanups[j]!, at);
  }
}

function leave(flow: Flow, cleanup: Cleanup, at: Span): void {
  const { guard, args, id, variable } = cleanup;
  const join = cleanup.under.length === 0 ? undefined : newDraft();
  if (join !== undefined) only(cleanup.under, join, at, flow);
  emit(flow, { o: 'leave', guard, args, id, variable, at, stmt: at });
  if (join === undefined) return;
  jump(flow, join);
  flow.now = join;
}

/** Goes on where the conditions hold; where they do not, to `otherwise`. */
export function only(under: readonly Condition[], otherwise: Flow['now'], at: Span, flow: Flow): void {
  for (const it of under) {
    const next = newDraft();
    branchConfig(it.text, it.is ? next : otherwise, it.is ? otherwise : next, at, flow);
    flow.now = next;
  }
}
