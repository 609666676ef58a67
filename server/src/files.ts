/** The one way to a file system, so that analysis runs where there is none (tests, a browser, an editor's
 *  unsaved buffers). It knows paths and texts, and refuses to know why somebody wants them. */

/** Paths are absolute or relative to a root the caller agreed on, always with forward slashes. */
export interface Files {
  /** The text, or why there is none. Invalid UTF-8 is replaced by U+FFFD and `damaged` says so. */
  read(path: string): Promise<FileText>;
  /** Files below `folder` whose path (relative to it, forward slashes) the filter takes; sorted. Missing folder: none. */
  list(folder: string, filter: (path: string) => boolean): Promise<string[]>;
  /** Whether a file is there. */
  exists(path: string): Promise<boolean>;
}

export type FileText =
  | { readonly text: string; readonly damaged?: 'invalid UTF-8' }
  | { readonly unreadable: Unreadable };

/** Why a file was not read, in words for a person: `missing`, `is a folder`, `permission denied`, `binary`, `too large (50 MB)`. */
export type Unreadable = string;
