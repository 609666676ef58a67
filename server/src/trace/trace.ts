/** The shapes of what a function does: events on its paths, its summary for callers, the contexts it is entered in,
 *  and the resolver that says what a called name is. No logic; no file, no line, no rule. */

import type { Graph } from '../flow/graph.ts';
import type { Api, Effect, GuardClass } from '../model/effect.ts';
import type { Flush } from '../model/flush.ts';
import type { Page } from '../model/state.ts';
import type { LockFault, LockNow } from '../model/step.ts';
import type { Span } from '../text/range.ts';
import type { Fact } from './facts.ts';
import type { State } from './state.ts';
import type { ValueId, Values } from './value.ts';

/** A definition in the tree: `arch/x86/kvm/mmu/mmu.c#direct_page_fault`. */
export type FunctionKey = string;

/** What happens on a path. Events of one place and kind with the same state are one event. */
export interface Event {
  readonly kind: EventKind;
  /** The function it stands in, and where: the callee's name for calls. */
  readonly fn: FunctionKey;
  readonly at: Span;
  /** The call's or statement's whole extent. */
  readonly whole: Span;
  /** Source order in its function, and the call as it is named there. */
  readonly ordinal: number;
  readonly callee: string;
  readonly before: State;
  readonly after: State;
  /** The page it is about (root value), as the state before has it. */
  readonly page?: ValueId;
  /** The page as it was, callers' knowledge added. */
  readonly pageBefore?: Page;
  /** How the code calls its subject: `pfn`, `fault->pfn`, `mmu_seq`. */
  readonly subject: string;
  /** mmu_lock before, callers' knowledge added; `any` where it is as at entry and nobody says more. */
  readonly lock: LockNow;
  readonly fault?: LockFault;
  /** What was owed where the lock or RCU is dropped, callers' debts added. */
  readonly flush?: Flush;
  /** For marks, releases and uses: which. */
  readonly detail: string;
  /** Values the rules ask about: `unused`, `dirty` of a release. */
  readonly values: Readonly<Record<string, ValueId>>;
  /** What happened inside the callee that makes this event, outermost call first; empty for own events. */
  readonly inner: readonly Event[];
  /** What the callee asked before it holds here anyway: by constants it is passed, or by what the path knows. */
  readonly isMet?: true;
  /** The visit it happened in, to walk the path back, and what happened before it in that visit. */
  readonly visit: number;
  readonly since?: readonly Event[];
}

export type EventKind =
  | 'lookup'
  | 'release'
  | 'release-faultin'
  | 'mark'
  | 'get'
  | 'use'
  | 'install'
  | 'install-failed'
  | 'lock'
  | 'unlock'
  | 'assert'
  | 'yield'
  /** What a cursor pointed at before mmu_lock was dropped and taken again is used. */
  | 'stale-use'
  | 'rcu-unlock'
  | 'zap'
  | 'flush'
  | 'snapshot'
  | 'barrier'
  | 'retry-check'
  | 'sleep'
  | 'call'
  | 'not-followed'
  | 'branch'
  | 'return'
  /** A macro's body returns from the function that uses the macro. */
  | 'leave';

/** A block entered in a state. Chains of `from` are paths. */
export interface Visit {
  readonly id: number;
  readonly block: number;
  readonly from: number;
  /** Events between the entry of `from` and the entry of this. */
  readonly events: readonly Event[];
}

/** One function, run. */
export interface Trace {
  readonly key: FunctionKey;
  readonly graph: Graph;
  readonly values: Values;
  readonly visits: readonly Visit[];
  /** Every event of every visit, in source order, own and inherited from callees. */
  readonly events: readonly Event[];
  readonly exits: readonly Exit[];
  readonly summary: Summary;
  /** Said when the budget was spent or the text could not be read: what comes out is then a part of the truth. */
  readonly incomplete?: 'too-complex' | 'unparsed' | 'unsettled';
}

export interface Exit {
  readonly state: State;
  /** Absent for void. */
  readonly value?: ValueId;
  /** By a macro's `return`: the function that uses it returns. */
  readonly leaves?: true;
  readonly at: Span;
  readonly visit: number;
}

/** What a caller needs to know. Values in it are portable (see Values.isPortable) or made anew at each call. */
export interface Summary {
  readonly key: FunctionKey;
  readonly outcomes: readonly Outcome[];
  /** Events that callers may have to judge: the lock or the page is theirs. */
  readonly exposed: readonly Event[];
  /** Parameters whose structure gets into the hands of somebody whom nobody knows. */
  readonly hands: readonly number[];
  /** May sleep on some path. */
  readonly sleeps: boolean;
  /** Nothing that a caller could notice; or nothing but that it sleeps. */
  readonly trivial: boolean;
  readonly onlySleeps: boolean;
  /** Where it leaves addresses through which a page's contents are read and written: '' for its result, `.hva` for a member. */
  readonly addresses: readonly string[];
}

/** One way through a function, merged with those that look alike to callers. */
export interface Outcome {
  readonly key: FunctionKey;
  /** What must hold of arguments and memory at entry for this way to be possible. */
  readonly guard: readonly (readonly [ValueId, Fact])[];
  readonly state: State;
  readonly value?: ValueId;
  /** The caller returns with it: it was a macro's `return`. */
  readonly leaves?: true;
  /** The events of one path that ends so, for whoever must show it. */
  readonly path: readonly Event[];
}

/** How a function is entered: a lock state and a call that shows it. */
export interface Context {
  readonly lock: LockNow;
  /** The caller and its call; absent for hooks, unknown callers and what the function itself shows. */
  readonly witness?: Event;
  readonly why: 'call' | 'hook' | 'shown' | 'unknown' | 'annotation';
  readonly notifier: boolean;
}

/** What a name called in a function is. */
export type Callee =
  | { readonly is: 'api'; readonly api: Api }
  /** `owing`: what the table says it zaps and flushes, in place of the body. `besides`: names and mappings that the table tells of a wrapper; its body may hide them in bits. */
  | {
      readonly is: 'function';
      readonly summary: Summary;
      readonly owing?: readonly Effect[];
      readonly besides?: readonly Effect[];
    }
  /** Known to do nothing to pages and locks; `pure`: its value depends on its arguments alone. */
  | { readonly is: 'quiet'; readonly pure: boolean }
  | { readonly is: 'unknown' };

/** What a function may ask of the tree around it. */
export interface Resolver {
  callee(name: string, args: number): Callee;
  /** The value of a macro constant or enumerator, where it is a number. */
  constant(name: string): number | undefined;
  /** The functions that some initialiser puts into a member of this name. */
  handlers(field: string): readonly FunctionKey[];
  /** Of the functions that calls hand to a parameter, those that write the page they get as argument `arg`. */
  writers(fn: FunctionKey, param: number, arg: number): readonly string[];
  guard(name: string): GuardClass | undefined;
  /** What a member of this name says of a page: it was set from whether there is one. */
  records(field: string): 'page' | 'no-page' | undefined;
  /** Whether a function writes what its argument `n` points to. */
  writes(name: string, n: number): Written;
}

/** `unknown`: it may. */
export type Written = 'yes' | 'no' | 'unknown';
