/** Whatever an editor sends, the server goes on answering, and no position leaves it that the document does not have.
 *  It does not test what the answers say. */
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { largestText } from '../../server/src/lsp/documents.ts';
import { type Editor, editor, mmu, pushing } from './editor.ts';

let open: Editor | undefined;
const start = async () => (open = await editor({ capabilities: pushing }));
afterEach(() => open?.close());

/** The server is alive if it finds this one. */
async function stillAnswers(session: Editor): Promise<void> {
  const uri = `file:///tree/virt/kvm/alive-${session.published.length}.c`;
  await session.open(uri, 'bug');
  const { diagnostics } = await session.publishedWhere((params) => params.uri === uri);
  expect(diagnostics).toHaveLength(1);
  const hovered = await session.client.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });
  expect(hovered).not.toBeNull();
}

const change = (session: Editor, uri: string, version: number, ...contentChanges: unknown[]) =>
  session.client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges,
  });

describe('the server survives', () => {
  it('an analysis and a hover that throw', async () => {
    const session = await start();
    await session.open(mmu, 'THROW');
    await session.logged('the analysis fell over');
    const hovered = await session.client.sendRequest('textDocument/hover', {
      textDocument: { uri: mmu },
      position: { line: 0, character: 0 },
    });
    expect(hovered).toBeNull();
    await session.replace(mmu, 'bug', 2);
    await session.publishedWhere(({ version }) => version === 2);
    await stillAnswers(session);
  });

  it('a project that cannot be opened, and tries again', async () => {
    let tries = 0;
    const session = (open = await editor({
      capabilities: pushing,
      host: {
        async isTree() {
          if (tries++ === 0) throw new Error('the disk is gone');
          return false;
        },
      },
    }));
    await session.open(mmu, 'bug');
    await session.logged('the disk is gone');
    await stillAnswers(session);
  });

  it('a document of 50 MB, which it declines in words', async () => {
    const session = await start();
    await session.open(mmu, 'x'.repeat(50_000_000));
    await session.logged(`more than ${largestText.toLocaleString('en')} characters; not analysed`);
    await change(session, mmu, 2, { range: range(0, 0, 0, 49_999_900), text: '' });
    await change(session, mmu, 3, { range: range(0, 0, 0, 0), text: 'bug ' });
    await session.publishedWhere(({ version, diagnostics }) => version === 3 && diagnostics.length === 1);
    await stillAnswers(session);
  });

  it('NUL bytes, lone surrogates, lone carriage returns and one endless line', async () => {
    const session = await start();
    const texts = [
      '\0'.repeat(1000),
      'bug\0bug',
      '\ud800 bug',
      '\r\r\n\n\rbug\r',
      `${'('.repeat(200_000)}bug`,
    ];
    for (const [i, text] of texts.entries()) {
      await session.open(`file:///tree/virt/kvm/${i}.c`, text);
      await session.publishedWhere(({ uri }) => uri.endsWith(`/${i}.c`));
    }
    await stillAnswers(session);
  });

  it('URIs that are none, or not open, or nowhere', async () => {
    const session = await start();
    for (const uri of [
      '',
      'x',
      'file:',
      'file://%',
      'http://h/virt/kvm/a.c',
      'git:/tree/virt/kvm/a.c?{}',
      'file:///',
    ])
      await session.open(uri, 'bug');
    await change(session, 'file:///tree/virt/kvm/never-opened.c', 1, { text: 'bug' });
    await session.logged('never-opened.c was edited but is not open');
    for (const method of ['didClose', 'didSave'])
      await session.client.sendNotification(`textDocument/${method}`, {
        textDocument: { uri: 'file:///nowhere' },
      });
    await stillAnswers(session);
  });

  it('messages that are no messages', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }])
      for (const method of ['didOpen', 'didChange', 'didClose'])
        await session.client.sendNotification(`textDocument/${method}`, params);
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'x', type: 9 }],
    });
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const position = { line: -1, character: 1.5 };
    await session.client.sendRequest('textDocument/hover', { textDocument: { uri: mmu }, position });
    await expect(session.client.sendRequest('pinsight/checkTree', {})).rejects.toThrow();
    await expect(session.client.sendRequest('textDocument/nonsense', {})).rejects.toThrow();
    await stillAnswers(session);
  });

  it('an edit without sense: the document rests until its text is known again', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    await session.publishedWhere(({ version }) => version === 1);
    await change(session, mmu, 2, { range: range(0, Number.NaN, 0, 1), text: 'x' });
    await session.logged('an edit that the protocol does not allow was lost');
    await session.publishedWhere(({ version, diagnostics }) => version === 2 && diagnostics.length === 0);
    await session.replace(mmu, 'bug bug', 3);
    await session.publishedWhere(({ version, diagnostics }) => version === 3 && diagnostics.length === 2);
    await stillAnswers(session);
  });

  it('findings outside the text: they are moved into it', async () => {
    const session = await start();
    await session.open(mmu, 'OUTSIDE\nend');
    const { diagnostics } = await session.publishedWhere(({ uri }) => uri === mmu);
    expect(diagnostics[0]!.range).toEqual(range(1, 3, 1, 3));
  });

  it('any edits while it analyses: every position is one of the published version', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), fc.nat(3), async (edits, slow) => {
        const session = await editor({ capabilities: pushing });
        const texts = new Map<number, TextDocument>();
        let text = 'bug lock bug\n\tbug\r\nOUTSIDE\rbug';
        await session.open(mmu, text, 1);
        texts.set(1, document(text));
        while (!session.projects.has('/tree')) await new Promise((resolve) => setImmediate(resolve));
        session.projects.get('/tree')!.milliseconds = slow;
        for (const [i, { at, text: inserted }] of edits.entries()) {
          text = edited(text, at, inserted);
          texts.set(i + 2, document(text));
          await change(session, mmu, i + 2, { range: at, text: inserted });
        }
        const last = await session.publishedWhere(({ version }) => version === edits.length + 1);
        for (const params of session.published) expectInside(params, texts.get(params.version!)!);
        expect(last.diagnostics).toHaveLength([...text.matchAll(/\b(?:bug|OUTSIDE)\b/g)].length);
        session.close();
      }),
      { numRuns: 60 },
    );
  });
});

const range = (line: number, character: number, endLine: number, endCharacter: number): Range => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

const document = (text: string) => TextDocument.create(mmu, 'c', 0, text);

const anyPosition = fc.record({
  line: fc.integer({ min: -2, max: 12 }),
  character: fc.integer({ min: -2, max: 40 }),
});
const anyEdit = fc.record({
  at: fc.record({ start: anyPosition, end: anyPosition }),
  text: fc
    .array(fc.constantFrom('bug', 'lock', ' ', '\n', '\r', '\r\n', '\0', '😀', '{', '}'), { maxLength: 6 })
    .map((parts) => parts.join('')),
});

/** What the edit means, said a second time and more simply. */
function edited(text: string, at: Range, inserted: string): string {
  const before = document(text);
  const ends = [at.start, at.end].map((position) => before.offsetAt(position)).sort((a, b) => a - b);
  return text.slice(0, ends[0]) + inserted + text.slice(ends[1]);
}

function expectInside({ diagnostics }: PublishDiagnosticsParams, text: TextDocument): void {
  for (const { range, relatedInformation } of diagnostics) {
    const own = (relatedInformation ?? []).filter(({ location }) => location.uri === mmu);
    for (const { start, end } of [range, ...own.map(({ location }) => location.range)])
      for (const position of [start, end]) expect(text.positionAt(text.offsetAt(position))).toEqual(position);
  }
}
