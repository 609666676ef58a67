/** The façade: one page of verbs over plain data, the only door for the CLI and the editor. It knows no
 *  protocol, no process and no file system but through `Files`. */
import type { Files } from '../files.ts';
import type { CheckResult, FileResult, Level } from './finding.ts';

export type { FileResult } from './finding.ts';

export interface ProjectOptions {
  /** The tree's root (where its Makefile is), or '' for loose files. */
  readonly root: string;
  readonly files: Files;
  /** `6.12`, or 'auto' to read it from the tree. */
  readonly kernelVersion?: string;
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
}

export interface Cancel {
  readonly cancelled: boolean;
}

/** One kernel tree, or a heap of loose files; keeps what it learnt between calls. */
export interface Project {
  readonly root: string;
  kernelVersion(): Promise<string>;
  /** Replaces a file's text by an editor's buffer; undefined gives it back to the disk. */
  update(path: string, text: string | undefined): void;
  /** Files below the given folders or the files themselves; no paths: the tree's KVM folders. */
  check(
    paths: readonly string[],
    cancel?: Cancel,
    progress?: (done: number, all: number) => void,
  ): Promise<CheckResult>;
  /** One file with all it depends on. Undefined when cancelled. */
  checkFile(path: string, cancel?: Cancel): Promise<FileResult | undefined>;
  /** Stable text of one layer for a file or one of its functions. */
  dump(layer: DumpLayer, path: string, fn?: string): Promise<string>;
  /** Whether this is the file's text as it is being analysed: a hover in it then waits for no check. */
  holds(path: string, text: string): Promise<boolean>;
  /** Plain text, first line short; undefined where nothing is known. `offset` in the file's text. */
  hover(path: string, offset: number): Promise<HoverText | undefined>;
}

export type DumpLayer = 'items' | 'ir' | 'flow' | 'trace' | 'summary';

export interface HoverText {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}
