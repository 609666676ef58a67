/** The other verbs, and every way to use the command line wrongly. */
import { expect, test } from 'vitest';
import { plain } from '../../server/src/cli/explain.ts';
import { cli, folderWith, treeFolder } from './fake.ts';

test.each([
  [[], 'Usage: pinsight'],
  [['chek'], "unknown command 'chek'"],
  [['check', '--jobs', '4'], "unknown option '--jobs'"],
  [['check', '--since', 'HEAD'], "unknown option '--since'"],
  [['check', '--shard', '1/2'], "unknown option '--shard'"],
  [['check', '--model', 'x.json'], "unknown option '--model'"],
  [['patch', 'x.patch'], "unknown command 'patch'"],
  [['check', '--format', 'xml'], 'Allowed choices are text, json, sarif'],
  [['check', '--fail-on', 'note'], 'Allowed choices are error, warning, info, never'],
  [['check', '--rule', 'page-ref-leak'], 'ID=off|info|warning|error is wanted'],
  [['check', '--rule', 'page-ref-leak=loud'], 'ID=off|info|warning|error is wanted'],
  [['check', '--rule', 'page-leak=off'], "There is no rule 'page-leak'"],
  [['check', '--kernel-version', 'six'], "A version such as 6.12, or 'auto', is wanted"],
  [['check', '--tree', '/no/such/tree'], '--tree /no/such/tree: not a folder'],
  [['check', '--dump', 'ast', 'a.c'], 'Allowed choices are items, ir, flow, trace, summary'],
  [['check', '--dump', 'ir'], '--dump needs a file'],
  [['check', '--dump', 'ir', '--stats', 'a.c'], 'cannot be used with'],
  [['check', '--output'], 'argument missing'],
  [['explain'], "missing required argument 'name'"],
  [['explain', 'a', 'b'], 'too many arguments'],
  [['lsp'], "required option '--stdio'"],
])('refused with 2: pinsight %j', async (words, said) => {
  const { code, err, out, opened } = await cli(words, { cwd: treeFolder() });
  expect(err).toContain(said);
  expect({ code, out, opened: opened.length }).toEqual({ code: 2, out: '', opened: 0 });
});

test.each([[['--help']], [['check', '--help']], [['help', 'check']], [['--version']]])(
  '%j is no mistake',
  async (words) => {
    const { code, out, err } = await cli(words);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Usage: pinsight|^0\.1\.0\n$/);
  },
);

test('--dump prints a layer of a file or of one function, and goes on after a bad one', async () => {
  const cwd = treeFolder({ 'nul.c': 'a\0b' });
  const places = [
    'linux/arch/toy/kvm/mmu.c:toy_fault',
    'linux/virt/kvm/kvm_main.c',
    'gone.c:f',
    'nul.c',
    'linux',
    'loose.c',
  ];
  const { code, out, err } = await cli(['check', '--dump', 'flow', ...places], { cwd });
  expect(out).toBe(
    'flow of arch/toy/kvm/mmu.c toy_fault\nflow of virt/kvm/kvm_main.c whole\nflow of loose.c whole\n',
  );
  expect(err).toBe('pinsight: gone.c:f: missing\npinsight: nul.c: binary\npinsight: linux: is a folder\n');
  expect(code).toBe(2);
});

test('explain prints the page, or a sentence where none ships, or the rules there are', async () => {
  const { out, code } = await cli(['explain', 'dirty-outside-mmu-lock']);
  expect(out).toBe(
    'dirty-outside-mmu-lock\n======================\n\n' +
      'A page is marked dirty while mmu_lock is not held.\n\n    toy_mark(pfn);\n',
  );
  expect(code).toBe(0);
  expect((await cli(['explain', 'page-ref-leak'])).out).toBe(
    'page-ref-leak (error)\n\nA reference is not released on some path.\n',
  );
  const unknown = await cli(['explain', 'leak']);
  expect(unknown.err).toContain(
    'pinsight: leak: no such rule, and no function that the model knows; the rules are\n  dirty-outside-mmu-lock',
  );
  expect(unknown.code).toBe(2);
});

test('explain tells of a function what each release means by it', async () => {
  const meanings = [['toy_map(gfn)  maps', 'kernels  up to v6.12'], ['toy_map(gfn)  maps and pins']];
  const host = { explainFunction: (name: string) => (name === 'toy_map' ? meanings : []) };
  const { out, code } = await cli(['explain', 'toy_map()'], { host });
  expect(out).toBe('toy_map(gfn)  maps\nkernels  up to v6.12\n\ntoy_map(gfn)  maps and pins\n');
  expect(code).toBe(0);
});

test('Markdown as plain text', () => {
  expect(
    plain('## *Why* `x`\r\n[lore](https://lore.kernel.org/1) and **not** `y`\n\n```\n\ta\n\n```\n'),
  ).toBe('*Why* x\n-------\nlore (https://lore.kernel.org/1) and not y\n\n    \ta\n');
});

test('doctor tells versions, the tree, and where each setting comes from', async () => {
  const cwd = treeFolder({
    'linux/.pinsight.json': '{"rules":{"page-ref-leak":"off"},"scope":"everywhere"}',
  });
  const { out, code } = await cli(['doctor'], { cwd: `${cwd}/linux/virt` });
  expect(out).toBe(
    [
      'pinsight       0.1.0',
      'parses         yes',
      'rules          3',
      '',
      `tree           ${cwd}/linux`,
      'kernel         6.12',
      'kernelVersion  auto  (default)',
      `scope          everywhere  (${cwd}/linux/.pinsight.json)`,
      `page-ref-leak  off  (${cwd}/linux/.pinsight.json)`,
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('doctor says what is broken', async () => {
  const cwd = folderWith({ '.pinsight.json': '[]' });
  const dump = async () => {
    throw new Error('no prebuilt parser for this platform');
  };
  const { out, err, code } = await cli(['doctor', '.'], { cwd, project: { dump } });
  expect(out).toContain('parses         no: no prebuilt parser for this platform\n');
  expect(out).toContain('tree           none: not in a kernel tree\n');
  expect(err).toContain('.pinsight.json: Invalid input');
  expect(code).toBe(2);
});

test('lsp --stdio hands the streams over', async () => {
  expect(await cli(['lsp', '--stdio'])).toMatchObject({ code: 0, out: 'serving', err: '' });
});
