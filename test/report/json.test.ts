/** The JSON report against the shape that scripts rely on. */
import { expect, test } from 'vitest';
import { jsonReport } from '../../server/src/report/json.ts';
import { reported } from './sample.ts';

test('one tree is one document, its keys in the order of the contract', () => {
  const document = JSON.parse(jsonReport([reported()], '0.1.0'));
  expect(Object.keys(document)).toEqual(['version', 'tree', 'findings', 'notifications', 'stats']);
  expect(document.tree).toEqual({ root: '/src/linux', kernelVersion: '6.12' });
  expect(Object.keys(document.findings[0])).toEqual(
    'id ruleId level file function line column endLine endColumn message path'.split(' '),
  );
  expect(Object.keys(document.findings[1])).toContain('foldedInto');
  expect(document.findings[0].path[0]).toEqual({
    file: 'arch/toy/kvm/mmu.c',
    line: 12,
    column: 8,
    event: 'lookup',
    state: 'mmu_lock free · pfn get',
    words: 'pfn is looked up: FOLL_GET reference',
  });
  expect(Object.keys(document.notifications[0])).toEqual(['file', 'function', 'line', 'kind', 'words']);
  expect(document.stats.functions).toBe(9512);
});

test('several trees are a list of documents', () => {
  const documents = JSON.parse(jsonReport([reported(), reported()], '0.1.0'));
  expect(documents).toHaveLength(2);
  expect(documents[1].version).toBe('0.1.0');
});
