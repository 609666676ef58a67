/** Places between us and the editor: encodings, scope, settings, delays. Small functions without a connection. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf, negotiate, offsetOf, positionOf } from '../../server/src/lsp/convert.ts';
import { delayAfter } from '../../server/src/lsp/handlers/push.ts';
import { isKvmPath, pathIn, treeOf } from '../../server/src/lsp/scope.ts';
import { pathOf, uriOf } from '../../server/src/lsp/uri.ts';
import type { Finding } from '../../server/src/service/finding.ts';

const document = (text: string) => TextDocument.create('file:///a.c', 'c', 1, text);

describe('position encoding', () => {
  it('is UTF-16 unless the client offers only UTF-8', () => {
    expect(negotiate(undefined)).toBe('utf-16');
    expect(negotiate(['utf-8', 'utf-16'])).toBe('utf-16');
    expect(negotiate(['utf-8', 'utf-32'])).toBe('utf-8');
    expect(negotiate(['utf-32'])).toBe('utf-16');
  });

  it('UTF-8 counts bytes, and a place inside a character is its beginning', () => {
    const text = document('aü€😀z\nü');
    expect([0, 1, 2, 3, 5, 6].map((offset) => positionOf(text, offset, 'utf-8').character)).toEqual([
      0, 1, 3, 6, 10, 11,
    ]);
    expect(
      [0, 1, 2, 3, 6, 7, 9, 10, 99].map((character) => offsetOf(text, { line: 0, character }, 'utf-8')),
    ).toEqual([0, 1, 1, 2, 3, 3, 3, 5, 6]);
    expect(offsetOf(text, { line: 1, character: 2 }, 'utf-8')).toBe(text.getText().length);
    expect(offsetOf(text, { line: 7, character: 0 }, 'utf-8')).toBe(text.getText().length);
  });

  it('there and back is the same place, and agrees with the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, near) => {
        const doc = document(text);
        const character = [...text].slice(0, near).join('').length;
        const position = positionOf(doc, character, 'utf-8');
        const back = offsetOf(doc, position, 'utf-8');
        expect(positionOf(doc, back, 'utf-8')).toEqual(position);
        if (!/[\r\n]/.test(text))
          expect(position.character).toBe(Buffer.byteLength(text.slice(0, character)));
      }),
    );
  });
});

describe('findings', () => {
  const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
    ...{ id, ruleId: `rule-${id}`, level: 'error', function: 'f', message: id, path: [] },
    ...{ file: 'a.c', line: 1, column: 1, endLine: 1, endColumn: 2 },
    ...more,
  });
  const translation = {
    ...({ document: document('abc'), encoding: 'utf-16', related: true } as const),
    ...{ uriOf: (file: string) => `file:///${file}`, textOf: () => undefined, rulePage: () => undefined },
  };
  const messages = (...findings: Finding[]) =>
    diagnosticsOf(findings, translation).map(({ message }) => message);

  it('folded ones are named in their leader, once for each rule', () => {
    const folded = { foldedInto: 'a' };
    expect(
      messages(finding('a'), finding('b', folded), finding('c', { ...folded, ruleId: 'rule-b' })),
    ).toEqual(['a\nalso: rule-b']);
  });

  it('a hint is struck through and fills no list of problems', () => {
    const [hint, other] = diagnosticsOf(
      [finding('a', { level: 'info', deprecated: true }), finding('b', { level: 'info' })],
      translation,
    );
    expect([hint!.severity, hint!.tags]).toEqual([DiagnosticSeverity.Hint, [DiagnosticTag.Deprecated]]);
    expect([other!.severity, other!.tags]).toEqual([DiagnosticSeverity.Information, undefined]);
  });

  it('one whose leader is not there leads itself', () => {
    expect(messages(finding('b', { foldedInto: 'gone' }))).toEqual(['b']);
  });
});

describe('scope', () => {
  it.each([
    ['virt/kvm/kvm_main.c', true],
    ['arch/x86/kvm/mmu/paging_tmpl.h', true],
    ['/src/linux/arch/arm64/kvm/mmu.c', true],
    ['include/linux/kvm_host.h', true],
    ['arch/riscv/include/asm/kvm_gstage.h', true],
    ['arch/x86/kvm/Makefile', false],
    ['arch/x86/mm/fault.c', false],
    ['include/linux/mm.h', false],
    ['tools/testing/selftests/kvm/lib/kvm_util.c', false],
    ['virt/lib/irqbypass.c', false],
    ['notvirt/kvm/a.c', false],
  ])('%s: %s', (path, ours) => expect(isKvmPath(path)).toBe(ours));

  it('the tree is the nearest one upwards', async () => {
    const isTree = async (folder: string) => folder === '/a' || folder === '/a/b/linux';
    expect(await treeOf('/a/b/linux/virt/kvm/x.c', isTree)).toBe('/a/b/linux');
    expect(await treeOf('/a/x.c', isTree)).toBe('/a');
    expect(await treeOf('/x.c', isTree)).toBeUndefined();
    expect(pathIn('/a', '/a/b/x.c')).toBe('b/x.c');
    expect(pathIn('/a', '/ab/x.c')).toBe('/ab/x.c');
    expect(pathIn('', '/ab/x.c')).toBe('/ab/x.c');
  });
});

it('paths and URIs are each other, whatever the name', () => {
  for (const path of ['/a/b c.c', '/ü/%41#?.c', '/a+b/[x]{y}.h']) expect(pathOf(uriOf(path))).toBe(path);
  expect(pathOf('untitled:Untitled-1')).toBeUndefined();
  expect(pathOf('no uri at all')).toBeUndefined();
});

it('a slow analysis is not run for every character, a quick one is', () => {
  expect([0, 5, 20, 21, 90, 5000].map(delayAfter)).toEqual([1, 1, 1, 21, 90, 200]);
});
