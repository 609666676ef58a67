/** Baselines on the command line: written, compared with, stale, broken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leak } from '../report/sample.ts';
import { cli, treeFolder } from './fake.ts';

test('--write-baseline accepts all there is; --baseline then reports only what is new', async () => {
  const cwd = treeFolder();
  const written = await cli(['check', 'linux', '--write-baseline', 'known.json'], { cwd });
  expect(written.err).toBe(`pinsight: ${cwd}/known.json: 3 findings accepted\n`);
  expect(written.code).toBe(0);
  const again = await cli(['check', 'linux', '--baseline', 'known.json', '--stats'], { cwd });
  expect(again.out).toContain('no findings; 3 more accepted by the baseline\n');
  expect(again.out).not.toContain('[dirty');
  expect(again.code).toBe(0);
  const fresh = await cli(['check', 'linux', '--baseline', 'known.json'], {
    cwd,
    answer: () => ({ findings: [{ ...leak, id: 'another' }], notifications: [] }),
  });
  expect(fresh.out).toContain('[page-ref-leak]');
  expect(fresh.err).toBe('pinsight: 3 entries of the baseline meet nothing any more\n');
  expect(fresh.code).toBe(1);
});

test('a reason that somebody wrote outlives writing the baseline again', async () => {
  const cwd = treeFolder();
  await cli(['check', 'linux', '--write-baseline', 'known.json'], { cwd });
  const path = join(cwd, 'known.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('not reviewed yet', 'the page is static'));
  await cli(['check', 'linux', '--write-baseline', 'known.json'], { cwd });
  expect(readFileSync(path, 'utf8').match(/"reason": ".*"/g)).toEqual([
    '"reason": "the page is static"',
    '"reason": "not reviewed yet"',
    '"reason": "not reviewed yet"',
  ]);
});

test('settings may name the baseline; SARIF keeps what it accepts, as suppressed', async () => {
  const cwd = treeFolder({ 'linux/.pinsight.json': '{"baseline":"known.json"}' });
  writeFileSync(join(cwd, 'linux/known.json'), '{"version":1,"entries":[]}');
  await cli(['check', 'linux', '--write-baseline', 'linux/known.json'], { cwd });
  const { out, code } = await cli(['check', 'linux', '--format', 'sarif'], { cwd });
  const results = JSON.parse(out).runs[0].results as { baselineState: string; suppressions: object[] }[];
  expect(results.map((one) => [one.baselineState, one.suppressions.length])).toEqual([
    ['unchanged', 1],
    ['unchanged', 1],
    ['unchanged', 1],
  ]);
  expect(code).toBe(0);
});

test.each([
  ['gone.json', undefined, 'missing'],
  ['broken.json', '{', 'not JSON: '],
  ['other.json', '{"findings":[]}', 'not a baseline: '],
])('a baseline that cannot be used stops the run: %s', async (name, text, why) => {
  const cwd = treeFolder(text === undefined ? {} : { [name]: text });
  const { code, err, out } = await cli(['check', 'linux', '--baseline', name], { cwd });
  expect(err.startsWith(`pinsight: ${cwd}/${name}: ${why}`)).toBe(true);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});
