/** `pinsight check` on made-up projects: which project is asked for what, streams and exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/service/finding.ts';
import { finding, folded, leak } from '../report/sample.ts';
import { cli, folderWith, KERNEL_MAKEFILE, treeFolder } from './fake.ts';

const nothing = () => ({ findings: [], notifications: [] });
const only =
  (...findings: Finding[]) =>
  () => ({ findings, notifications: [] });

test('findings as text, with paths that the working folder can open, and exit code 1', async () => {
  const cwd = treeFolder();
  const { code, out, err, asked, opened } = await cli(['check', 'linux/arch/toy/kvm/mmu.c'], { cwd });
  expect(opened.map((one) => one.root)).toEqual([`${cwd}/linux`]);
  expect(asked).toEqual([['arch/toy/kvm/mmu.c']]);
  expect(out.split('\n')[0]).toMatch(
    /^linux\/arch\/toy\/kvm\/mmu\.c:40:3: warning: .* \[dirty-outside-mmu-lock\]$/,
  );
  expect(out).toContain('linux/arch/toy/kvm/mmu.c:90:1: note: toy_run: too complex');
  expect({ code, err }).toEqual({ code: 1, err: '' });
});

test('from inside the tree paths are relative to there; absolute ones stay absolute', async () => {
  const folder = treeFolder();
  const inside = await cli(['check', 'kvm/mmu.c'], { cwd: `${folder}/linux/arch/toy` });
  expect(inside.asked).toEqual([['arch/toy/kvm/mmu.c']]);
  expect(inside.out).toMatch(/^kvm\/mmu\.c:40:3: warning/);
  const outside = await cli(['check', `${folder}/linux/arch/toy/kvm/mmu.c`], { cwd: '/' });
  expect(outside.out.startsWith(`${folder}/linux/arch/toy/kvm/mmu.c:40:3: `)).toBe(true);
});

test("a tree's root, or no path in it, means its KVM folders", async () => {
  const cwd = treeFolder();
  expect((await cli(['check', 'linux'], { cwd })).asked).toEqual([[]]);
  expect((await cli(['check'], { cwd: `${cwd}/linux` })).asked).toEqual([[]]);
  expect((await cli(['check', '--tree', 'linux'], { cwd })).asked).toEqual([[]]);
  expect((await cli(['check', 'linux', 'linux/virt/kvm/kvm_main.c'], { cwd })).asked).toEqual([[]]);
});

test('--tree stands for a Makefile, and paths may be relative to it', async () => {
  const cwd = folderWith({ 'vendor/arch/toy/kvm/mmu.c': '', 'vendor/arch/toy/kvm/mmu.h': '' });
  const { asked, opened } = await cli(
    ['check', '--tree', 'vendor', 'arch/toy/kvm/mmu.c', 'vendor/arch/toy/kvm'],
    {
      cwd,
    },
  );
  expect(opened.map((one) => one.root)).toEqual([`${cwd}/vendor`]);
  expect(asked).toEqual([['arch/toy/kvm/mmu.c', 'arch/toy/kvm']]);
});

test('several trees are several projects, and loose files one more', async () => {
  const cwd = treeFolder({ 'next/Makefile': KERNEL_MAKEFILE, 'next/virt/kvm/kvm_main.c': 'int x;\n' });
  const { opened, asked, out } = await cli(['check', 'linux', 'next', 'loose.c', '--stats'], {
    cwd,
    answer: nothing,
  });
  expect(opened.map((one) => one.root)).toEqual([`${cwd}/linux`, `${cwd}/next`, '']);
  expect(asked).toEqual([[], [], ['loose.c']]);
  expect(out.split('\n')).toHaveLength(7);
  expect(out).toContain(`${cwd}/next: no findings\n${cwd}/next: 342 files, 9,512 functions: `);
});

test.each([
  ['error', only(finding()), 0],
  ['error', only(leak), 1],
  ['warning', only(finding()), 1],
  ['warning', only({ ...folded, foldedInto: undefined }), 0],
  ['info', only({ ...folded, foldedInto: undefined }), 1],
  ['info', only({ ...folded, foldedInto: 'elsewhere' }), 1],
  ['never', only(leak), 0],
  ['info', nothing, 0],
] as const)('--fail-on %s', async (level, answer, code) => {
  const cwd = treeFolder();
  expect((await cli(['check', 'linux', '--fail-on', level], { cwd, answer })).code).toBe(code);
});

test('one bad path is said and the others go on', async () => {
  const cwd = treeFolder({ 'notes.txt': 'x' });
  const { code, err, asked } = await cli(
    ['check', 'gone.c', 'linux/gone.c', 'notes.txt', 'loose.c', 'linux/virt'],
    {
      cwd,
      answer: nothing,
    },
  );
  expect(err.split('\n')).toEqual([
    'pinsight: gone.c: missing',
    'pinsight: notes.txt: not a C file: its name ends neither in .c nor in .h',
    'pinsight: linux/gone.c: missing',
    '',
  ]);
  expect(asked).toEqual([['loose.c'], ['virt']]);
  expect(code).toBe(2);
});

test('what the project could not read is said, and findings of other files are still told', async () => {
  const unreadable = {
    file: 'virt/kvm/x.c',
    function: '',
    line: 0,
    kind: 'unreadable',
    words: 'binary',
  } as const;
  const cwd = treeFolder();
  const { code, out, err } = await cli(['check', 'linux'], {
    cwd,
    answer: () => ({ findings: [leak], notifications: [unreadable] }),
  });
  expect(err).toBe('pinsight: linux/virt/kvm/x.c: binary\n');
  expect(out).toContain('[page-ref-leak]');
  expect(out).not.toContain('binary');
  expect(code).toBe(2);
});

test('a failing engine is said for its tree, and the next tree is checked', async () => {
  const cwd = treeFolder({ 'next/Makefile': KERNEL_MAKEFILE, 'next/virt/kvm/kvm_main.c': 'int x;\n' });
  const { code, err, out } = await cli(['check', 'linux', 'next'], {
    cwd,
    answer: (root) => {
      if (root.endsWith('linux')) throw new Error('no such state');
      return {};
    },
  });
  expect(err).toBe('pinsight: linux: the analysis failed: no such state\n');
  expect(out).toContain('next/arch/toy/kvm/mmu.c:40:3: warning');
  expect(code).toBe(2);
});

test('a folder without C is an error, not a success', async () => {
  const cwd = folderWith({ 'docs/readme.md': '' });
  const empty = {
    files: 0,
    functions: 0,
    nothingToAnalyse: 0,
    analysed: 0,
    incomplete: 0,
    parseErrors: 0,
    oneArm: 0,
  };
  const { code, err } = await cli(['check', 'docs'], {
    cwd,
    answer: () => ({ findings: [], notifications: [], stats: { ...empty, milliseconds: 0 } }),
  });
  expect({ code, err }).toEqual({ code: 2, err: 'pinsight: docs: no .c or .h files there\n' });
});

test('--output writes the report and stdout stays empty; where it cannot, the reason is said', async () => {
  const cwd = treeFolder();
  const { out } = await cli(['check', 'linux', '--format', 'json', '--output', 'report.json'], { cwd });
  expect(out).toBe('');
  expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).findings).toHaveLength(3);
  const failed = await cli(['check', 'linux', '--output', 'no/such/folder/report'], { cwd });
  expect(failed.err).toBe(`pinsight: ${cwd}/no/such/folder/report: missing\n`);
  expect(failed.code).toBe(2);
});

test('--format sarif knows all rules and their pages', async () => {
  const cwd = treeFolder();
  const { out, err } = await cli(['check', 'linux', '--format', 'sarif', '--stats'], { cwd });
  const [run] = JSON.parse(out).runs;
  expect(run.tool.driver.rules[0].help.text).toMatch(/^# dirty-outside-mmu-lock/);
  expect(run.results).toHaveLength(3);
  expect(err).toMatch(/^2 findings: 1 error, 1 warning\n342 files, /);
});

test('--rule and --kernel-version win over settings files, and reach the project', async () => {
  const cwd = treeFolder({
    '.pinsight.json': '{"rules":{"page-ref-leak":"off","dirty-outside-mmu-lock":"info"}}',
    'linux/.pinsight.json': '{"kernelVersion":"7.2"}',
  });
  const { opened } = await cli(
    ['check', 'linux', '--rule', 'page-ref-leak=warning', '--kernel-version', 'v6.13.4'],
    { cwd, answer: nothing },
  );
  expect(opened[0]!.kernelVersion).toBe('6.13');
  expect(opened[0]!.levels).toEqual({ 'page-ref-leak': 'warning', 'dirty-outside-mmu-lock': 'info' });
});

test("settings in a file's own folder hold for its findings", async () => {
  const cwd = treeFolder({ 'linux/arch/toy/kvm/.pinsight.json': '{"rules":{"page-ref-leak":"off"}}' });
  const elsewhere = { ...leak, file: 'virt/kvm/kvm_main.c' };
  const { out } = await cli(['check', 'linux'], { cwd, answer: only(leak, elsewhere) });
  expect(out).not.toContain('mmu.c');
  expect(out).toContain('linux/virt/kvm/kvm_main.c:71:2: error');
});

test('a broken settings file is an error; an unknown rule in one is only said', async () => {
  const cwd = treeFolder({ 'linux/.pinsight.json': '{"rules":{"no-such-rule":"off"}}' });
  const unknown = await cli(['check', 'linux'], { cwd, answer: nothing });
  expect(unknown.err).toBe(`pinsight: ${cwd}/linux/.pinsight.json: rules.no-such-rule: no such rule\n`);
  expect(unknown.code).toBe(0);
  const broken = await cli(['check', 'linux'], {
    cwd: treeFolder({ '.pinsight.json': '{"level":1}' }),
    answer: nothing,
  });
  expect(broken.err).toMatch(/\.pinsight\.json: level: no such setting\n$/);
  expect(broken.code).toBe(2);
});

test('progress is drawn on a terminal and taken away again', async () => {
  const cwd = treeFolder();
  expect((await cli(['check', 'linux'], { cwd, answer: nothing })).err).toBe('');
  const { err } = await cli(['check', 'linux'], { cwd, answer: nothing, terminal: true });
  expect(err).toBe('\r1 of 2 files\r\x1b[K');
});
