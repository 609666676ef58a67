/** The graph while it is being built: mutable blocks, and what a builder carries along. It knows no construct of C;
 *  those are in the files named after them. */
import type { Expr, Stmt } from '../ir/ir.ts';
import type { Span } from '../text/range.ts';
import type { Guard, Op } from './graph.ts';

export interface Draft {
  readonly ops: Op[];
  out: DraftEdge[];
  /** Scratch of whoever walks the drafts: how far they were walked, then the block's number; edges into it. */
  mark: number;
  into: number;
}

export interface DraftEdge {
  to: Draft;
  readonly when?: Guard;
}

export interface Flow {
  /** A macro's body: its `return` statements are the user's. */
  readonly isMacro: boolean;
  /** Where the next operation goes. After a jump it is a block that nothing leads to, dropped in the end. */
  now: Draft;
  readonly exit: Draft;
  /** The statement being built, for the operations' `stmt`. */
  stmt: Span;
  temporaries: number;
  guards: number;
  /** Innermost last. */
  readonly scopes: Scope[];
  readonly labels: Map<string, Label>;
  /** Targets of the `case` statements of the switches being built. */
  readonly cases: Map<Stmt, Draft>;
  /** `#if` arms being built, outermost first. */
  readonly under: Condition[];
  readonly types: Map<string, string>;
  /** Expressions hold statements; this breaks the circle. */
  readonly build: (body: readonly Stmt[], flow: Flow) => void;
}

/** A block of C: what is dropped when it is left, and where `break` and `continue` go. */
export interface Scope {
  readonly body: readonly Stmt[];
  readonly cleanups: Cleanup[];
  /** How many `#if` arms stand around it. */
  readonly under: number;
  readonly onBreak?: Draft;
  readonly onContinue?: Draft;
}

export interface Cleanup {
  readonly guard: string;
  readonly args: readonly Expr[];
  readonly id: number;
  readonly variable?: string;
  /** The `#if` arms it stands in, beyond those of its scope. */
  readonly under: readonly Condition[];
}

export interface Condition {
  readonly text: string;
  readonly is: boolean;
}

export interface Label {
  readonly draft: Draft;
  /** Bodies around the label, as far as they were found beforehand. */
  readonly around?: ReadonlySet<readonly Stmt[]>;
  /** Cleanups alive in each body where the label stands; known once it was passed. */
  alive?: ReadonlyMap<readonly Stmt[], number>;
}

export const newDraft = (): Draft => ({ ops: [], out: [], mark: 0, into: 0 });

export const emit = (flow: Flow, op: Op): void => {
  flow.now.ops.push(op);
};

/** Ends the block at hand. What follows is unreachable until the caller says otherwise. */
export function jump(flow: Flow, to: Draft, when?: Guard): void {
  flow.now.out.push(when === undefined ? { to } : { to, when });
  flow.now = newDraft();
}

/** Ends the block at hand with two ways out. */
export function fork(flow: Flow, yes: Draft, whenYes: Guard, no: Draft, whenNo: Guard): void {
  flow.now.out.push({ to: yes, when: whenYes }, { to: no, when: whenNo });
  flow.now = newDraft();
}

export const newTemporary = (flow: Flow, at: Span): Expr & { k: 'name' } => ({
  k: 'name',
  name: `%${++flow.temporaries}`,
  at,
});
