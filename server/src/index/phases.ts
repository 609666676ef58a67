/** Functions that are only entered in a phase of the VM's life which changes what is owed: while no vCPU can run, or while
 *  pages are aged. It follows calls upwards to the hooks and knows no state. */
import type { Table } from '../bind/table.ts';
import type { Phase } from '../model/effect.ts';
import type { FunctionKey } from '../trace/trace.ts';
import type { Callers, Surely } from './contexts.ts';
import type { Definition } from './tree.ts';

export function phasesOf(
  all: readonly Definition[],
  callers: Callers,
  table: Table,
  tree: Surely,
): ReadonlyMap<FunctionKey, Phase> {
  const own = new Map<FunctionKey, Phase>();
  for (const one of all) {
    const phase = table.hook(one.name)?.phase;
    if (phase) own.set(one.key, phase);
  }
  const found = new Map<FunctionKey, Phase>();
  for (const phase of new Set(own.values()))
    for (const key of onlyIn(phase, own, all, callers, tree)) found.set(key, phase);
  return found;
}

/** What can be entered otherwise hands that on to all that it calls; the rest is entered in this phase only. */
function onlyIn(
  phase: Phase,
  own: ReadonlyMap<FunctionKey, Phase>,
  all: readonly Definition[],
  callers: Callers,
  tree: Surely,
): FunctionKey[] {
  const callees = new Map<FunctionKey, FunctionKey[]>();
  for (const [callee, calls] of callers.calls)
    for (const { caller } of calls) callees.set(caller.key, [...(callees.get(caller.key) ?? []), callee]);
  const otherwise = new Set<FunctionKey>();
  for (const one of all)
    if (own.get(one.key) !== phase && (!callers.calls.has(one.key) || tree.escapes(one)))
      otherwise.add(one.key);
  for (const key of otherwise)
    for (const callee of callees.get(key) ?? []) if (own.get(callee) !== phase) otherwise.add(callee);
  return all.map(({ key }) => key).filter((key) => !otherwise.has(key));
}
