/** Installs the project's packages where they are missing, so that one command works in a fresh clone. It uses nothing
 *  but Node and npm, and knows no script of any package. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What the packages ask for. */
const OLDEST = 20;

/** Ends the process with a sentence on a Node that is too old, or where npm fails. */
export function install() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    console.error(`Pinsight needs Node ${OLDEST} or newer; this is ${process.version}`);
    process.exit(2);
  }
  if (upToDate()) return;
  // The parser and esbuild ship binaries; no package needs its install script, so none runs.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** npm writes what it installed beside the packages; another lock since then means another set of packages. */
function upToDate() {
  const installed = join(project, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const there = packages(installed);
  return Object.entries(packages(join(project, 'package-lock.json'))).every(
    ([name, wanted]) => name === '' || wanted.optional || there[name]?.version === wanted.version,
  );
}

/** Runs a program in the project's folder with its output shown on stderr; ends the process when it fails. */
export function run(program, words) {
  const { status, error } = spawnSync(program, words, { cwd: project, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`${program} ${words.join(' ')}: ${error ? error.message : `ended with ${status}`}`);
  process.exit(2);
}
