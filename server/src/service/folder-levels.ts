/** A project whose findings have the levels that the settings of their own folder ask for, and not only those of the
 *  tree's root. It wraps any project, for the command line and the editor alike. */
import { discover, type Known, type Layer, merge } from '../config/resolve.ts';
import type { Files } from '../files.ts';
import { applyLevels, type Levels } from '../report/levels.ts';
import type { Finding, Level } from './finding.ts';
import type { Project } from './service.ts';

export interface FolderLevels {
  /** For absolute paths. */
  readonly files: Files;
  /** The working folder, for loose files; unused in a tree. */
  readonly cwd: string;
  /** What wins over every file: flags, the editor. */
  readonly over: readonly Layer[];
  /** The levels that the project was opened with, over those that rules have by themselves. */
  readonly usual: (ruleId: string) => Level | 'off' | undefined;
}

export function withFolderLevels(project: Project, options: FolderLevels): Project {
  const known: Known = new Map();
  const level = async (findings: readonly Finding[]) => {
    const folders = new Map<string, Levels>();
    for (const { file } of findings) {
      const folder = folderOf(file, project.root || options.cwd);
      if (!folders.has(folder)) folders.set(folder, await levelsOf(folder, options, known));
    }
    const usual = (ruleId: string) => {
      const found = options.usual(ruleId);
      return found === 'off' ? undefined : found;
    };
    return applyLevels(findings, usual, (file) => folders.get(folderOf(file, project.root || options.cwd))!);
  };
  return {
    ...project,
    root: project.root,
    kernelVersion: () => project.kernelVersion(),
    update: (path, text) => project.update(path, text),
    check: async (paths, cancel, progress) => {
      const result = await project.check(paths, cancel, progress);
      return { ...result, findings: await level(result.findings) };
    },
    checkFile: async (path, cancel) => {
      const result = await project.checkFile(path, cancel);
      return result && { ...result, findings: await level(result.findings) };
    },
    dump: (layer, path, fn) => project.dump(layer, path, fn),
    holds: (path, text) => project.holds(path, text),
    hover: (path, offset) => project.hover(path, offset),
  };
}

async function levelsOf(folder: string, { files, over }: FolderLevels, known: Known): Promise<Levels> {
  const { layers } = await discover(folder, files, known);
  return merge([...layers, ...over]).settings.rules;
}

function folderOf(file: string, base: string): string {
  const path = file.startsWith('/') ? file : `${base}/${file}`;
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
