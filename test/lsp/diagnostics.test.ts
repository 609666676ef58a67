/** Diagnostics, pushed or pulled, over streams, with a made-up project behind them. It does not test the analysis. */
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import { type Editor, type EditorOptions, editor, mmu, pulling, pushing } from './editor.ts';

let open: Editor | undefined;
const start = async (options: EditorOptions = { capabilities: pushing }) => (open = await editor(options));
afterEach(() => open?.close());

const withVersion = (version: number) => (params: PublishDiagnosticsParams) => params.version === version;
const count = (n: number) => (params: PublishDiagnosticsParams) => params.diagnostics.length === n;

describe('pushed diagnostics', () => {
  it('carry the version, the place, the rule, its page, the path and the identity', async () => {
    const session = await start();
    await session.open(mmu, 'int lock;\n\tbug(pfn);\n', 7);
    const published = await session.publishedWhere(withVersion(7));
    expect(published).toEqual({
      uri: mmu,
      version: 7,
      diagnostics: [
        {
          range: { start: { line: 1, character: 1 }, end: { line: 1, character: 4 } },
          severity: 2,
          source: 'pinsight',
          code: 'dirty-outside-mmu-lock',
          codeDescription: { href: 'file:///docs/rules/dirty-outside-mmu-lock.md' },
          message: 'bug is marked dirty after mmu_lock was dropped',
          data: { id: 'bug-0', ruleId: 'dirty-outside-mmu-lock' },
          relatedInformation: [
            {
              location: {
                uri: mmu,
                range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } },
              },
              message: 'mmu_lock is dropped',
            },
            {
              location: {
                uri: 'file:///tree/virt/kvm/other.c',
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
              },
              message: 'pfn is looked up',
            },
          ],
        },
      ],
    });
  });

  it('show a folded finding in its leader only', async () => {
    const session = await start();
    await session.open(mmu, 'bug echo');
    const { diagnostics } = await session.publishedWhere(count(1));
    expect(diagnostics[0]!.message).toMatch(/\nalso: accessed-outside-mmu-lock$/);
  });

  it('follow each edit and go when the code is fixed', async () => {
    const session = await start();
    await session.open(mmu, 'bug\n');
    await session.publishedWhere(withVersion(1));
    await session.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: mmu, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n ' },
      ],
    });
    const moved = await session.publishedWhere(withVersion(2));
    expect(moved.diagnostics[0]!.range.start).toEqual({ line: 2, character: 1 });
    await session.replace(mmu, 'fine\n', 3);
    expect((await session.publishedWhere(withVersion(3))).diagnostics).toEqual([]);
  });

  it('of a burst of edits only the last is analysed to the end', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    await session.publishedWhere(withVersion(1));
    session.projects.get('/tree')!.milliseconds = 30;
    for (let version = 2; version <= 20; version++)
      await session.replace(mmu, 'bug '.repeat(version), version);
    const { diagnostics } = await session.publishedWhere(withVersion(20));
    expect(diagnostics).toHaveLength(20);
    expect(session.published.map(({ version }) => version)).toEqual([1, 20]);
  });

  it('an analysis that an edit overtakes is cancelled and never published', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    await session.publishedWhere(withVersion(1));
    const project = session.projects.get('/tree')!;
    project.milliseconds = 10_000;
    await session.replace(mmu, 'bug bug', 2);
    while (project.checks.at(-1)!.ended !== 'running') await turn();
    project.milliseconds = 0;
    await session.replace(mmu, 'bug bug bug', 3);
    await session.publishedWhere(withVersion(3));
    expect(project.checks.map(({ ended }) => ended)).toEqual(['findings', 'cancelled', 'findings']);
    expect(session.published.some(withVersion(2))).toBe(false);
  });

  it('follow in other documents of the tree when the typing pauses', async () => {
    const session = await start();
    const other = 'file:///tree/virt/kvm/kvm_main.c';
    await session.open(other, 'bug', 1);
    await session.publishedWhere(({ uri }) => uri === other);
    await session.open(mmu, 'bug', 5);
    await session.publishedWhere(withVersion(5));
    await session.client.sendRequest('textDocument/hover', {
      textDocument: { uri: mmu },
      position: at(0, 0),
    });
    while (session.published.filter(({ uri }) => uri === other).length < 2) await turn();
    expect(session.published.filter(({ uri }) => uri === mmu)).toHaveLength(1);
  });

  it('are taken back when the document closes, and its text goes back to the disk', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    await session.publishedWhere(count(1));
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri: mmu } });
    await session.publishedWhere(count(0));
    const { texts } = session.projects.get('/tree')!;
    while (texts.get('arch/arm64/kvm/mmu.c') !== undefined) await turn();
  });

  it('are not sent to a client that pulls', async () => {
    const session = await start({ capabilities: pulling });
    await session.open(mmu, 'bug');
    await pull(session, mmu);
    expect(session.published).toEqual([]);
  });
});

describe('pulled diagnostics', () => {
  it('are advertised to a client that pulls, and only then', async () => {
    const pulled = { identifier: 'pinsight', interFileDependencies: true, workspaceDiagnostics: false };
    const session = await start({ capabilities: pulling });
    expect(session.introduction.capabilities.diagnosticProvider).toEqual(pulled);
    session.close();
    expect((await start()).introduction.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('are of the current text, and unchanged when they are', async () => {
    const session = await start({ capabilities: pulling });
    await session.open(mmu, 'bug');
    const first = await pull(session, mmu);
    expect(first).toMatchObject({ kind: 'full', resultId: '1', items: [{ code: 'dirty-outside-mmu-lock' }] });
    await session.replace(mmu, 'bug // more', 2);
    expect(await pull(session, mmu, '1')).toEqual({ kind: 'unchanged', resultId: '1' });
    await session.replace(mmu, ' bug', 3);
    expect(await pull(session, mmu, '1')).toMatchObject({ kind: 'full', resultId: '2' });
  });

  it('of a document edited meanwhile are asked for again instead of being empty', async () => {
    const session = await start({ capabilities: pulling });
    await session.open(mmu, 'bug');
    await pull(session, mmu);
    session.projects.get('/tree')!.milliseconds = 10_000;
    await session.replace(mmu, 'bug bug', 2);
    const asked = pull(session, mmu).catch((error) => error);
    while (session.projects.get('/tree')!.checks.length < 2) await turn();
    session.projects.get('/tree')!.milliseconds = 0;
    await session.replace(mmu, 'bug bug bug', 3);
    expect(await asked).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    expect(await pull(session, mmu)).toMatchObject({ items: { length: 3 } });
  });

  it('are none for a document that is not open', async () => {
    const session = await start({ capabilities: pulling });
    expect(await pull(session, 'file:///tree/virt/kvm/never.c')).toEqual({ kind: 'full', items: [] });
  });
});

const at = (line: number, character: number) => ({ line, character });
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
const pull = (session: Editor, uri: string, previousResultId?: string) =>
  session.client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    previousResultId,
  });
