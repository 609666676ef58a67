/** Texts that nobody would write: whatever a file holds, the analysis ends, nothing is thrown, and every place that it
 *  names lies in the text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../server/src/service/finding.ts';
import { lineTable } from '../../server/src/text/lines.ts';
import { files } from '../index/sample.ts';
import { openTree } from '../support/tree.ts';

const PATH = 'arch/x86/kvm/a.c';

async function expectSane(text: string, path = PATH): Promise<void> {
  const texts = new Map([...Object.entries(files), [path, text] as const]);
  const project = openTree(texts, '7.2');
  const { findings, notifications } = await project.check([]);
  for (const finding of findings)
    for (const at of [finding, ...finding.path]) expectInside(at, texts.get(at.file)!);
  expect(notifications.filter(({ kind }) => kind === 'failed')).toEqual([]);
  const lines = lineTable(text).count;
  for (const note of notifications) if (note.file === path) expect(note.line).toBeLessThanOrEqual(lines);
  await project.checkFile(path);
  for (const layer of ['items', 'ir', 'flow', 'trace', 'summary'] as const) await project.dump(layer, path);
  for (const offset of [0, Math.floor(text.length / 2), text.length]) await project.hover(path, offset);
}

/** By the lines that editors count: a lone carriage return ends one too. */
function expectInside(at: Place, text: string): void {
  const lines = lineTable(text);
  for (const [line, column] of [
    [at.line, at.column],
    [at.endLine, at.endColumn],
  ] as const) {
    expect(line).toBeLessThanOrEqual(lines.count);
    expect(column - 1).toBeLessThanOrEqual(lines.end(line) - lines.start(line));
  }
}

const locked =
  'void f(struct kvm *kvm, struct page *page)\n{\n\twrite_lock(&kvm->mmu_lock);\n\tput_page(page);\n';
const deep = (open: string, inner: string, close: string, n: number): string =>
  open.repeat(n) + inner + close.repeat(n);

test.each<[name: string, text: string]>([
  ['nothing', ''],
  ['a NUL', 'void f(void)\n{\n\0\tput_page(page);\n}\n'],
  ['a byte order mark', `\ufeff${locked}}\n`],
  ['carriage returns', `${locked}}\n`.replaceAll('\n', '\r\n')],
  ['lone carriage returns', `${locked}}\n`.replaceAll('\n', '\r')],
  ['half of a surrogate pair', `${locked}\t/* \ud83d */ put_page(page\udc00);\n}\n`],
  ['characters of two units before code', `${locked}\t/* 🐧🐧 */ put_page(page);\n\tput_page(page);\n}\n`],
  ['a comment that does not end', `${locked}/* `],
  ['a string that does not end', `${locked}\tpr_info("`],
  ['a line that goes on behind the end', '#define put_page(x) \\'],
  ['an open brace', locked],
  ['closing braces only', '}\n}\n}\n'],
  ['an #if that does not end', `#if 1\n${locked}}\n#if 2\n`],
  ['an #endif too many', `#endif\n#else\n${locked}}\n#endif\n`],
  ['parentheses, very deep', `${locked}\tx = ${deep('(', '1', ')', 3000)};\n}\n`],
  ['blocks, very deep', `${locked}${deep('{', 'put_page(page);', '}', 2000)}\n}\n`],
  ['branches, very deep', `${locked}${deep('if (a()) ', 'put_page(page);', '', 2000)}\n}\n`],
  ['operators, very many', `${locked}\tx = ${'a + '.repeat(5000)}1;\n}\n`],
  ['conditions, very many', `${locked}\tif (${'a() && '.repeat(800)}1)\n\t\tput_page(page);\n}\n`],
  ['members, very many', `${locked}\tput_page(${'a->'.repeat(3000)}page);\n}\n`],
  ['labels that are not there', `${locked}\tgoto nowhere;\n}\n`],
  ['cases without a switch', `${locked}\tcase 1:\n\tbreak;\n\tcontinue;\n}\n`],
  [
    'one name for everything',
    'int f(int f)\n{\n\tstruct f f = { .f = f(f) };\nf:\n\tgoto f;\n}\n#define f(f) f\n',
  ],
  ['a macro of itself', `#define put_page(page) put_page(page)\n${locked}}\n`],
  ['macros of each other', `#define a(x) b(x)\n#define b(x) a(x)\n${locked}\ta(page);\n}\n`],
  [
    'names of objects of JavaScript',
    `${locked}\t__proto__(constructor, toString);\n\tx.hasOwnProperty = 1;\n}\n`,
  ],
  ['a function of that name', 'void constructor(struct page *__proto__)\n{\n\tput_page(__proto__);\n}\n'],
  ['a file that includes itself', `#include "a.c"\n${locked}}\n`],
])('%s', { timeout: 60_000 }, (_, text) => expectSane(text));

test('a thousand small functions that call each other in a circle', { timeout: 120_000 }, async () => {
  const one = (n: number): string =>
    `static void f${n}(struct kvm *kvm, struct page *page)\n{\n\tf${(n + 1) % 1000}(kvm, page);\n\tput_page(page);\n}\n`;
  await expectSane(Array.from({ length: 1000 }, (_, n) => one(n)).join(''));
});

test('forty branches in a row, each with another page', { timeout: 120_000 }, async () => {
  const body = Array.from(
    { length: 40 },
    (_, n) => `\tif (c${n}(kvm))\n\t\tput_page(p[${n}]);\n\telse\n\t\tset_page_dirty(q${n});\n`,
  );
  const params = Array.from({ length: 40 }, (_, n) => `struct page *q${n}`).join(', ');
  await expectSane(`void f(struct kvm *kvm, struct page **p, ${params})\n{\n${body.join('')}}\n`);
});

const word = fc.constantFrom(
  ...'if else for while do switch case default: return goto break; continue; { } ( ) [ ] ; , * & -> . = == != ! ? : + - << # \n'.split(
    ' ',
  ),
  ...'\n\t kvm page pfn ret i 0 1 NULL -EAGAIN struct int void static out: &kvm->mmu_lock write_lock( write_unlock( put_page('.split(
    ' ',
  ),
  ...'get_page( kvm_faultin_pfn( __gfn_to_page( kvm_release_faultin_page( guard(write_lock)( scoped_guard( #if\x20X\n #else\n #endif\n'.split(
    ' ',
  ),
  ...[
    '#define x(a) ',
    '\\\n',
    '/*',
    '*/',
    '//',
    '"',
    "'",
    'FNAME(x)',
    'for_each(',
    '\n}\n',
    '\nint f(int a)\n{\n',
  ],
);

test('soups of words', { timeout: 300_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 80 }), fc.boolean(), async (words, inside) => {
      const soup = words.join(' ');
      await expectSane(inside ? `${locked}${soup}\n}\n` : soup);
    }),
    { numRuns: 150 },
  ),
);
