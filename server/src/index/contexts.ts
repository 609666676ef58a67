/** Entry contexts, top-down: in which lock states each function is entered, and which call shows it. It feeds rules only;
 *  no summary ever sees it. */
import type { Table } from '../bind/table.ts';
import { type LockNow, lockNow } from '../model/step.ts';
import type { Context, Event, FunctionKey, Trace } from '../trace/trace.ts';
import type { Definition } from './tree.ts';

/** Lock states kept per function: free, read, write, held or unknown are all there are, four are enough to tell. */
const CONTEXTS = 4;

export interface Callers {
  /** Calls of a definition that traces have seen, with the caller. */
  readonly calls: ReadonlyMap<FunctionKey, readonly { caller: Definition; event: Event }[]>;
}

export function callersOf(all: Iterable<Definition>): Callers {
  const calls = new Map<FunctionKey, { caller: Definition; event: Event }[]>();
  for (const caller of all) {
    for (const event of caller.trace?.events ?? []) {
      if (event.kind !== 'call') continue;
      const list = calls.get(event.detail);
      if (list) list.push({ caller, event });
      else calls.set(event.detail, [{ caller, event }]);
    }
  }
  return { calls };
}

export interface Surely {
  /** Whether somebody outside the calls seen may enter it: exported, or its address escapes. */
  escapes(one: Definition): boolean;
}

export function contextsOf(
  all: readonly Definition[],
  callers: Callers,
  table: Table,
  tree: Surely,
): ReadonlyMap<FunctionKey, readonly Context[]> {
  const contexts = new Map<FunctionKey, Map<LockNow, Context>>();
  const fixed = new Set<FunctionKey>();
  const todo = [...all];
  for (const one of all) {
    const own = given(one, table);
    contexts.set(one.key, own);
    if (own.size > 0) fixed.add(one.key);
  }
  const byKey = new Map(all.map((one) => [one.key, one]));
  const callees = calleesOf(callers, byKey);
  for (let one = todo.pop(); one; one = todo.pop()) {
    for (const { callee, event } of callees.get(one.key) ?? []) {
      if (spread(contexts.get(one.key)!, contexts.get(callee.key)!, event, fixed.has(callee.key)))
        todo.push(callee);
    }
  }
  const done = new Map<FunctionKey, readonly Context[]>();
  for (const one of all)
    done.set(one.key, complete(one, contexts.get(one.key)!, callers, tree, fixed.has(one.key)));
  return done;
}

/** What hooks promise and what the function itself shows; callers add nothing to it. */
function given(one: Definition, table: Table): Map<LockNow, Context> {
  const found = new Map<LockNow, Context>();
  const shown = one.trace && shows(one.trace);
  const hook = table.hook(one.name);
  // A promise that hangs on the architecture's configuration gives way to what the function shows.
  const isPromised = hook !== undefined && hook.lock !== 'depends' && !(hook.unless && shown);
  if (isPromised) found.set(hook.lock, { lock: hook.lock, why: 'hook', notifier: hook.notifier });
  else if (shown) found.set(shown, { lock: shown, why: 'shown', notifier: hook?.notifier ?? false });
  return found;
}

/** A function that takes the lock, sleeps, drops it or asserts it, whatever its arguments are, shows how it is entered. */
function shows(trace: Trace): LockNow | undefined {
  const { values } = trace;
  const seen = new Set<LockNow>();
  for (const { state } of trace.exits) {
    const { lock } = state.mmu;
    if (lock.learnt === 'no') continue;
    // What an argument decides is a variant, and says nothing of the others.
    if ([...state.facts].some(([id]) => values.isPortable(id) && isOnArgument(values, id))) continue;
    seen.add(lock.entry === 'any' ? lockNow(lock) : lock.entry);
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

const isOnArgument = (values: Trace['values'], id: number): boolean => {
  const value = values.get(id);
  if (value.v === 'arg') return true;
  return (
    value.v === 'op' && !value.op.startsWith('call:') && value.args.some((arg) => isOnArgument(values, arg))
  );
};

function calleesOf(
  callers: Callers,
  byKey: ReadonlyMap<FunctionKey, Definition>,
): Map<FunctionKey, { callee: Definition; event: Event }[]> {
  const callees = new Map<FunctionKey, { callee: Definition; event: Event }[]>();
  for (const [key, calls] of callers.calls) {
    const callee = byKey.get(key);
    if (!callee) continue;
    for (const { caller, event } of calls) {
      const list = callees.get(caller.key);
      if (list) list.push({ callee, event });
      else callees.set(caller.key, [{ callee, event }]);
    }
  }
  return callees;
}

/** Adds to a callee what a call shows; says whether that was new. */
function spread(
  caller: ReadonlyMap<LockNow, Context>,
  callee: Map<LockNow, Context>,
  event: Event,
  isGiven: boolean,
): boolean {
  if (isGiven) return false;
  let added = false;
  const locks: readonly [LockNow, boolean][] =
    event.lock === 'any'
      ? [...caller.values()].map((one) => [one.lock, one.notifier])
      : [[event.lock, false]];
  for (const [lock, notifier] of locks) {
    if (lock === 'any' || callee.has(lock) || callee.size >= CONTEXTS) continue;
    callee.set(lock, { lock, why: 'call', witness: event, notifier });
    added = true;
  }
  return added;
}

function complete(
  one: Definition,
  found: ReadonlyMap<LockNow, Context>,
  callers: Callers,
  tree: Surely,
  isGiven: boolean,
): readonly Context[] {
  const known = [...found.values()];
  const calls = callers.calls.get(one.key) ?? [];
  // A call from a function whose own entry is unknown makes this entry unknown too.
  const isOpen =
    !isGiven &&
    (known.length === 0 ||
      tree.escapes(one) ||
      calls.some(({ event, caller }) => event.lock === 'any' && !hasContext(caller, callers, tree)));
  return isOpen ? [...known, { lock: 'unknown', why: 'unknown', notifier: false }] : known;
}

const hasContext = (caller: Definition, callers: Callers, tree: Surely): boolean =>
  (callers.calls.get(caller.key)?.length ?? 0) > 0 && !tree.escapes(caller);
