/** Levels asked for by settings, after the analysis. */
import { expect, test } from 'vitest';
import { applyLevels, atLeast, type Levels } from '../../server/src/report/levels.ts';
import type { Level } from '../../server/src/service/finding.ts';
import { finding, folded, leak } from './sample.ts';

const usual = (id: string): Level | undefined => (id === 'page-ref-leak' ? 'error' : 'warning');

test('a level set is the level given, one lower where the path has something not followed', () => {
  const uncertain = { ...leak, level: 'warning' as const };
  const set = (one: typeof leak, level: Level) => applyLevels([one], usual, () => ({ [one.ruleId]: level }));
  expect(set(leak, 'warning')[0]!.level).toBe('warning');
  expect(set(uncertain, 'warning')[0]!.level).toBe('info');
  expect(set(uncertain, 'error')[0]!.level).toBe('warning');
  expect(set(uncertain, 'info')[0]!.level).toBe('info');
});

test('a hint stays a hint, whatever its rule is set to', () => {
  const hint = { ...leak, level: 'info' as const, deprecated: true };
  expect(applyLevels([hint], usual, () => ({ [leak.ruleId]: 'error' }))[0]!.level).toBe('info');
});

test('levels are those of the folder of the file', () => {
  const other = { ...leak, file: 'virt/kvm/other.c' };
  const levels = (file: string): Levels => (file.startsWith('virt') ? { 'page-ref-leak': 'off' } : {});
  expect(applyLevels([leak, other], usual, levels)).toEqual([leak]);
});

test('what was folded into a rule that is off leads itself, and the rest of the group follows it', () => {
  const third = { ...folded, id: 'third', ruleId: 'accessed-unused' };
  const [heir, follower] = applyLevels([finding(), folded, third], usual, () => ({
    'dirty-outside-mmu-lock': 'off',
  }));
  expect(heir!.foldedInto).toBeUndefined();
  expect(follower!.foldedInto).toBe(folded.id);
});

test('the order of levels', () => {
  expect(atLeast('error', 'warning')).toBe(true);
  expect(atLeast('info', 'warning')).toBe(false);
  expect(atLeast('info', 'info')).toBe(true);
});
