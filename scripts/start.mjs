/** The main job in one command, from a fresh clone: installs, builds, and checks what is given (`npm start -- PATH…`) or
 *  the sample that ships with the project. It adds no finding and hides none. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, project, run } from './install.mjs';

install();
run(process.execPath, ['scripts/build.mjs']);

const given = process.argv.slice(2);
// npm starts scripts in the project's folder; paths are meant from where the user stands.
const cwd = given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : project;
const words = given.length > 0 ? given : ['samples/linux-6.12'];
// npm tells a page of its own about any other exit code than 0; `npx pinsight check` is for gates.
const gate = given.some((word) => word.startsWith('--fail-on')) ? [] : ['--fail-on', 'never'];
const { status } = spawnSync(
  process.execPath,
  [join(project, 'dist/cli.cjs'), 'check', '--stats', ...gate, ...words],
  { cwd, stdio: 'inherit' },
);
process.exitCode = status ?? 2;
