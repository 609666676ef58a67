/** The façade: which kernel a tree is, what could not be read, what is asked and what is answered, and buffers over the
 *  disk. Findings themselves are tested elsewhere. */
import { describe, expect, test } from 'vitest';
import type { Files, FileText } from '../../server/src/files.ts';
import { openProject } from '../../server/src/service/project.ts';
import type { Project, ProjectOptions } from '../../server/src/service/service.ts';
import { NEWEST, versionOf } from '../../server/src/service/version.ts';

const BAD = `void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	put_page(page);
	put_page(page);
}
`;
const GOOD = BAD.replace('\tput_page(page);\n', '');

type Disk = Record<string, string | FileText>;

function open(disk: Disk, options: Partial<ProjectOptions> = {}): Project {
  const root = options.root ?? '/k';
  const at = (path: string) => disk[root === '' ? path : path.slice(root.length + 1)];
  const files: Files = {
    read: async (path) => {
      const found = at(path);
      return found === undefined
        ? { unreadable: 'missing' }
        : typeof found === 'string'
          ? { text: found }
          : found;
    },
    list: async (folder, filter) => {
      const inside = root === '' ? folder : folder.slice(root.length + 1);
      return Object.keys(disk)
        .filter((path) => path.startsWith(`${inside}/`))
        .map((path) => path.slice(inside.length + 1))
        .filter(filter)
        .sort();
    },
    exists: async (path) => at(path) !== undefined,
  };
  return openProject({ root, files, ...options });
}

const rulesOf = ({ findings }: { findings: readonly { ruleId: string }[] }): string[] =>
  findings.map(({ ruleId }) => ruleId);

describe('the kernel’s version', () => {
  const makefile = (major: number, minor: number, sub: string): string =>
    `# SPDX\nVERSION = ${major}\nPATCHLEVEL = ${minor}\nSUBLEVEL = ${sub}\nEXTRAVERSION = -rc3\nNAME = X\n`;

  test.each([
    [makefile(6, 12, '117'), '6.12.117'],
    [makefile(7, 2, '0'), '7.2'],
    [makefile(7, 2, ''), '7.2'],
    ['VERSION=5\nPATCHLEVEL=4\n', '5.4'],
    ['all:\n\techo VERSION = 3\n', undefined],
    ['', undefined],
  ])('of %j is %s', (text, version) => expect(versionOf(text)).toBe(version));

  test('is read from the tree, unless one is given', async () => {
    const tree = { Makefile: makefile(6, 12, '4') };
    expect(await open(tree).kernelVersion()).toBe('6.12.4');
    expect(await open(tree, { kernelVersion: 'auto' }).kernelVersion()).toBe('6.12.4');
    expect(await open(tree, { kernelVersion: '6.1' }).kernelVersion()).toBe('6.1');
    expect((await open(tree).check([])).tree).toEqual({ root: '/k', kernelVersion: '6.12.4' });
  });

  test('is the newest that is known where nobody says', async () => {
    expect(await open({}).kernelVersion()).toBe(NEWEST);
    expect(await open({ Makefile: { unreadable: 'permission denied' } }).kernelVersion()).toBe(NEWEST);
    expect(await open({}, { root: '' }).kernelVersion()).toBe(NEWEST);
  });

  test('decides what calls mean', async () => {
    const release = BAD.replaceAll('put_page(', 'kvm_release_pfn_clean(').replace(
      '__gfn_to_page(kvm, gfn, true)',
      'gfn_to_pfn(kvm, gfn)',
    );
    const tree = { 'arch/x86/kvm/a.c': release };
    expect(rulesOf(await open(tree, { kernelVersion: '6.12' }).check([]))).toContain('page-double-release');
    expect(rulesOf(await open(tree, { kernelVersion: '7.2' }).check([]))).not.toContain(
      'page-double-release',
    );
  });
});

describe('what cannot be read', () => {
  const tree: Disk = {
    'arch/x86/kvm/a.c': BAD,
    'arch/x86/kvm/b.c': { unreadable: 'permission denied' },
    'arch/arm64/kvm/c.c': { text: GOOD, damaged: 'invalid UTF-8' },
  };

  test('is said, and the others go on', async () => {
    const { findings, notifications } = await open(tree).check([]);
    expect(findings.length).toBe(1);
    expect(notifications).toEqual([
      {
        file: 'arch/arm64/kvm/c.c',
        function: '',
        line: 1,
        kind: 'damaged',
        words: 'invalid UTF-8: read with replacement characters',
      },
      { file: 'arch/x86/kvm/b.c', function: '', line: 1, kind: 'unreadable', words: 'permission denied' },
    ]);
  });

  test('is said where it was asked for, once', async () => {
    const project = open(tree);
    expect((await project.check(['arch/x86/kvm/a.c'])).notifications).toEqual([]);
    expect((await project.check(['arch/x86'])).notifications.map(({ file }) => file)).toEqual([
      'arch/x86/kvm/b.c',
    ]);
    expect((await project.check(['arch/x86/kvm/b.c'])).notifications.length).toBe(1);
    expect((await project.check(['arch/x86/kvm/missing.c'])).notifications).toMatchObject([
      { file: 'arch/x86/kvm/missing.c', kind: 'unreadable', words: 'missing' },
    ]);
    expect((await project.checkFile('arch/x86/kvm/b.c'))!.notifications.length).toBe(1);
  });
});

describe('loose files', () => {
  test('are read when they are asked for, one by one or by their folder', async () => {
    const project = open({ 'a.c': BAD, 'sub/b.c': GOOD, 'sub/c.c': BAD }, { root: '' });
    expect((await project.check([])).findings).toEqual([]);
    expect((await project.check(['a.c'])).findings.map(({ file }) => file)).toEqual(['a.c']);
    expect((await project.check(['sub'])).findings.map(({ file }) => file)).toEqual(['sub/c.c']);
    expect((await project.checkFile('sub/b.c'))!.findings).toEqual([]);
  });

  test('of a tree, outside KVM, see its KVM', async () => {
    const take = 'void take(struct kvm *kvm, struct page *page)\n{\n\tput_page(page);\n}\n';
    const project = open({
      'virt/kvm/kvm_main.c': take,
      'drivers/x.c': BAD.replace('put_page(page)', 'take(kvm, page)'),
    });
    expect((await project.check([])).findings).toEqual([]);
    expect(rulesOf(await project.check(['drivers/x.c']))).toEqual(['page-double-release']);
  });
});

describe('buffers', () => {
  test('are over the disk until they are given back', async () => {
    const disk: Disk = { 'arch/x86/kvm/a.c': BAD };
    const project = open(disk);
    const file = async () => rulesOf((await project.checkFile('arch/x86/kvm/a.c'))!);
    expect(await file()).toEqual(['page-double-release']);
    project.update('arch/x86/kvm/a.c', GOOD);
    expect(await file()).toEqual([]);
    project.update('arch/x86/kvm/a.c', undefined);
    expect(await file()).toEqual(['page-double-release']);
    disk['arch/x86/kvm/a.c'] = GOOD;
    project.update('arch/x86/kvm/a.c', undefined);
    expect(await file()).toEqual([]);
  });

  test('may be of files that the disk has not', async () => {
    const project = open({});
    project.update('arch/x86/kvm/new.c', BAD);
    expect((await project.check([])).findings.length).toBe(1);
    expect((await project.checkFile('arch/x86/kvm/new.c'))!.findings.length).toBe(1);
    project.update('arch/x86/kvm/new.c', undefined);
    expect((await project.check([])).findings).toEqual([]);
  });
});

describe('a check', () => {
  test('that is cancelled says so, and the next is whole', async () => {
    const project = open({ 'arch/x86/kvm/a.c': BAD });
    expect(await project.checkFile('arch/x86/kvm/a.c', { cancelled: true })).toBeUndefined();
    expect((await project.check([], { cancelled: true })).findings).toEqual([]);
    expect((await project.checkFile('arch/x86/kvm/a.c'))!.findings.length).toBe(1);
  });

  test('takes levels, and off is nothing', async () => {
    const tree = { 'arch/x86/kvm/a.c': BAD };
    const level = async (to: 'off' | 'info') =>
      (await open(tree, { levels: { 'page-double-release': to } }).check([])).findings.map(
        ({ level }) => level,
      );
    expect(await level('info')).toEqual(['info']);
    expect(await level('off')).toEqual([]);
  });

  test('several at once do not disturb each other', async () => {
    const project = open({ 'arch/x86/kvm/a.c': BAD, 'virt/kvm/b.c': BAD });
    const [all, one, other] = await Promise.all([
      project.check([]),
      project.checkFile('virt/kvm/b.c'),
      project.check(['arch']),
    ]);
    expect(all.findings.map(({ file }) => file)).toEqual(['arch/x86/kvm/a.c', 'virt/kvm/b.c']);
    expect(one!.findings).toEqual([all.findings[1]]);
    expect(other.findings).toEqual([all.findings[0]]);
  });

  test('counts what it covered', async () => {
    const { stats } = await open({ 'arch/x86/kvm/a.c': `${BAD}int quiet(void)\n{\n\treturn 1;\n}\n` }).check(
      [],
    );
    expect(stats).toMatchObject({
      files: 1,
      functions: 2,
      nothingToAnalyse: 1,
      analysed: 1,
      incomplete: 0,
      parseErrors: 0,
    });
  });

  test('counts who calls, whoever does nothing else, and who was read in part', async () => {
    const calls = 'int relay(struct kvm *kvm)\n{\n\treturn twice(kvm);\n}\n';
    const twice = `${BAD.replace(/\w+(?=\(struct kvm \*kvm)/, 'twice')}`;
    const cut =
      'void cut(struct kvm *kvm)\n{\n#ifdef CONFIG_A\n\tif (a(kvm))\n#endif\n\t\tspin_lock(&kvm->mmu_lock);\n\tspin_unlock(&kvm->mmu_lock);\n}\n';
    const { stats } = await open({ 'arch/x86/kvm/a.c': twice + calls + cut }).check([]);
    expect(stats).toMatchObject({ functions: 3, nothingToAnalyse: 0, analysed: 3, oneArm: 1 });
  });
});

describe('dumps and hovers', () => {
  const project = open({ 'arch/x86/kvm/a.c': BAD });

  test.each(['items', 'ir', 'flow', 'trace', 'summary'] as const)(
    '%s of a function is text',
    async (layer) => {
      const text = await project.dump(layer, 'arch/x86/kvm/a.c', 'f');
      expect(text).toContain('f');
      expect(await project.dump(layer, 'arch/x86/kvm/a.c', 'f')).toBe(text);
    },
  );

  test('a dump changes nothing of what a check says', async () => {
    const odd = open({ 'arch/x86/kvm/a.c': 'int quiet(int a)\n{\n\treturn a @ 3 $ ] 1;\n}\n' });
    const first = await odd.check([]);
    await odd.dump('ir', 'arch/x86/kvm/a.c');
    expect((await odd.check([])).notifications).toEqual(first.notifications);
  });

  test('of what is not there say so', async () => {
    await expect(project.dump('ir', 'arch/x86/kvm/a.c', 'g')).rejects.toThrow(
      'arch/x86/kvm/a.c has no function g',
    );
    await expect(project.dump('ir', 'arch/x86/kvm/z.c')).rejects.toThrow('arch/x86/kvm/z.c: missing');
  });

  test('a hover is about the word under the cursor, or nothing', async () => {
    const at = BAD.indexOf('put_page');
    const hover = await project.hover('arch/x86/kvm/a.c', at + 3);
    expect(hover).toMatchObject({ start: at, end: at + 8 });
    expect(hover!.lines[0]).toContain('put_page(page)');
    expect(await project.hover('arch/x86/kvm/a.c', 0)).toBeUndefined();
    expect(await project.hover('arch/x86/kvm/z.c', 0)).toBeUndefined();
  });

  test('a hover in the text that is being checked does not wait for the check', async () => {
    const many = Array.from({ length: 60 }, (_, n) => BAD.replace('void f(', `void f${n}(`)).join('\n');
    const editor = open({ 'arch/x86/kvm/a.c': many });
    editor.update('arch/x86/kvm/a.c', many);
    await editor.checkFile('arch/x86/kvm/a.c');
    expect(await editor.holds('arch/x86/kvm/a.c', many)).toBe(true);
    const ended: string[] = [];
    const check = editor.check([]).then(() => ended.push('check'));
    const hover = editor.hover('arch/x86/kvm/a.c', many.indexOf('put_page')).then((found) => {
      expect(found?.lines[0]).toContain('put_page(page)');
      ended.push('hover');
    });
    await Promise.all([check, hover]);
    expect(ended).toEqual(['hover', 'check']);
    expect(await editor.holds('arch/x86/kvm/a.c', BAD)).toBe(false);
  });
});
