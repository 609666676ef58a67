/** The long run by hand: `npm run mutate -- --seed S --count N --tree 7.2 [--kind WORDS] [--same] [--all]`. The exit code
 *  tells nothing: what is too little is for the reader. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type KernelVersion, kernel } from '../support/kernel.ts';
import { drawFrom } from './draw.ts';
import { printCounts, printResult } from './print.ts';
import { bugKinds, type Result, run, sameKinds, sitesOf } from './run.ts';
import { openTree } from './tree.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '200' },
    tree: { type: 'string', multiple: true, default: ['6.12', '7.2'] },
    kind: { type: 'string' },
    same: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    equivalent: { type: 'boolean', default: false },
    sites: { type: 'boolean', default: false },
  },
});
const seed = values.seed ?? execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
const only = values.kind === undefined ? undefined : new RegExp(values.kind);
const all: Result[] = [];
for (const version of values.tree) {
  const root = kernel(version as KernelVersion);
  if (!root) continue;
  const tree = await openTree(root, version);
  const { kinds, skipped } = values.same ? { kinds: sameKinds(only), skipped: [] } : bugKinds(tree, only);
  if (values.sites) for (const line of sitesOf(tree, kinds)) console.log(`${version}: ${line}`);
  for (const name of skipped) console.log(`skipped, as its rule is not there: ${name}`);
  const { results, equivalent } = await run(tree, kinds, Number(values.count), drawFrom(seed), (result) => {
    if (!result.right || values.all) console.log(printResult(result));
  });
  all.push(...results);
  console.log(`${version}: ${equivalent.length} sites left out as no bugs`);
  if (values.equivalent)
    for (const { kind, place, why } of equivalent) console.log(`  ${kind}: ${place}: ${why}`);
}
console.log(`\nseed ${seed}\n${printCounts(all, 'kind')}`);
if (!values.same) console.log(`\n${printCounts(all, 'rule')}`);
