/** The JSON report: the findings as the analysis has them, every key in a fixed order. It adds nothing and leaves out
 *  nothing but what a baseline accepts. */
import type { Finding } from '../service/finding.ts';
import type { Reported } from './report.ts';

/** One document for one tree; a list of such documents for several. */
export function jsonReport(all: readonly Reported[], version: string): string {
  const documents = all.map(({ result }) => ({
    version,
    tree: { root: result.tree.root, kernelVersion: result.tree.kernelVersion },
    findings: result.findings.map(finding),
    notifications: result.notifications.map(({ file, function: fn, line, kind, words }) => ({
      file,
      function: fn,
      line,
      kind,
      words,
    })),
    stats: result.stats,
  }));
  return `${JSON.stringify(documents.length === 1 ? documents[0] : documents, undefined, 2)}\n`;
}

const finding = (f: Finding) => ({
  id: f.id,
  ruleId: f.ruleId,
  level: f.level,
  file: f.file,
  function: f.function,
  line: f.line,
  column: f.column,
  endLine: f.endLine,
  endColumn: f.endColumn,
  message: f.message,
  ...(f.foldedInto === undefined ? {} : { foldedInto: f.foldedInto }),
  path: f.path.map(({ file, line, column, event, state, words }) => ({
    file,
    line,
    column,
    event,
    state,
    words,
  })),
});
