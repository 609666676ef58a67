/** What the analysis says, in absolute places and finished words: the shapes of the JSON that the CLI prints and the
 *  editor gets. Nothing here knows a protocol or a file format. */

export type Level = 'error' | 'warning' | 'info';

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** Relative to the tree's root, forward slashes; the path as given for a file outside any tree. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding extends Place {
  /** Stable identity: rule, function, subject, cause. Never line or spelling. */
  readonly id: string;
  readonly ruleId: string;
  /** Which of the rule's messages the words are, for tests; reports do not carry it. */
  readonly key?: string;
  /** How the code calls what it is about, for folding; reports do not carry it. */
  readonly subject?: string;
  readonly level: Level;
  readonly function: string;
  readonly message: string;
  /** Only a hint: works today, and is drawn as deprecated. */
  readonly deprecated?: boolean;
  /** Id of the finding that leads, where several tell one cause. */
  readonly foldedInto?: string;
  /** The events that make it so, in order; the last is the finding itself. */
  readonly path: readonly Step[];
}

export interface Step {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `lookup`, `lock`, `unlock`, `mark-dirty`, `branch`, `not-followed`, … */
  readonly event: string;
  /** The abstract state there, in one line: `mmu_lock read · pfn get, writable`. */
  readonly state: string;
  /** `mmu_lock is dropped; from here the folio may be written back` */
  readonly words: string;
}

/** What was not analysed, and why. */
export interface Notification {
  readonly file: string;
  /** '' when it is about the whole file. */
  readonly function: string;
  readonly line: number;
  readonly kind: 'too-complex' | 'unparsed' | 'unreadable' | 'unsettled' | 'damaged' | 'failed';
  readonly words: string;
}

/** Counts of one run. Times are milliseconds. */
export interface Stats {
  readonly files: number;
  readonly functions: number;
  /** Functions with no model event of their own or through a callee. */
  readonly nothingToAnalyse: number;
  readonly analysed: number;
  readonly incomplete: number;
  readonly parseErrors: number;
  /** Of those with something to analyse: an `#if` cuts a statement, and only its first arm was read. */
  readonly oneArm: number;
  readonly milliseconds: number;
}

export interface FileResult {
  readonly findings: readonly Finding[];
  readonly notifications: readonly Notification[];
}

export interface CheckResult {
  readonly tree: { readonly root: string; readonly kernelVersion: string };
  readonly findings: readonly Finding[];
  readonly notifications: readonly Notification[];
  readonly stats: Stats;
}
