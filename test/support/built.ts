/** The command line as users get it: bundled into a temporary folder and run as a process of its own. It knows how to
 *  build and run, not what is run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { project } from './sources.ts';

export interface Exit {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds once for the test file that calls it, and takes the folder away when that file is through. */
export function buildCli(): (
  words: readonly string[],
  around?: { cwd?: string; prefix?: readonly string[] },
) => Exit {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pinsight-built-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [join(project, 'scripts/build.mjs'), '--out', join(folder, 'dist')]);
  symlinkSync(join(project, 'docs'), join(folder, 'docs'));
  return (words, { cwd = folder, prefix = [] } = {}) => {
    const [program, ...rest] = [...prefix, process.execPath, join(folder, 'dist/cli.cjs'), ...words];
    const ran = spawnSync(program!, rest, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };
}
