/** The shape of a rule and of what it reports: facts about events, never words or edits. It knows no file, no line and no
 *  protocol. */
import type { Family, Phase } from '../model/effect.ts';
import type { Page } from '../model/state.ts';
import type { LockNow } from '../model/step.ts';
import type { Event, EventKind, Trace } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';

export type Level = 'error' | 'warning' | 'info';

export interface Rule<Key extends string = string> {
  /** Also the name of its file, its fixtures, its setting and its page. */
  readonly id: string;
  /** For a path with nothing *not followed* on it; otherwise one lower. */
  readonly level: Level;
  /** One sentence for lists. */
  readonly summary: string;
  /** What is wrong and what to do, by the name the code gives its subject. */
  readonly messages: Readonly<Record<Key, (subject: string, detail: string) => string>>;
  /** Of a function that was followed: what happens on its paths. */
  check?(view: View, report: (fact: Fact<Key>) => void): void;
  /** Of one call as it is written, wherever it stands: nothing needs to be followed for it. */
  read?: Reader<Key>;
  /** Absent where a callee is never to blame for what its callers hand in. */
  readonly inside?: Inside<NoInfer<Key>>;
  /** Absent where a look-up is never to blame for what its callers do. */
  readonly handedOut?: HandedOut<NoInfer<Key>>;
}

export interface Reader<Key extends string = string> {
  /** The calls it wants to see. */
  readonly names: ReadonlySet<string>;
  check(call: NamedCall, report: (fact: WrittenFact<Key>) => void): void;
}

/** A call in its text, and whether the tree that it stands in declares the name: `unseen` where it shows no headers. */
export interface NamedCall {
  readonly name: string;
  readonly declared: 'yes' | 'no' | 'unseen';
  /** The tree's. */
  readonly kernelVersion: string;
}

export interface WrittenFact<Key extends string = string> {
  readonly message: Key;
  readonly cause: string;
  /** Not wrong yet: never more than information, and drawn as deprecated. */
  readonly isHint: boolean;
}

/** How a use is told where the page was looked up for others. */
export interface HandedOut<Key extends string = string> {
  /** Its detail is the name of a user. */
  readonly message: Key;
  readonly cause: string;
}

/** How what callers hand in is told in the callee: where no known caller meets its need, and some break it. */
export interface Inside<Key extends string = string> {
  readonly kind: EventKind;
  readonly detail: string;
  /** Its detail is the name of a caller. */
  readonly message: Key;
  readonly cause: string;
  /** Whether a call that breaks the need with this page is the callee's to mend; all are where this is absent. */
  isBlamed?(page: Page): boolean;
  /** Whether a call with this page in hand, in this state of the lock, is as it should be. */
  isMet(page: Page, lock: LockNow): boolean;
  /** Whether the need is the very interface of the function, so that only callers can be wrong. */
  isInterface(family: Family | undefined, isExported: boolean): boolean;
}

/** Keeps the keys of `messages` and `report` together. */
export const defineRule = <Key extends string>(rule: Rule<Key>): Rule<Key> => rule;

/** A function's trace as entered in one context. */
export interface View {
  readonly trace: Trace;
  /** Entered from an mmu_notifier callback. */
  readonly inNotifier: boolean;
  /** What the tree around it says. */
  readonly tree: Surroundings;
  /** Own and inherited events of a kind, in source order. */
  events(kind: EventKind, detail?: string): readonly Event[];
  /** mmu_lock just before the event, in this context. */
  lock(event: Event): LockNow;
  /** The events of the path that leads to this one, in order, itself last. */
  path(event: Event): readonly Event[];
  /** The same, with followed calls told by what happened in them. */
  flatPath(event: Event): readonly Event[];
  /** How the code calls a page at an event. */
  name(event: Event, page: ValueId): string;
  /** What a return gives back, as far as it tells paths apart: `-EFAULT`, `0`, `a negative number`, `void`. */
  result(exit: Event): string;
  /** The last event of that kind on the path before this one, about the same page where one is given. */
  lastBefore(event: Event, kind: EventKind, page?: ValueId): Event | undefined;
  /** The look-up that brought the event's page, here or in a callee that handed it over, with the lock as it was there. */
  lookupOf(event: Event): Pick<Event, 'callee' | 'lock'> | undefined;
}

export interface Surroundings {
  /** Somebody calls it to take the lock: a caller releases what it took, it says `__acquires`, or an unlocking twin stands beside it. */
  readonly takesForCallers: boolean;
  /** Somebody calls it to drop the lock, or is not seen but promised: it is called, it says `__releases`, or a locking twin stands
   *  beside it. */
  readonly dropsForCallers: boolean;
  /** The members of a structure as the tree declares it; undefined where it does not. */
  members(struct: string): ReadonlySet<string> | undefined;
  /** Whether KVM's common code declares an entry of the model's tables. */
  declares(name: string): boolean;
  /** The phase of the VM's life in which alone it is entered. */
  readonly phase?: Phase;
  /** It is a hook whose result says that a flush is owed. */
  readonly tellsOfFlush?: boolean;
  /** The table says that what it zaps needs no flush. */
  readonly owesNothing?: boolean;
}

/** What a rule found. */
export interface Fact<Key extends string = string> {
  readonly at: Event;
  readonly message: Key;
  readonly subject: string;
  /** For the words. */
  readonly detail?: string;
  /** Why the path is bad, for the identity: `dropped`, `never-taken`. */
  readonly cause: string;
}
