/** The text report, compared whole with the words a terminal shows. */
import { expect, test } from 'vitest';
import { countText, noteText, statsText, textReport } from '../../server/src/report/text.ts';
import { finding, folded, leak, reported, result } from './sample.ts';

test('a finding, the notes of its path, and what is folded into it', () => {
  expect(textReport(reported())).toBe(
    [
      'linux/arch/toy/kvm/mmu.c:40:3: warning: pfn is marked dirty after mmu_lock was dropped: mark it before write_unlock() [dirty-outside-mmu-lock]',
      'linux/arch/toy/kvm/mmu.c:12:8: note: pfn is looked up: FOLL_GET reference',
      'linux/arch/toy/kvm/mmu.c:38:2: note: mmu_lock is dropped',
      'linux/arch/toy/kvm/mmu.c:40:3: note: also: accessed-outside-mmu-lock',
      'linux/arch/toy/kvm/mmu.c:71:2: error: page is not released on this path [page-ref-leak]',
      '',
    ].join('\n'),
  );
});

test('no findings, no text', () => {
  expect(textReport(reported({ result: result({ findings: [] }) }))).toBe('');
});

test('what was not analysed is a note, at line 1 where it is about the whole file', () => {
  const note = result().notifications[0]!;
  expect(noteText(note, (file) => file)).toBe(
    'arch/toy/kvm/mmu.c:90:1: note: toy_run: too complex, 40,000 states; analysed with merged branches\n',
  );
  expect(noteText({ ...note, function: '', line: 0, words: 'is empty' }, (file) => file)).toBe(
    'arch/toy/kvm/mmu.c:1:1: note: is empty\n',
  );
});

test('the closing lines count leaders only', () => {
  expect(statsText(result().stats)).toBe(
    '342 files, 9,512 functions: 7,890 with nothing to analyse, 1,619 analysed to the end, 3 incomplete (99.8 % to the end); 0.9 s',
  );
  expect(statsText({ ...result().stats, files: 1, functions: 1, parseErrors: 2, oneArm: 4 })).toBe(
    '1 file, 1 function: 7,890 with nothing to analyse, 1,619 analysed to the end, 3 incomplete (99.8 % to the end), ' +
      '2 with parse errors, 4 with one arm of an #if read; 0.9 s',
  );
  expect(countText([finding(), folded, leak])).toBe('2 findings: 1 error, 1 warning');
  expect(countText([])).toBe('no findings');
});
