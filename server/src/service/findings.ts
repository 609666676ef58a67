/** From verdicts to findings: words, places in files, levels, and which finding leads where several tell one cause. Below
 *  this file positions are relative to items; above it they are lines. */

import type { Graph } from '../flow/graph.ts';
import type { Definition, SourceFile } from '../index/tree.ts';
import { printSubject, stateOf, stepsOf, wordsOf } from '../rules/words.ts';
import { type Lines, lineTable } from '../text/lines.ts';
import type { Span } from '../text/range.ts';
import type { Event } from '../trace/trace.ts';
import type { Finding, Level, Place, Step } from './finding.ts';
import { foldOrder } from './fold.ts';
import type { Verdict } from './judge.ts';

export interface Shelf {
  /** Files as they were when the analysis began. */
  readonly files: ReadonlyMap<string, SourceFile>;
  definition(key: string): Definition | undefined;
  level(rule: string, own: Level): Level | 'off';
}

/** `written` has no path: what was found in the text alone. */
export function findingsOf(
  verdicts: readonly Verdict[],
  shelf: Shelf,
  written: readonly Finding[] = [],
): Finding[] {
  const lines = new Map<string, Lines>();
  const found = verdicts.flatMap((verdict) => findingOf(verdict, shelf, lines));
  return inOrder(foldOrder([...found, ...written]));
}

function findingOf(verdict: Verdict, shelf: Shelf, lines: Map<string, Lines>): Finding[] {
  const { rule, fact, definition } = verdict;
  const level = shelf.level(rule.id, rule.level);
  const place = placeOf(fact.at, shelf, lines);
  if (level === 'off' || !place) return [];
  const path = verdict.view.path(fact.at);
  const steps = stepsOf(path, fact.at).flatMap((event) => stepOf(event, fact.at, shelf, lines));
  const message = rule.messages[fact.message]!(printSubject(fact.subject), fact.detail ?? '');
  const isUnsure = fact.at.before.mmu.notFollowed;
  return [
    {
      ...place,
      id: verdict.identity,
      ruleId: rule.id,
      key: fact.message,
      subject: fact.subject,
      level: isUnsure ? lower(level) : level,
      function: definition.name,
      message,
      path: steps,
    },
  ];
}

/** A path with something not followed on it is one level less sure. */
const lower = (level: Level): Level => (level === 'error' ? 'warning' : 'info');

function stepOf(event: Event, finding: Event, shelf: Shelf, lines: Map<string, Lines>): Step[] {
  const place = placeOf(event, shelf, lines);
  return place
    ? [{ ...place, event: event.kind, state: stateOf(event), words: wordsOf(event, finding) }]
    : [];
}

function placeOf(event: Event, shelf: Shelf, lines: Map<string, Lines>): Place | undefined {
  const definition = shelf.definition(event.fn);
  const file = definition && shelf.files.get(definition.path);
  if (!file) return undefined;
  let table = lines.get(file.path);
  if (!table) lines.set(file.path, (table = lineTable(file.text)));
  const at = spanNow(definition, event);
  const start = table.at(definition.item.start + at.start);
  const end = table.at(definition.item.start + at.end);
  return {
    file: file.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Where a call of this number stands in its function as it is written now: summaries outlive edits that move their calls. */
function spanNow(definition: Definition, event: Event): Span {
  const graph = definition.lowered?.graph;
  if (!graph || event.ordinal < 0) return event.at;
  let calls = placed.get(graph);
  if (!calls) placed.set(graph, (calls = callsOf(graph)));
  return calls.get(event.ordinal) ?? event.at;
}

const placed = new WeakMap<Graph, ReadonlyMap<number, Span>>();

function callsOf(graph: Graph): ReadonlyMap<number, Span> {
  const calls = new Map<number, Span>();
  for (const { ops } of graph.blocks) {
    for (const op of ops)
      if (op.o === 'call' || op.o === 'each') calls.set(op.ordinal, op.o === 'call' ? op.name : op.at);
  }
  return calls;
}

/** By place, then rule: the same in every mode. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort(
    (a, b) =>
      byText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      byText(a.ruleId, b.ruleId) ||
      byText(a.id, b.id),
  );
}
