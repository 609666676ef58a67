/** Settings: their schema, where they are found and who wins; roots of trees. Files are a map here. */
import { expect, test } from 'vitest';
import { discover, merge, upward } from '../../server/src/config/resolve.ts';
import { findRoot } from '../../server/src/config/roots.ts';
import { checkSettings } from '../../server/src/config/schema.ts';
import type { Files } from '../../server/src/files.ts';

const filesOf = (texts: Record<string, string>): Files => ({
  read: async (path) => (path in texts ? { text: texts[path]! } : { unreadable: 'missing' }),
  list: async () => [],
  exists: async (path) => path in texts,
});

test('every key may be absent, and $schema is not a setting', () => {
  expect(checkSettings({})).toEqual({ settings: {} });
  expect(checkSettings({ $schema: 'x', kernelVersion: '6.12', rules: { a: 'off' } })).toEqual({
    settings: { kernelVersion: '6.12', rules: { a: 'off' } },
  });
});

test.each([
  [{ rule: {} }, 'rule: no such setting'],
  [{ rules: { a: 'loud' } }, 'rules.a: Invalid option: expected one of "off"|"info"|"warning"|"error"'],
  [{ kernelVersion: 'six' }, "kernelVersion: is 'auto' or a version such as '6.12'"],
  [[], 'Invalid input: expected object, received array'],
])('what is wrong with %j', (value, words) => {
  expect(checkSettings(value)).toEqual({ problems: [words] });
});

test('the nearest file wins, rule by rule, and each value knows its origin', async () => {
  const files = filesOf({
    '/src/.pinsight.json': '{"rules":{"a":"off","b":"info"},"baseline":"known.json"}',
    '/src/linux/.pinsight.json': '{"rules":{"b":"error"},"kernelVersion":"7.2"}',
  });
  const { layers, problems } = await discover('/src/linux/virt/kvm', files);
  expect(problems).toEqual([]);
  const { settings, origins } = merge([
    ...layers,
    { origin: '--rule', settings: { rules: { c: 'warning' } } },
  ]);
  expect(settings).toEqual({
    rules: { a: 'off', b: 'error', c: 'warning' },
    baseline: '/src/known.json',
    kernelVersion: '7.2',
    scope: 'kvm',
  });
  expect([...origins]).toEqual([
    ['rules.a', '/src/.pinsight.json'],
    ['rules.b', '/src/linux/.pinsight.json'],
    ['baseline', '/src/.pinsight.json'],
    ['kernelVersion', '/src/linux/.pinsight.json'],
    ['rules.c', '--rule'],
  ]);
});

test('a key without a value does not undo what another layer says', () => {
  const said = { origin: 'file', settings: { kernelVersion: '6.12' } };
  const { settings } = merge([said, { origin: 'editor', settings: { kernelVersion: undefined } }]);
  expect(settings.kernelVersion).toBe('6.12');
});

test('a broken file says what is wrong and the others count', async () => {
  const files = filesOf({
    '/a/.pinsight.json': '{"kernelVersion":',
    '/.pinsight.json': '{"scope":"everywhere"}',
  });
  const { layers, problems } = await discover('/a', files);
  expect(layers.map((layer) => layer.origin)).toEqual(['/.pinsight.json']);
  expect(problems).toEqual([expect.stringMatching(/^\/a\/\.pinsight\.json: not JSON: /)]);
});

test('a folder is read once for many files', async () => {
  const reads: string[] = [];
  const files = filesOf({});
  const counting: Files = {
    ...files,
    read: (path) => {
      reads.push(path);
      return files.read(path);
    },
  };
  const known = new Map();
  await discover('/a/b', counting, known);
  await discover('/a/c', counting, known);
  expect(reads).toHaveLength(4);
});

test('upward to the root of the file system, on either kind of system', () => {
  expect(upward('/a/b')).toEqual(['/a/b', '/a', '/']);
  expect(upward('/')).toEqual(['/']);
  expect(upward('C:/a')).toEqual(['C:/a', 'C:']);
});

test('a tree is a Makefile with a version and a virt/kvm, found upward', async () => {
  const kernel = '# SPDX\nVERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\n';
  const files = filesOf({
    '/k/Makefile': kernel,
    '/k/virt/kvm/kvm_main.c': '',
    '/k/arch/toy/kvm/Makefile': 'obj-y += mmu.o\n',
    '/tool/Makefile': kernel,
  });
  expect(await findRoot('/k/arch/toy/kvm', files)).toBe('/k');
  expect(await findRoot('/k', files)).toBe('/k');
  expect(await findRoot('/tool', files)).toBeUndefined();
  expect(await findRoot('/', files)).toBeUndefined();
});
