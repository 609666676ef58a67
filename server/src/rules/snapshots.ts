/** Snapshots of the invalidation sequence that nobody compares. It follows a local by its name only: one that is stored or
 *  handed to somebody is taken to be compared there. */
import { conditionOf, expressionsOf, namesIn } from '../trace/names.ts';
import type { Event } from '../trace/trace.ts';
import type { View } from './rule.ts';

/** Look-ups after a snapshot that is not asked again but without the lock, or not at all. */
export function neverCompared(view: View): { readonly lookup: Event; readonly seq: string }[] {
  return view.events('snapshot').flatMap((taken) => {
    const { seq } = taken.values;
    // What nobody reads again is not kept in the state: the path has it.
    const lookup = view
      .events('lookup')
      .find(
        (event) =>
          event.pageBefore?.origin === 'lookup' &&
          (event.before.mmu.seqs.has(seq!) ||
            view.path(event).some((one) => one.kind === 'snapshot' && one.values.seq === seq)),
      );
    return lookup && isForgotten(view, taken.subject) ? [{ lookup, seq: taken.subject }] : [];
  });
}

/** Whether a local goes nowhere but into checks that prove nothing. */
function isForgotten(view: View, name: string): boolean {
  const { graph, events } = view.trace;
  if (!graph.types.has(name) || graph.params.some((param) => param.name === name)) return false;
  const isWeak = (ordinal: number): boolean =>
    events.some(
      (event) => event.ordinal === ordinal && event.kind === 'retry-check' && event.detail === 'weak',
    );
  return graph.blocks.every(
    ({ ops, out }) =>
      ops.every(
        (op) =>
          (op.o === 'call' && isWeak(op.ordinal)) ||
          (op.o !== 'havoc' && !expressionsOf(op).some((expr) => namesIn(expr).has(name))) ||
          (op.o === 'havoc' && !op.names.includes(name)),
      ) && out.every((edge) => !conditionOf(edge).some((expr) => namesIn(expr).has(name))),
  );
}
