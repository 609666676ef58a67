/** What the command line needs of the process it runs in, so that tests run every verb on made-up projects and read
 *  what it says. Shapes only. */
import type { DiskFiles } from '../disk.ts';
import type { RuleSummary } from '../service/catalogue.ts';
import type { Project, ProjectOptions } from '../service/service.ts';

export interface Host {
  /** Absolute, forward slashes. */
  readonly cwd: string;
  readonly version: string;
  /** Files of the disk, relative paths starting at a folder. */
  files(root: string): DiskFiles;
  openProject(options: ProjectOptions): Project;
  /** Starts the language server on stdin and stdout. */
  serve(): Promise<void>;
  readonly rules: readonly RuleSummary[];
  /** A rule's page in Markdown, as it ships. */
  page(ruleId: string): Promise<string | undefined>;
  /** What the model knows of a kernel function: a list of lines for each of its meanings. */
  explainFunction(name: string): readonly (readonly string[])[];
  /** Replaces a file; throws the disk's error. */
  write(path: string, text: string): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody watches stderr. */
  readonly terminal: boolean;
  /** What `doctor` tells of this installation: `node`, `parser`, …, in order. */
  readonly facts: readonly (readonly [name: string, words: string])[];
}

/** Nothing at the threshold, findings, usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
