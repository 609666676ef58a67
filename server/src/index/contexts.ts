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
    for (const event of caller.trace ? callsIn(caller.trace) : []) {
      const list = calls.get(event.detail);
      if (list) list.push({ caller, event });
      else calls.set(event.detail, [{ caller, event }]);
    }
  }
  return { calls };
}

const callEvents = new WeakMap<Trace, readonly Event[]>();

function callsIn(trace: Trace): readonly Event[] {
  let found = callEvents.get(trace);
  if (!found) callEvents.set(trace, (found = trace.events.filter((event) => event.kind === 'call')));
  return found;
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
  for (const one of all) {
    const own = given(one, table);
    if (own.size > 0) fixed.add(one.key);
    // Whom nobody is seen to call, and who can be called unseen, may be entered anyhow.
    else if (!callers.calls.has(one.key) || tree.escapes(one)) own.set('unknown', UNKNOWN);
    contexts.set(one.key, own);
  }
  const byKey = new Map(all.map((one) => [one.key, one]));
  const callees = calleesOf(callers, byKey);
  const todo = [...all];
  for (let one = todo.pop(); one; one = todo.pop()) {
    for (const { callee, event } of callees.get(one.key) ?? []) {
      if (fixed.has(callee.key)) continue;
      if (spread(contexts.get(one.key)!, contexts.get(callee.key)!, event)) todo.push(callee);
    }
  }
  return new Map([...contexts].map(([key, found]) => [key, listed(found)]));
}

/** What is known first. Functions that only call each other are entered by nobody that is seen. */
function listed(found: ReadonlyMap<LockNow, Context>): readonly Context[] {
  const known = [...found.values()].filter(({ lock }) => lock !== 'unknown');
  return found.has('unknown') || known.length === 0 ? [...known, UNKNOWN] : known;
}

const UNKNOWN: Context = { lock: 'unknown', why: 'unknown', notifier: false };

/** What hooks promise and what the function itself shows; callers add nothing to it. */
function given(one: Definition, table: Table): Map<LockNow, Context> {
  const found = new Map<LockNow, Context>();
  const own = one.trace && shows(one.trace);
  const hook = table.hook(one.name);
  // A promise that hangs on the architecture's configuration gives way to what the function shows.
  const isPromised = hook !== undefined && hook.lock !== 'depends' && !(hook.unless && own);
  if (isPromised) found.set(hook.lock, { lock: hook.lock, why: 'hook', notifier: hook.notifier });
  else if (own) found.set(own, { lock: own, why: 'shown', notifier: hook?.notifier ?? false });
  return found;
}

/** A function that takes the lock, sleeps, drops it or asserts it, whatever its arguments are, shows how it is entered. */
function shows(trace: Trace): LockNow | undefined {
  if (!shown.has(trace)) shown.set(trace, showsAnew(trace));
  return shown.get(trace);
}

const shown = new WeakMap<Trace, LockNow | undefined>();

function showsAnew(trace: Trace): LockNow | undefined {
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

/** Adds to a callee what a call shows; says whether that was new. A caller's own unknown entry is handed on. */
function spread(caller: ReadonlyMap<LockNow, Context>, callee: Map<LockNow, Context>, event: Event): boolean {
  let added = false;
  const locks: readonly [LockNow, boolean][] =
    event.lock === 'any'
      ? [...caller.values()].map((one) => [one.lock, one.notifier])
      : [[event.lock, false]];
  for (const [lock, notifier] of locks) {
    const known = callee.size - (callee.has('unknown') ? 1 : 0);
    if (lock === 'any' || callee.has(lock) || (known >= CONTEXTS && lock !== 'unknown')) continue;
    callee.set(lock, { lock, why: 'call', witness: event, notifier });
    added = true;
  }
  return added;
}
