/** One cause, one line: which findings stand for themselves and which are told with another. It does not decide who
 *  leads; it keeps the grouping whole when findings are taken away. */
import type { Finding } from '../service/finding.ts';

/** Findings that stand for themselves. */
export const leaders = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.foldedInto === undefined);

/** After some were left out: the first of a group that lost its leader leads the rest of it. */
export function refold(kept: readonly Finding[]): Finding[] {
  const ids = new Set(kept.map((finding) => finding.id));
  const heirs = new Map<string, string>();
  return kept.map((finding) => {
    const { foldedInto, ...rest } = finding;
    if (foldedInto === undefined || ids.has(foldedInto)) return finding;
    const heir = heirs.get(foldedInto);
    if (heir !== undefined) return { ...finding, foldedInto: heir };
    heirs.set(foldedInto, finding.id);
    return rest;
  });
}
