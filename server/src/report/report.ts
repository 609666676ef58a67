/** The shapes that all report writers take: finished results, and what is known of rules. No logic; no writer knows
 *  where its text goes. */
import type { CheckResult, Finding, Level } from '../service/finding.ts';

/** One rule as reports and `explain` show it. */
export interface RuleText {
  readonly id: string;
  readonly level: Level;
  /** One sentence. */
  readonly summary: string;
  /** The rule's page, in Markdown; '' where none ships. */
  readonly page: string;
}

/** One tree's result, and what the run adds to it. */
export interface Reported {
  readonly result: CheckResult;
  /** Where a file of the result is, for whoever reads the report: relative to the working folder, or absolute. */
  readonly shown: (file: string) => string;
  /** Findings that the baseline accepts, which are not in `result.findings`, with the reason. */
  readonly accepted: readonly Accepted[];
}

export interface Accepted {
  readonly finding: Finding;
  readonly reason: string;
}
