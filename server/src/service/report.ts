/** What a run covered and what it did not: counts and notifications. Silence here would be taken for cleanliness. */
import type { Forest } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import { lineTable } from '../text/lines.ts';
import type { EventKind } from '../trace/trace.ts';
import type { Notification, Stats } from './finding.ts';

export function statsOf(forest: Forest, isWanted: (path: string) => boolean): Omit<Stats, 'milliseconds'> {
  const files = [...forest.sources.files.values()].filter((file) => isWanted(file.path));
  const functions = files.flatMap((file) => file.definitions).filter((one) => !one.isMacro);
  const unfinished = new Set(functions.filter((one) => isIncomplete(forest, one)));
  const reached = forest.reaching(hasEvents);
  const analysed = functions.filter((one) => reached.has(one) && !unfinished.has(one));
  return {
    files: files.length,
    functions: functions.length,
    nothingToAnalyse: functions.length - analysed.length - unfinished.size,
    analysed: analysed.length,
    incomplete: unfinished.size,
    parseErrors: functions.filter((one) => holesOf(forest, one) > 0).length,
    oneArm: functions.filter((one) => reached.has(one) && (one.lowered?.ir.assumes.length ?? 0) > 0).length,
  };
}

/** An event of its own that concerns a page, the lock or the sequence. That it may sleep is no event: most of KVM may. */
const hasEvents = (one: Definition): boolean =>
  one.trace?.events.some(({ kind }) => !PASSING.has(kind)) ?? false;

const PASSING = new Set<EventKind>(['call', 'return', 'branch', 'not-followed', 'sleep']);

const isIncomplete = (forest: Forest, one: Definition): boolean =>
  one.trace?.incomplete !== undefined || forest.analysis.failures.has(one.key);

export function notificationsOf(forest: Forest, isWanted: (path: string) => boolean): Notification[] {
  const notes: Notification[] = [];
  for (const file of forest.sources.files.values()) {
    if (!isWanted(file.path)) continue;
    for (const one of file.definitions) {
      const words = wordsFor(forest, one);
      if (words)
        notes.push({
          file: file.path,
          function: one.name,
          line: lineTable(file.text).at(one.item.start).line,
          ...words,
        });
    }
  }
  return notes;
}

function wordsFor(
  forest: Forest,
  one: Definition,
): { kind: Notification['kind']; words: string } | undefined {
  const failed = forest.analysis.failures.get(one.key);
  if (failed) return { kind: 'failed', words: `not analysed: ${failed}` };
  if (one.trace?.incomplete === 'too-complex')
    return {
      kind: 'too-complex',
      words: `too complex, ${one.trace.visits.length} states; analysed with merged branches, in part`,
    };
  if (one.trace?.incomplete === 'unsettled')
    return {
      kind: 'unsettled',
      words: 'calls itself through others, and its summary did not settle: callers take it for unknown',
    };
  const holes = holesOf(forest, one);
  return holes > 0
    ? {
        kind: 'unparsed',
        words: `${holes} ${holes === 1 ? 'place' : 'places'} could not be read; what stands there is taken for anything`,
      }
    : undefined;
}

/** Places that could not be read, of what matters; the rest is never read, but by chance. */
const holesOf = (forest: Forest, one: Definition): number =>
  forest.relevant().has(one) ? (one.lowered?.ir.holes.length ?? 0) : 0;
