/** Types of editor.mjs for the tests. */
export interface Code {
  readonly node: string;
  readonly entry: string;
}
export interface Found {
  readonly code: Code | undefined;
  readonly chromium: string | undefined;
  readonly nvim: string | undefined;
  readonly leftOut: readonly string[];
}
export function findEditor(): Found;
export function ensureEditor(say?: (words: string) => void): Found;
export const cacheFolder: string;
