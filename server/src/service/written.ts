/** Runs the rules that read calls as they are written: no path leads to such a finding, and nothing was followed for it.
 *  It decides neither words nor what is gone. */
import type { Forest } from '../index/forest.ts';
import { Written } from '../index/written.ts';
import { identity } from '../report/identity.ts';
import { rules } from '../rules/index.ts';
import { type Lines, lineTable } from '../text/lines.ts';
import type { Finding, Level, Place } from './finding.ts';

export interface Reading {
  readonly forest: Forest;
  readonly version: string;
  level(rule: string, own: Level): Level | 'off';
}

export function writtenFindings(reading: Reading, isWanted: (path: string) => boolean): Finding[] {
  const { sources, names, declarations } = reading.forest;
  return rules.flatMap((rule) => {
    const level = reading.level(rule.id, rule.level);
    if (!rule.read || level === 'off') return [];
    const written = new Written(sources, names, declarations, rule.read.names);
    const found: Finding[] = [];
    for (const { path, text } of sources.files.values()) {
      if (!isWanted(path)) continue;
      const lines = lineTable(text);
      for (const call of written.of(path))
        rule.read.check({ ...call, kernelVersion: reading.version }, ({ message, cause, isHint }) => {
          const subject = `${call.name}#${call.ordinal}`;
          const place = placeOf(path, call.at, lines);
          const words = rule.messages[message]!(call.name, '');
          found.push({
            ...place,
            id: identity({ ruleId: rule.id, file: path, function: call.function, subject, cause }),
            ruleId: rule.id,
            key: message,
            level: isHint ? 'info' : level,
            function: call.function,
            message: words,
            ...(isHint ? { deprecated: true } : {}),
            path: [{ ...place, event: 'call', state: '', words }],
          });
        });
    }
    return found;
  });
}

function placeOf(file: string, at: { start: number; end: number }, lines: Lines): Place {
  const [start, end] = [lines.at(at.start), lines.at(at.end)];
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
