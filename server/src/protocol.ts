/** The messages of ours on top of the Language Server Protocol, as types only, so that the client can `import type`
 *  them and nothing else of the server. It knows no value: method names are literal types. */

/** Server to client, whenever one of its fields changed; at most a few times a second. */
export type StatusMethod = 'pinsight/status';

export interface StatusParams {
  readonly state: 'idle' | 'analysing' | 'failed';
  /** The tree that was analysed last, as a path; '' for loose files or before the first. */
  readonly root: string;
  /** `6.12`; '' where it is not known. */
  readonly kernelVersion: string;
  /** Resident memory of the server in bytes. */
  readonly memory: number;
  /** Findings in the open documents of that tree; folded ones are not counted. */
  readonly findings: number;
}

/** Client to server: all KVM folders of one tree. Reports work-done progress and can be cancelled. */
export type CheckTreeMethod = 'pinsight/checkTree';

export interface CheckTreeParams {
  /** A file or a folder in the tree. */
  readonly uri: string;
  readonly workDoneToken?: string | number;
}

export interface CheckTreeResult {
  readonly root: string;
  readonly kernelVersion: string;
  /** Only files that have findings. `diagnostics` are those of the Language Server Protocol. */
  readonly files: readonly { readonly uri: string; readonly diagnostics: readonly object[] }[];
  readonly findings: number;
  /** Places that could not be analysed; their words are in the log. */
  readonly notAnalysed: number;
  /** `342 files, 9,512 functions: …` */
  readonly words: string;
}

/** What `Diagnostic.data` holds, so that a fix needs no second analysis. */
export interface DiagnosticData {
  readonly id: string;
  readonly ruleId: string;
}

/** `initializationOptions`; a client that sends none gets the defaults. */
export interface InitOptions {
  /** Where a rule's page is, `{id}` standing for the rule: an `https:` or `command:` URI. Default: the page that ships
   *  with the server, as a `file:` URI, which every editor can open offline. */
  readonly rulePage?: string;
  /** Settings for a client that cannot be asked for `workspace/configuration`; the names under `pinsight.`. */
  readonly settings?: object;
}
