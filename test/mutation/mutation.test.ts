/** The mutation test in short: bugs written into real kernels are found, and refactorings change nothing. The long run is
 *  `npm run mutate`; here the floor only tells a step back from a step forth. */
import { expect, test } from 'vitest';
import { kernel } from '../support/kernel.ts';
import { drawFrom } from './draw.ts';
import { printCounts, printResult } from './print.ts';
import { bugKinds, run, sameKinds } from './run.ts';
import { openTree } from './tree.ts';

/** Drawn once; the long run takes the commit's hash. PINSIGHT_MUTATION draws others. */
const SEED = process.env.PINSIGHT_MUTATION ?? 'short';
const root = kernel('7.2');
const tree = root ? await openTree(root, '7.2') : undefined;

test.skipIf(!tree)('bugs are caught', async () => {
  const { kinds } = bugKinds(tree!);
  const { results } = await run(tree!, kinds, 40, drawFrom(SEED));
  const right = results.filter((one) => one.right).length;
  expect(right, printCounts(results, 'kind')).toBeGreaterThanOrEqual(0.7 * results.length);
});

test.skipIf(!tree)('refactorings are silent', async () => {
  const { results } = await run(tree!, sameKinds(), 40, drawFrom(SEED));
  const loud = results.filter((one) => !one.right);
  expect(loud.length, loud.map(printResult).join('\n')).toBeLessThanOrEqual(1);
});
