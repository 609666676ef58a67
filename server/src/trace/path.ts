/** Paths of a run: which happenings are one event, and the way back from a visit to the entry. It knows no state but by its
 *  key. */
import { flushKey } from '../model/flush.ts';
import { mappedKey, pageKey, seqsKey } from '../model/print.ts';
import type { Event, Visit } from './trace.ts';

/** What makes two happenings one event: the place, what it is about, and the model's state of that. */
export function eventKey(event: Event): string {
  const { lock } = event.before.mmu;
  const inner =
    event.inner.length > 0
      ? `${numberOf(event.inner[0]!.fn)}.${event.inner[0]!.ordinal}.${event.inner.length}`
      : '';
  const page = event.pageBefore
    ? `${event.page}${pageKey(event.pageBefore)}${mappedKey(event.before.mmu)}`
    : '';
  const seqs = BY_SNAPSHOT.has(event.kind) ? seqsKey(event.before.mmu) : '';
  return `${seqs}${event.ordinal}|${event.kind}|${numberOf(event.detail)}|${event.lock}|${lock.entry}${lock.now}${lock.dropped}|${page}|${event.fault ?? ''}|${inner}|${event.values.result ?? ''}${event.flush ? flushKey(event.flush) : ''}`;
}

/** Names of functions are long, and keys are made by the ten thousand. */
function numberOf(name: string): number {
  let number = numbers.get(name);
  if (number === undefined) numbers.set(name, (number = numbers.size));
  return number;
}

const numbers = new Map<string, number>();

/** Kinds that snapshots and their checks decide about. */
const BY_SNAPSHOT = new Set<Event['kind']>(['lookup', 'retry-check', 'install']);

/** The events of the way to a visit, in order. */
export function pathTo(visits: readonly Visit[], id: number): Event[] {
  const parts: (readonly Event[])[] = [];
  for (let at = id; at >= 0; at = visits[at]!.from) parts.push(visits[at]!.events);
  return parts.reverse().flat();
}
