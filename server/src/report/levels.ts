/** The order of levels, and findings given the levels that the settings of their own folder ask for. It knows neither
 *  where settings come from nor what a rule means. */
import type { Finding, Level } from '../service/finding.ts';
import { refold } from './folding.ts';

const RANK: Readonly<Record<Level, number>> = { info: 0, warning: 1, error: 2 };

export const atLeast = (level: Level, threshold: Level): boolean => RANK[level] >= RANK[threshold];

/** One level down; `info` has nothing below. */
export const lower = (level: Level): Level => (level === 'error' ? 'warning' : 'info');

export type Levels = Readonly<Record<string, Level | 'off'>>;

/** `usual` is the level a rule has without settings; `levels` those of a file's folder. What led and is off hands the
 *  lead on, so that switching off one rule hides no other. */
export function applyLevels(
  findings: readonly Finding[],
  usual: (ruleId: string) => Level | undefined,
  levels: (file: string) => Levels,
): Finding[] {
  const kept = findings.flatMap((finding) => {
    const wanted = levels(finding.file)[finding.ruleId];
    if (wanted === 'off') return [];
    return [wanted ? { ...finding, level: relevel(finding, usual(finding.ruleId), wanted) } : finding];
  });
  return refold(kept);
}

/** A path with something not followed on it stays one below what its rule is set to, and a hint stays a hint. */
const relevel = (finding: Finding, usual: Level | undefined, wanted: Level): Level =>
  finding.deprecated
    ? 'info'
    : usual !== undefined && usual !== finding.level && finding.level === lower(usual)
      ? lower(wanted)
      : wanted;
