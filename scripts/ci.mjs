/** Everything that must hold, in one command from a fresh clone: installs, builds, lints, checks types, runs all tests,
 *  and closes with one line of counts. It knows the order of the steps and nothing of what they do. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, project } from './install.mjs';

install();
const failed = [
  step('editor', [process.execPath, 'scripts/editor.mjs']),
  step('build', [process.execPath, 'scripts/build.mjs']),
  step('lint', ['npx', 'biome', 'check', '--error-on-warnings']),
  step('types', ['npx', 'tsc', '--project', '.']),
].filter((name) => name !== undefined);
const tests = runTests();
for (const name of failed) console.log(`failed: ${name}`);
console.log(`${tests.passed} passed, ${tests.failed + failed.length} failed, ${tests.skipped} skipped`);
process.exitCode = tests.failed + failed.length > 0 ? 1 : 0;

/** The step's name when it failed; a later step is run all the same, so that one run tells all that is wrong. */
function step(name, [program, ...words]) {
  console.log(`\n== ${name}`);
  return spawn(program, words) === 0 ? undefined : name;
}

function runTests() {
  console.log('\n== tests');
  const folder = mkdtempSync(join(tmpdir(), 'pinsight-ci-'));
  const counts = join(folder, 'counts.json');
  const status = spawn('npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${counts}`,
  ]);
  const told = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : {};
  rmSync(folder, { recursive: true, force: true });
  const count = (name) => told[name] ?? 0;
  return {
    passed: count('numPassedTests'),
    // A file that cannot be loaded fails without a test.
    failed: Math.max(count('numFailedTests'), status === 0 ? 0 : 1),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
}

function spawn(program, words) {
  const { status, error } = spawnSync(program, words, {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.log(error.message);
  return status;
}
