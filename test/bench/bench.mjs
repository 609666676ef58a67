/** `npm run bench [-- TREE]`: a whole tree against the parser alone, one file, and an editor's keystrokes, in one run and
 *  as ratios, so that the machine's speed cancels out. It decides nothing: no test depends on a time. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from '../../scripts/build.mjs';
import { typeInEditor } from './editor.mjs';

const ROUNDS = 5;
const FILE = 'arch/x86/kvm/mmu/mmu.c';
const here = dirname(fileURLToPath(import.meta.url));
const cached = join(homedir(), '.cache/pinsight/kernel/7.2');
const tree = resolve(process.argv[2] ?? cached);
if (!existsSync(join(tree, FILE))) {
  console.error(`${join(tree, FILE)} is missing; name a tree, or run the tests once: they unpack 7.2 there`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'pinsight-bench-'));
await buildAll(join(folder, 'dist'));
const cli = join(folder, 'dist/cli.cjs');

const runs = { parse: [], whole: [], file: [] };
for (let round = 0; round < ROUNDS; round++) {
  runs.parse.push(run([join(here, 'parse.mjs'), tree]));
  runs.whole.push(
    run([cli, 'check', '--format', 'json', '-o', join(folder, 'all.json'), '--fail-on', 'never', tree]),
  );
  runs.file.push(
    run([
      cli,
      'check',
      '--format',
      'json',
      '-o',
      join(folder, 'one.json'),
      '--fail-on',
      'never',
      join(tree, FILE),
    ]),
  );
}
const [parse, whole, file] = [runs.parse, runs.whole, runs.file].map((all) =>
  median(all.map((one) => one.ms)),
);
const memory = (all) => Math.round(Math.max(...all.map((one) => one.maxRSS)) / 1024);
console.log(`parser alone, whole files   ${parse.toFixed(0)} ms`);
console.log(
  `check, the whole tree       ${whole.toFixed(0)} ms, ${(whole / parse).toFixed(2)} of that (target 1.5)`,
);
console.log(`check, ${FILE}  ${file.toFixed(0)} ms, ${(file / parse).toFixed(2)} of that`);
console.log(
  `memory at most              ${memory(runs.parse)} MB parser alone, ${memory(runs.whole)} MB check`,
);
const { stats } = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'));
console.log(`                            ${JSON.stringify(stats)}`);

const editor = await typeInEditor({ server: join(folder, 'dist/server.cjs'), tree, file: FILE });
const unit = parse / 100;
const line = (name, times) =>
  `${name} median ${median(times).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms, ` +
  `${(median(times) / unit).toFixed(2)} hundredths of the parse`;
console.log(`open to first diagnostics   ${editor.open.toFixed(0)} ms`);
console.log(line('a character typed          ', editor.typed));
console.log(line('the same, a brace open     ', editor.braceOpen));
console.log(`memory of the server        ${editor.rss} MB, at most ${editor.peak} MB`);
rmSync(folder, { recursive: true, force: true });

/** Wall time of a whole process, and the memory it took. */
function run(words) {
  const usage = join(folder, 'usage.json');
  const env = { ...process.env, PINSIGHT_USAGE: usage };
  const hook = pathToFileURL(join(here, 'usage.mjs')).href;
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...words], {
    env,
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`${words.join(' ')}: ended with ${status}: ${stderr}`);
  return { ms, ...JSON.parse(readFileSync(usage, 'utf8')) };
}

function median(times) {
  return at(times, 0.5);
}

function at(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)];
}
