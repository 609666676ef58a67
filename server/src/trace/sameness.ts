/** When two summaries say the same to every caller, so that callers can stay as they are. It compares what is told and where,
 *  not how it came about. */
import { keyOf, pageKey } from '../model/print.ts';
import type { Fact } from './facts.ts';
import type { Event, Summary } from './trace.ts';
import type { ValueId, Values } from './value.ts';

const hashes = new WeakMap<Event, number>();

/** Tells apart what was told at another place. Calls are found again by their number; snapshots, guards and returns have none. */
function placeHash(event: Event): number {
  let hash = hashes.get(event);
  if (hash === undefined) {
    hash = event.inner.reduce(
      (sum, inner) => (sum * 31 + placeHash(inner)) | 0,
      event.ordinal < 0 ? event.at.start + 1 : 0,
    );
    hashes.set(event, hash);
  }
  return hash;
}

/** Stable text of a summary: equal texts are equal summaries to every caller. */
export function printSummary(values: Values, summary: Summary): string {
  const facts = (entries: Iterable<readonly [ValueId, Fact]>): string =>
    [...entries]
      .map(([id, fact]) => `${id}:${fact.sign},${fact.is ?? ''},${fact.not?.join('.') ?? ''}`)
      .sort()
      .join(' ');
  const lines = summary.outcomes.map(({ guard, state, value, leaves }) => {
    const store = [...state.store]
      .map(([place, held]) => `${place}=${held}`)
      .sort()
      .join(' ');
    return `${keyOf(state.mmu)} / ${store} / ${facts(state.facts)} / ${facts(guard)} / ${value ?? ''}${leaves ? ' leaves' : ''}`;
  });
  const exposed = summary.exposed.map(
    (event) =>
      `${event.ordinal}:${event.kind}:${event.detail}:${event.lock}:${event.page ?? ''}:${event.pageBefore ? pageKey(event.pageBefore) : ''}:${facts([...event.before.facts].filter(([id]) => values.isPortable(id)))}`,
  );
  const places = [...summary.exposed, ...summary.outcomes.flatMap((outcome) => outcome.path)].map(placeHash);
  return [...lines.sort(), ...exposed, summary.hands, summary.sleeps, ...places].join('\n');
}
