/** `npm run bench:coccinelle [-- TREE]`: the same tree by Coccinelle, with semantic patches of our own for the rules that can
 *  be said within one function, beside Pinsight with all rules. It judges no finding: it counts and times them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../scripts/build.mjs';

/** Lines that a place may be off: a call spans lines, and the tools name another end of it. */
const NEAR = 3;
const patches = join(dirname(fileURLToPath(import.meta.url)), 'coccinelle');
const tree = resolve(process.argv[2] ?? join(homedir(), '.cache/pinsight/kernel/7.2'));
if (!existsSync(join(tree, 'virt/kvm')) || spawnSync('spatch', ['--version']).status !== 0) {
  console.error(`${tree} has no virt/kvm, or spatch is missing (Debian: apt-get install coccinelle)`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'pinsight-coccinelle-'));
await buildAll(join(folder, 'dist'));
const ours = pinsight();
console.log('rule                         Coccinelle         Pinsight   both');
let total = 0;
for (const file of readdirSync(patches).sort()) {
  const rule = basename(file, '.cocci');
  const { ms, places } = coccinelle(join(patches, file));
  const own = ours.places.get(rule) ?? [];
  const both = places.filter((one) => own.some((other) => isNear(one, other))).length;
  total += ms;
  console.log(
    `${rule.padEnd(28)} ${String(places.length).padStart(3)} in ${(ms / 1000).toFixed(1).padStart(5)} s ` +
      `${String(own.length).padStart(8)} ${String(both).padStart(10)}`,
  );
}
console.log(
  `all of these by Coccinelle   ${(total / 1000).toFixed(1)} s; all rules by Pinsight ${(ours.ms / 1000).toFixed(1)} s`,
);
rmSync(folder, { recursive: true, force: true });

function coccinelle(patch) {
  const started = performance.now();
  const { stdout } = spawnSync('spatch', ['--very-quiet', '--sp-file', patch, '--dir', tree], {
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  // Python of a semantic patch prints `FILE:LINE RULE`, once a match.
  const found = new Set(
    [...stdout.matchAll(/^(\/.*):(\d+) [a-z-]+$/gm)].map((line) => `${line[1]}:${line[2]}`),
  );
  return { ms, places: [...found].map(placeOf) };
}

function placeOf(text) {
  const colon = text.lastIndexOf(':');
  return { file: relative(tree, text.slice(0, colon)), line: Number(text.slice(colon + 1)) };
}

function pinsight() {
  const out = join(folder, 'all.json');
  const cli = join(folder, 'dist/cli.cjs');
  const started = performance.now();
  spawnSync(process.execPath, [cli, 'check', '--format', 'json', '-o', out, '--fail-on', 'never', tree]);
  const ms = performance.now() - started;
  const places = new Map();
  for (const { ruleId, file, line } of JSON.parse(readFileSync(out, 'utf8')).findings)
    places.set(ruleId, [...(places.get(ruleId) ?? []), { file, line }]);
  return { ms, places };
}

function isNear(one, other) {
  return one.file === other.file && Math.abs(one.line - other.line) <= NEAR;
}
