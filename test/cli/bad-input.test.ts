/** Files that nobody would call C, given to the built command line: each is said with its reason, and the good file
 *  beside them is checked all the same. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCli } from '../support/built.ts';
import { project } from '../support/sources.ts';
import { folderWith } from './fake.ts';

const pinsight = buildCli();
const KVM = 'arch/arm64/kvm';
const GOOD = `${KVM}/mmu.c`;

/** The sample tree, where one file has findings, and more files beside that one. */
function sampleWith(files: Record<string, string | Uint8Array>): string {
  const cwd = folderWith({});
  cpSync(join(project, 'samples/linux-6.12'), cwd, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, KVM, name), text);
  return cwd;
}

const findingsOf = (out: string) => out.split('\n').filter((line) => / \[[a-z-]+\]$/.test(line));
const ofGood = (out: string) => findingsOf(out).filter((line) => line.startsWith(`${GOOD}:`));

test('the good file alone has findings', () => {
  const { code, out, err } = pinsight(['check', GOOD], { cwd: sampleWith({}) });
  expect(findingsOf(out).join('\n')).toContain('[dirty-outside-mmu-lock]');
  expect({ code, err }).toEqual({ code: 1, err: '' });
});

test('what cannot be read is said on stderr, in order, and the rest is checked', () => {
  const cwd = sampleWith({
    'binary.c': Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'),
    'nul.c': 'int a;\0\0\0int b;\0\n'.repeat(100),
    'utf16.c': Buffer.from('\ufeffint a;\n', 'utf16le'),
    'huge.c': 'int x;\n',
  });
  truncateSync(join(cwd, KVM, 'huge.c'), 50 * 1024 * 1024);
  mkdirSync(join(cwd, KVM, 'folder.c'));
  symlinkSync('loop.c', join(cwd, KVM, 'loop.c'));
  const names = ['gone.c', 'binary.c', 'nul.c', 'utf16.c', 'huge.c', 'loop.c', 'README'].map(
    (name) => `${KVM}/${name}`,
  );
  writeFileSync(join(cwd, KVM, 'README'), 'words');
  const { code, out, err } = pinsight(['check', ...names, GOOD], { cwd });
  expect(err.trimEnd().split('\n').sort()).toEqual(
    [
      'README: not a C file: its name ends neither in .c nor in .h',
      'binary.c: binary',
      'gone.c: missing',
      'huge.c: too large (50 MB)',
      'loop.c: a link that leads to itself',
      'nul.c: binary',
      'utf16.c: binary',
    ].map((words) => `pinsight: ${KVM}/${words}`),
  );
  expect(ofGood(out)).not.toEqual([]);
  expect(code).toBe(2);
});

test('a file without permission', () => {
  const cwd = sampleWith({ 'secret.c': 'int x;\n' });
  chmodSync(join(cwd, KVM, 'secret.c'), 0);
  // Root reads everything unless it gives that up; Debian's util-linux can.
  const asRoot = process.getuid?.() === 0;
  const prefix = asRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
  const { code, out, err } = pinsight(['check', `${KVM}/secret.c`, GOOD], { cwd, prefix });
  expect(err).toBe(`pinsight: ${KVM}/secret.c: permission denied\n`);
  expect(ofGood(out)).not.toEqual([]);
  expect(code).toBe(2);
});

test('the same bad files met in a folder are said too, and stop nothing', () => {
  const cwd = sampleWith({ 'binary.c': Buffer.from([1, 0, 2]), 'empty.c': '' });
  const { code, out, err } = pinsight(['check', KVM], { cwd });
  expect(err).toBe(`pinsight: ${KVM}/binary.c: binary\n`);
  expect(ofGood(out)).not.toEqual([]);
  expect(code).toBe(2);
});

test('empty files and files of blanks are no error', () => {
  const cwd = sampleWith({ 'empty.c': '', 'blank.c': '\n \t\r\n', 'comment.c': '/* no code */' });
  const names = ['empty.c', 'blank.c', 'comment.c'].map((name) => `${KVM}/${name}`);
  expect(pinsight(['check', ...names], { cwd })).toEqual({ code: 0, out: '', err: '' });
});

test('CRLF changes no line, no column and no word', () => {
  const cwd = sampleWith({});
  const lf = pinsight(['check', GOOD], { cwd });
  writeFileSync(join(cwd, GOOD), readFileSync(join(cwd, GOOD), 'utf8').replaceAll('\n', '\r\n'));
  expect(pinsight(['check', GOOD], { cwd })).toEqual(lf);
});

test('invalid UTF-8 is said, and the file is checked all the same', () => {
  const cwd = sampleWith({});
  const comment = Buffer.from([...Buffer.from('\n/* '), 0xe9, 0xff, ...Buffer.from(' */\n')]);
  writeFileSync(join(cwd, GOOD), Buffer.concat([readFileSync(join(cwd, GOOD)), comment]));
  const { code, out } = pinsight(['check', GOOD], { cwd });
  expect(ofGood(out)).not.toEqual([]);
  expect(out).toMatch(/mmu\.c:\d+:1: note: .*invalid UTF-8/);
  expect(code).toBe(1);
});

const deep = (n: number, open: string, middle: string, close: string) =>
  open.repeat(n) + middle + close.repeat(n);

test.each([
  ['braces', `void f(struct kvm *kvm)\n{\n${deep(50_000, '{', ' read_lock(&kvm->mmu_lock); ', '}')}\n}\n`],
  ['open braces', `void f(struct kvm *kvm)\n{\n${'{ read_lock(&kvm->mmu_lock);\n'.repeat(50_000)}`],
  ['parentheses', `int f(struct kvm *kvm)\n{\n\treturn ${deep(100_000, '(', 'kvm->mmu_lock', ')')};\n}\n`],
  ['ifs', `void f(struct kvm *kvm)\n{\n${'if (kvm) '.repeat(50_000)}read_unlock(&kvm->mmu_lock);\n}\n`],
  [
    '#if',
    `void f(struct kvm *kvm)\n{\n${deep(20_000, '#if X\n', 'read_lock(&kvm->mmu_lock);\n', '#endif\n')}}\n`,
  ],
  ['a call in a call', `void f(kvm_pfn_t pfn)\n{\n\t${deep(50_000, 'kvm_set_pfn_dirty(', 'pfn', ')')};\n}\n`],
  [
    'an operator',
    `int f(int pfn)\n{\n\tkvm_set_pfn_dirty(pfn);\n\treturn ${'pfn + '.repeat(50_000)}pfn;\n}\n`,
  ],
  ['one line', `void f(kvm_pfn_t pfn) {${' kvm_set_pfn_dirty(pfn);'.repeat(100_000)} }\n`],
  [
    'a comment without an end',
    `void f(kvm_pfn_t pfn)\n{\n\tkvm_set_pfn_dirty(pfn); /* ${'x'.repeat(1_000_000)}`,
  ],
  ['quotes', `void f(void)\n{\n\tkvm_set_pfn_dirty(${'"\\"'.repeat(100_000)}`],
])('absurd nesting of %s: said or analysed, and the good file is checked', (_, text) => {
  const cwd = sampleWith({ 'absurd.c': text });
  const alone = pinsight(['check', GOOD], { cwd });
  const { code, out, err } = pinsight(['check', `${KVM}/absurd.c`, GOOD], { cwd });
  expect(ofGood(out)).toEqual(ofGood(alone.out));
  expect(err).toBe('');
  expect(code).toBe(1);
});
