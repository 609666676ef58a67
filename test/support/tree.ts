/** A kernel tree that is nowhere but in memory, and what the analysis says of it. It knows no fixture. */
import type { Files } from '../../server/src/files.ts';
import type { Finding } from '../../server/src/service/finding.ts';
import { openProject } from '../../server/src/service/project.ts';
import type { Project } from '../../server/src/service/service.ts';

const ROOT = '/tree';

export function openTree(texts: ReadonlyMap<string, string>, kernelVersion: string): Project {
  const at = (path: string) => texts.get(path.slice(ROOT.length + 1));
  const files: Files = {
    read: async (path) => {
      const text = at(path);
      return text === undefined ? { unreadable: 'missing' } : { text };
    },
    list: async (folder, filter) =>
      [...texts.keys()]
        .filter((path) => `${ROOT}/${path}`.startsWith(`${folder}/`))
        .map((path) => `${ROOT}/${path}`.slice(folder.length + 1))
        .filter(filter)
        .sort(),
    exists: async (path) => at(path) !== undefined,
  };
  return openProject({ root: ROOT, files, kernelVersion });
}

/** Everything about every file; what failed is thrown. */
export async function findingsIn(
  texts: ReadonlyMap<string, string>,
  kernelVersion: string,
): Promise<readonly Finding[]> {
  const { findings, notifications } = await openTree(texts, kernelVersion).check([]);
  const failed = notifications.find(({ kind }) => kind === 'failed');
  if (failed) throw new Error(`${failed.file}: ${failed.function}: ${failed.words}`);
  return findings;
}

/** Places of a finding or its path that lie outside the texts. */
export function outside(findings: readonly Finding[], texts: ReadonlyMap<string, string>): unknown[] {
  const lines = new Map([...texts].map(([path, text]) => [path, text.split(/\r?\n/)]));
  const isInside = (file: string, line: number, column: number) =>
    line >= 1 && column >= 1 && column <= (lines.get(file)?.[line - 1]?.length ?? -1) + 1;
  return findings
    .flatMap((finding) => [finding, ...finding.path])
    .filter((at) => !isInside(at.file, at.line, at.column) || !isInside(at.file, at.endLine, at.endColumn));
}
