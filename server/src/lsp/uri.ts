/** Paths of files from URIs and back. It knows no other scheme than `file`, and no tree. */
import { URI } from 'vscode-uri';

/** With forward slashes on every system; undefined for what is not a file on this machine. */
export function pathOf(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri, true);
    return parsed.scheme === 'file' ? parsed.fsPath.replaceAll('\\', '/') : undefined;
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => URI.file(path).toString();
