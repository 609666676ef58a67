/** The project's own sources as the tests of its shape see them: files, texts without comments, imports. It reads text
 *  and understands no TypeScript beyond that. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface Source {
  /** Relative to the project: `server/src/ir/ir.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path relative to the project, or a package's name. */
  readonly target: string;
  readonly relative: boolean;
  readonly typeOnly: boolean;
  /** As it stands. */
  readonly written: string;
}

/** Files below a folder of the project whose name the pattern takes; none where the folder is not there. */
export function sources(folder: string, pattern = /\.ts$/): Source[] {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
}

/** Every import, re-export, dynamic import and require with a literal. */
export function imports({ path, text }: Source): Import[] {
  const bare = withoutComments(text);
  const found = [
    ...bare.matchAll(/\b(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s*'([^']+)'/g),
    ...bare.matchAll(/\bimport\s+()'([^']+)'/g),
    ...bare.matchAll(/\b(?:import|require)\s*()\(\s*'([^']+)'/g),
  ];
  return found.map(([, type, written]) => {
    const isRelative = written!.startsWith('.');
    return {
      target: isRelative ? normalize(join(dirname(path), written!)) : written!,
      relative: isRelative,
      typeOnly: type !== undefined && type !== '',
      written: written!,
    };
  });
}

/** At equal length; a `//` in a string of an address is not one, as it follows a colon. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"\\])\/\/[^\n]*/g, (found) => found.replace(/[^\n]/g, ' '));

export const withoutStrings = (text: string): string =>
  text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (found) => ' '.repeat(found.length));
