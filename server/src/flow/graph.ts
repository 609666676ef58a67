/** The control-flow graph as plain data: blocks of operations, edges with their conditions. Expressions inside are
 *  pure: every call, assignment and short circuit that has an effect became an operation or an edge of its own. */
import type { Annotation, Expr, Param } from '../ir/ir.ts';
import type { Span } from '../text/range.ts';

export interface Graph {
  readonly name: string;
  readonly params: readonly Param[];
  readonly returns: string;
  readonly annotations: readonly Annotation[];
  /** Declared type of each local and parameter, as written, `[]` behind an array's; a name declared twice with
   *  different types keeps '' (unknown). */
  readonly types: ReadonlyMap<string, string>;
  /** Block 0 is the entry; `exit` has no operations and no edges out. Ids are indices, in reverse postorder of a
   *  depth-first walk that prefers source order, so that a lower id is never later on a loop-free path. */
  readonly blocks: readonly Block[];
  readonly exit: number;
}

export interface Block {
  readonly id: number;
  readonly ops: readonly Op[];
  readonly out: readonly Edge[];
  /** A loop's head: some edge into it comes from a block with the same or a higher id. */
  readonly isLoopHead: boolean;
}

export interface Edge {
  readonly to: number;
  /** Absent: always taken. Out-edges of one block are exhaustive. */
  readonly when?: Guard;
}

/** Why an edge is taken. */
export type Guard =
  /** `test` (pure) is nonzero (`is` true) or zero. */
  | { readonly g: 'test'; readonly test: Expr; readonly is: boolean; readonly at: Span }
  /** `value` equals one of `cases` (a pair is a range); an empty list is `default`, which excludes `not`. */
  | {
      readonly g: 'case';
      readonly value: Expr;
      readonly cases: readonly CaseRange[];
      readonly not: readonly CaseRange[];
      readonly at: Span;
    }
  /** One arm of an `#if`; equal conditions are correlated over the function. `is` false: no arm with this condition. */
  | { readonly g: 'config'; readonly condition: string; readonly is: boolean; readonly at: Span }
  /** Another turn of an iterating macro (`is`), or no more. Nothing is known of it. */
  | { readonly g: 'each'; readonly is: boolean; readonly at: Span };

export interface CaseRange {
  readonly from: Expr;
  readonly to?: Expr;
}

/** Operations, in order of evaluation. `ordinal` numbers the calls of a function in source order and names an event. */
export type Op =
  /** `result` is the temporary that holds the value: an Expr `name` of the form `%3`. */
  | {
      readonly o: 'call';
      readonly callee: Expr;
      readonly args: readonly Expr[];
      readonly result: string;
      readonly ordinal: number;
      /** The whole call, and the callee's name in it. */
      readonly at: Span;
      readonly name: Span;
      /** The statement that holds it. */
      readonly stmt: Span;
      /** Whether anything looks at the value. */
      readonly used: boolean;
    }
  /** `place` = value; both pure. A compound assignment is written out: `flush = flush | %2`. An initialiser with
   *  designators is one set of the whole to an `init` without fields (all zero), then one for each field. */
  | { readonly o: 'set'; readonly place: Expr; readonly value: Expr; readonly at: Span; readonly stmt: Span }
  /** A local comes to life without a value (each time the declaration is passed). */
  | { readonly o: 'local'; readonly name: string; readonly type: string; readonly at: Span }
  /** A guard takes hold (`enter`) or its scope ends (`leave`). `id` pairs them. `guard` is `write_lock`, `rcu`, …;
   *  for `__free(name)` variables it is `free:name` with the variable as argument, and there is only the `leave`. */
  | {
      readonly o: 'enter' | 'leave';
      readonly guard: string;
      readonly args: readonly Expr[];
      readonly id: number;
      readonly variable?: string;
      readonly at: Span;
      readonly stmt: Span;
    }
  /** The arguments of an iterating macro are bound anew (ordinal: the macro counts as a call by its name). Stands in
   *  the loop's head, so that it also comes before the turn that does not follow. */
  | {
      readonly o: 'each';
      readonly macro: string;
      readonly args: readonly Expr[];
      readonly ordinal: number;
      readonly at: Span;
      readonly stmt: Span;
    }
  /** An iterating macro is about to begin where a `goto` may lead: beginning again is no further turn. */
  | { readonly o: 'begin'; readonly at: Span }
  /** `leaves`: a statement of a macro's body, which returns from the function that uses the macro. */
  | { readonly o: 'return'; readonly value?: Expr; readonly leaves?: true; readonly at: Span }
  /** Inline assembly or unread text: these names may hold anything now. */
  | { readonly o: 'havoc'; readonly names: readonly string[]; readonly at: Span };
