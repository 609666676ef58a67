/** A function's trace seen in one context, for rules to ask. It answers from what was recorded and runs nothing. */
import { NEGATIVE, POSITIVE, signOf, ZERO } from '../trace/facts.ts';
import { nameOf } from '../trace/page.ts';
import { pathTo } from '../trace/path.ts';
import type { Context, Event, EventKind, Trace } from '../trace/trace.ts';
import type { Surroundings, View } from './rule.ts';

export function viewOf(trace: Trace, context: Context, tree: Surroundings): View {
  const byKind = new Map<string, Event[]>();
  for (const event of trace.events) {
    const list = byKind.get(event.kind);
    if (list) list.push(event);
    else byKind.set(event.kind, [event]);
  }
  const lockAt = (event: Event): Event['lock'] => (event.lock === 'any' ? context.lock : event.lock);
  const path = (event: Event): readonly Event[] => pathBefore(trace, event);
  return {
    trace,
    tree,
    inNotifier: context.notifier,
    events: (kind: EventKind, detail?: string) =>
      (byKind.get(kind) ?? []).filter((event) => detail === undefined || event.detail === detail),
    lock: lockAt,
    path,
    flatPath: (event) => path(event).flatMap(flatten),
    name: (event, page) => nameOf(trace.values, event.before, page),
    result: (exit) => resultOf(trace, exit),
    lastBefore: (event, kind, page) =>
      path(event)
        .slice(0, -1)
        .flatMap(flatten)
        .findLast((one) => one.kind === kind && (page === undefined || one.page === page)),
    lookupOf: (event) => {
      const found = path(event)
        .slice(0, -1)
        .findLast((one) => brings(one, event.page));
      const own = found && (found.kind === 'call' ? found.inner.flatMap(flatten).findLast(isLookup) : found);
      return own && { callee: own.callee, lock: own.lock === 'any' ? lockAt(found) : own.lock };
    },
  };
}

const isLookup = (event: Event): boolean => event.kind === 'lookup';

/** A look-up of the page, or a call after which the path has it and before which it had not. */
function brings(event: Event, page: Event['page']): boolean {
  if (page === undefined) return false;
  if (event.kind !== 'call') return event.kind === 'lookup' && event.page === page;
  const { before, after } = event;
  return (
    after.mmu.pages.get(page)?.origin === 'lookup' &&
    before.mmu.pages.get(page)?.origin !== 'lookup' &&
    event.inner.flatMap(flatten).some(isLookup)
  );
}

/** The way to the visit an event happened in, and what happened in it up to the event. */
function pathBefore(trace: Trace, event: Event): readonly Event[] {
  const before = pathTo(trace.visits, event.visit);
  return [...before, ...(event.since ?? []), event];
}

/** A call that was followed counts with what it did to the lock and to pages, under its own name, entered as it was. */
const flatten = (event: Event): readonly Event[] =>
  event.kind === 'call'
    ? event.inner.flatMap(flatten).map((one) => ({
        ...one,
        callee: event.callee,
        lock: one.lock === 'any' ? event.lock : one.lock,
      }))
    : [event];

function resultOf(trace: Trace, exit: Event): string {
  const { values } = trace;
  const id = exit.values.result;
  if (id === undefined) return 'void';
  const is = exit.before.facts.get(id)?.is ?? id;
  const { v } = values.get(is);
  if (v === 'num' || v === 'const') return values.print(is);
  const sign = signOf(values, exit.before.facts, id);
  return sign === NEGATIVE
    ? 'a negative number'
    : sign === ZERO
      ? '0'
      : sign === POSITIVE
        ? 'a positive number'
        : 'any number';
}
