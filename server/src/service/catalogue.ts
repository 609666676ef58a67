/** The rules as lists and reports name them: id, level, one sentence. It knows no page and no finding. */
import type { RuleText } from '../report/report.ts';
import { rules } from '../rules/index.ts';

export type RuleSummary = Omit<RuleText, 'page'>;

export const catalogue: readonly RuleSummary[] = rules.map(({ id, level, summary }) => ({
  id,
  level,
  summary,
}));
