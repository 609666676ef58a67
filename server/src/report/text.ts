/** Findings as a compiler tells them, one line each and `note:` lines for the path, so that every editor can jump. It
 *  knows words and places only; what is folded is told with its leader. */
import type { Finding, Notification, Stats } from '../service/finding.ts';
import { leaders } from './folding.ts';
import type { Reported } from './report.ts';

export function textReport({ result, shown }: Reported): string {
  const folded = new Map<string, string[]>();
  for (const { foldedInto, ruleId } of result.findings)
    if (foldedInto !== undefined) folded.set(foldedInto, [...(folded.get(foldedInto) ?? []), ruleId]);
  const lines = leaders(result.findings).flatMap((one) => tell(one, folded.get(one.id) ?? [], shown));
  return lines.map((line) => `${line}\n`).join('');
}

function tell(finding: Finding, folded: readonly string[], shown: (file: string) => string): string[] {
  const at = ({ file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>) =>
    `${shown(file)}:${line}:${column}`;
  // The last step is the finding itself, in the words of its message.
  const notes = finding.path.slice(0, -1).map((step) => `${at(step)}: note: ${step.words}`);
  const also = [...new Set(folded)].sort();
  return [
    `${at(finding)}: ${finding.level}: ${finding.message} [${finding.ruleId}]`,
    ...notes,
    ...(also.length > 0 ? [`${at(finding)}: note: also: ${also.join(', ')}`] : []),
  ];
}

/** What was not analysed, a line each, in the form of a note. */
export const noteText = (note: Notification, shown: (file: string) => string): string =>
  `${shown(note.file)}:${Math.max(note.line, 1)}:1: note: ${note.function ? `${note.function}: ` : ''}${note.words}\n`;

/** `342 files, 9,512 functions: 7,890 with nothing to analyse, 1,619 analysed to the end, 3 incomplete (99.8 % to the end);
 *  0.9 s` */
export function statsText(stats: Stats): string {
  const errors = stats.parseErrors > 0 ? `, ${number(stats.parseErrors)} with parse errors` : '';
  const arms = stats.oneArm > 0 ? `, ${number(stats.oneArm)} with one arm of an #if read` : '';
  return (
    `${counted(stats.files, 'file')}, ${counted(stats.functions, 'function')}: ` +
    `${number(stats.nothingToAnalyse)} with nothing to analyse, ${number(stats.analysed)} analysed to the end, ` +
    `${number(stats.incomplete)} incomplete${shareText(stats)}${errors}${arms}; ${(stats.milliseconds / 1000).toFixed(1)} s`
  );
}

/** Of the functions that have something to analyse; rounded down, so that one that is left shows. */
function shareText({ analysed, incomplete }: Stats): string {
  const all = analysed + incomplete;
  return all === 0 ? '' : ` (${(Math.floor((analysed / all) * 1000) / 10).toFixed(1)} % to the end)`;
}

/** `4 findings: 1 error, 2 warnings, 1 info` */
export function countText(findings: readonly Finding[]): string {
  const told = leaders(findings);
  if (told.length === 0) return 'no findings';
  const of = (level: string) => told.filter((finding) => finding.level === level).length;
  const parts = [
    of('error') > 0 ? counted(of('error'), 'error') : '',
    of('warning') > 0 ? counted(of('warning'), 'warning') : '',
    of('info') > 0 ? `${number(of('info'))} info` : '',
  ];
  return `${counted(told.length, 'finding')}: ${parts.filter(Boolean).join(', ')}`;
}

const counted = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

// Not the machine's locale: the text is the same everywhere.
const number = (n: number) => n.toLocaleString('en-US');
