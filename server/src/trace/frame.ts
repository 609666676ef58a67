/** One run of one function: what its parts share, and how a way through it grows by events. It decides nothing about the
 *  model. */
import type { Op } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import { lockNow } from '../model/step.ts';
import { evaluate, type Scope } from './eval.ts';
import type { State } from './state.ts';
import type { Event, EventKind, FunctionKey } from './trace.ts';
import type { ValueId } from './value.ts';

export interface Frame extends Scope {
  readonly key: FunctionKey;
}

/** A state and what happened since its block was entered. */
export interface Way {
  readonly state: State;
  readonly events: readonly Event[];
  /** The path does not go on: what happened is kept, nothing follows. */
  readonly isDead?: boolean;
  /** The call that is being applied failed on this way: the rest of what it does did not happen. */
  readonly isFailed?: boolean;
  /** The function returns here, by a macro's `return`. */
  readonly returns?: { readonly value?: ValueId };
}

/** The way in another state, with what happened so far. */
export const inState = (way: Way, state: State): Way => ({
  state,
  events: way.events,
  isDead: way.isDead,
  returns: way.returns,
});

export type CallOp = Op & { readonly o: 'call' | 'each' | 'enter' | 'leave' };

/** A call about to happen. */
export interface Site {
  readonly op: Op;
  readonly callee: string;
  readonly ordinal: number;
  readonly args: readonly Expr[];
}

export const argument = (frame: Frame, state: State, site: Site, n: number): ValueId | undefined => {
  const expr = site.args[n];
  return expr && evaluate(frame, state, expr);
};

/** What an event says besides its place. */
export interface What {
  readonly kind: EventKind;
  readonly detail?: string;
  readonly page?: ValueId;
  readonly subject?: string;
  readonly fault?: Event['fault'];
  readonly values?: Event['values'];
  readonly inner?: readonly Event[];
  readonly pageBefore?: Event['pageBefore'];
  readonly lock?: Event['lock'];
  readonly isMet?: true;
  readonly flush?: Event['flush'];
  /** The state it found, where that is more than the way's own. */
  readonly before?: State;
}

/** The way with one event more, and in the state after it. */
export function happen(frame: Frame, way: Way, site: Site, what: What, after: State): Way {
  const { op } = site;
  const event: Event = {
    kind: what.kind,
    fn: frame.key,
    at: op.o === 'call' ? op.name : op.at,
    whole: 'stmt' in op ? op.stmt : op.at,
    ordinal: site.ordinal,
    callee: site.callee,
    before: what.before ?? way.state,
    after,
    page: what.page,
    pageBefore: what.pageBefore ?? (what.page === undefined ? undefined : way.state.mmu.pages.get(what.page)),
    subject: what.subject ?? '',
    lock: what.lock ?? lockNow(way.state.mmu.lock),
    fault: what.fault,
    flush: what.flush,
    detail: what.detail ?? '',
    values: what.values ?? NONE,
    inner: what.inner ?? NOTHING,
    isMet: what.isMet,
    visit: -1,
    since: undefined,
  };
  return { state: after, events: [...way.events, event], isDead: undefined, returns: undefined };
}

const NONE: Event['values'] = {};
const NOTHING: readonly Event[] = [];
