/** What the server says to an editor, over streams, with a made-up project behind it. It does not test the analysis. */
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentDiagnosticReport, Hover, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { CheckTreeResult, StatusParams } from '../../server/src/protocol.ts';
import { type Editor, type EditorOptions, editor, mmu, pulling, pushing } from './session.ts';

let open: Editor | undefined;
const start = async (options: EditorOptions = { capabilities: pushing }) => (open = await editor(options));
afterEach(() => open?.close());

const withVersion = (version: number) => (params: PublishDiagnosticsParams) => params.version === version;
const count = (n: number) => (params: PublishDiagnosticsParams) => params.diagnostics.length === n;

describe('pushed diagnostics', () => {
  it('carry the version, the place, the rule, its page, the path and the identity', async () => {
    const it = await start();
    await it.open(mmu, 'int lock;\n\tbug(pfn);\n', 7);
    const published = await it.publishedWhere(withVersion(7));
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
    const it = await start();
    await it.open(mmu, 'bug echo');
    const { diagnostics } = await it.publishedWhere(count(1));
    expect(diagnostics[0]!.message).toMatch(/\nalso: accessed-outside-mmu-lock$/);
  });

  it('follow each edit and go when the code is fixed', async () => {
    const it = await start();
    await it.open(mmu, 'bug\n');
    await it.publishedWhere(withVersion(1));
    await it.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: mmu, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n ' },
      ],
    });
    const moved = await it.publishedWhere(withVersion(2));
    expect(moved.diagnostics[0]!.range.start).toEqual({ line: 2, character: 1 });
    await it.replace(mmu, 'fine\n', 3);
    expect((await it.publishedWhere(withVersion(3))).diagnostics).toEqual([]);
  });

  it('of a burst of edits only the last is analysed to the end', async () => {
    const it = await start();
    await it.open(mmu, 'bug');
    await it.publishedWhere(withVersion(1));
    it.projects.get('/tree')!.milliseconds = 30;
    for (let version = 2; version <= 20; version++) await it.replace(mmu, 'bug '.repeat(version), version);
    const { diagnostics } = await it.publishedWhere(withVersion(20));
    expect(diagnostics).toHaveLength(20);
    expect(it.published.map(({ version }) => version)).toEqual([1, 20]);
  });

  it('an analysis that an edit overtakes is cancelled and never published', async () => {
    const it = await start();
    await it.open(mmu, 'bug');
    await it.publishedWhere(withVersion(1));
    const project = it.projects.get('/tree')!;
    project.milliseconds = 10_000;
    await it.replace(mmu, 'bug bug', 2);
    while (project.checks.at(-1)!.ended !== 'running') await turn();
    project.milliseconds = 0;
    await it.replace(mmu, 'bug bug bug', 3);
    await it.publishedWhere(withVersion(3));
    expect(project.checks.map(({ ended }) => ended)).toEqual(['findings', 'cancelled', 'findings']);
    expect(it.published.some(withVersion(2))).toBe(false);
  });

  it('follow in other documents of the tree when the typing pauses', async () => {
    const it = await start();
    const other = 'file:///tree/virt/kvm/kvm_main.c';
    await it.open(other, 'bug', 1);
    await it.publishedWhere(({ uri }) => uri === other);
    await it.open(mmu, 'bug', 5);
    await it.publishedWhere(withVersion(5));
    await it.client.sendRequest('textDocument/hover', { textDocument: { uri: mmu }, position: at(0, 0) });
    while (it.published.filter(({ uri }) => uri === other).length < 2) await turn();
    expect(it.published.filter(({ uri }) => uri === mmu)).toHaveLength(1);
  });

  it('are taken back when the document closes, and its text goes back to the disk', async () => {
    const it = await start();
    await it.open(mmu, 'bug');
    await it.publishedWhere(count(1));
    await it.client.sendNotification('textDocument/didClose', { textDocument: { uri: mmu } });
    await it.publishedWhere(count(0));
    const { texts } = it.projects.get('/tree')!;
    while (texts.get('arch/arm64/kvm/mmu.c') !== undefined) await turn();
  });

  it('are not sent to a client that pulls', async () => {
    const it = await start({ capabilities: pulling });
    await it.open(mmu, 'bug');
    await pull(it, mmu);
    expect(it.published).toEqual([]);
  });
});

describe('pulled diagnostics', () => {
  it('are advertised to a client that pulls, and only then', async () => {
    const pulled = { identifier: 'pinsight', interFileDependencies: true, workspaceDiagnostics: false };
    const it = await start({ capabilities: pulling });
    expect(it.introduction.capabilities.diagnosticProvider).toEqual(pulled);
    it.close();
    expect((await start()).introduction.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('are of the current text, and unchanged when they are', async () => {
    const it = await start({ capabilities: pulling });
    await it.open(mmu, 'bug');
    const first = await pull(it, mmu);
    expect(first).toMatchObject({ kind: 'full', resultId: '1', items: [{ code: 'dirty-outside-mmu-lock' }] });
    await it.replace(mmu, 'bug // more', 2);
    expect(await pull(it, mmu, '1')).toEqual({ kind: 'unchanged', resultId: '1' });
    await it.replace(mmu, ' bug', 3);
    expect(await pull(it, mmu, '1')).toMatchObject({ kind: 'full', resultId: '2' });
  });

  it('of a document edited meanwhile are asked for again instead of being empty', async () => {
    const it = await start({ capabilities: pulling });
    await it.open(mmu, 'bug');
    await pull(it, mmu);
    it.projects.get('/tree')!.milliseconds = 10_000;
    await it.replace(mmu, 'bug bug', 2);
    const asked = pull(it, mmu).catch((error) => error);
    while (it.projects.get('/tree')!.checks.length < 2) await turn();
    it.projects.get('/tree')!.milliseconds = 0;
    await it.replace(mmu, 'bug bug bug', 3);
    expect(await asked).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    expect(await pull(it, mmu)).toMatchObject({ items: { length: 3 } });
  });

  it('are none for a document that is not open', async () => {
    const it = await start({ capabilities: pulling });
    expect(await pull(it, 'file:///tree/virt/kvm/never.c')).toEqual({ kind: 'full', items: [] });
  });
});

describe('scope', () => {
  const elsewhere = 'file:///tree/mm/memory.c';

  it('is KVM: other files are neither analysed nor mentioned', async () => {
    const it = await start();
    await it.open(elsewhere, 'bug');
    await it.open('file:///tree/arch/arm64/kvm/Makefile', 'bug');
    await it.open('untitled:Untitled-1', 'bug');
    await it.open(mmu, 'bug');
    await it.publishedWhere(({ uri }) => uri === mmu);
    expect(it.published.map(({ uri }) => uri)).toEqual([mmu]);
  });

  it('everywhere when the setting says so, and back again', async () => {
    const it = await start();
    await it.open(elsewhere, 'bug');
    const set = (pinsight: object) =>
      it.client.sendNotification('workspace/didChangeConfiguration', { settings: { pinsight } });
    await set({ scope: 'everywhere' });
    await it.publishedWhere(({ uri, diagnostics }) => uri === elsewhere && diagnostics.length === 1);
    await set({ scope: 'kvm' });
    await it.publishedWhere(({ uri, diagnostics }) => uri === elsewhere && diagnostics.length === 0);
  });

  it('one project for each tree, each with its own texts', async () => {
    const it = await start();
    await it.open(mmu, 'bug');
    await it.open('file:///vendor/arch/arm64/kvm/mmu.c', 'bug bug');
    await it.publishedWhere(count(2));
    await it.publishedWhere(count(1));
    expect([...it.projects.keys()].sort()).toEqual(['/tree', '/vendor']);
    expect(it.projects.get('/vendor')!.texts).toEqual(new Map([['arch/arm64/kvm/mmu.c', 'bug bug']]));
  });

  it('a file of KVM outside every tree is a loose file', async () => {
    const it = await start();
    await it.open('file:///elsewhere/virt/kvm/x.c', 'bug');
    await it.publishedWhere(count(1));
    expect([...it.projects.keys()]).toEqual(['']);
  });

  it('settings that are not valid are named and ignored', async () => {
    const it = await start({
      capabilities: pushing,
      initializationOptions: { settings: { scope: 'galaxy', rules: { 'unpinned-use': 'loud' } } },
    });
    await it.logged('pinsight.scope is not valid: "galaxy"');
    await it.logged('pinsight.rules.unpinned-use is not valid: "loud"');
  });
});

describe('hover', () => {
  const ask = (it: Editor, line: number, character: number) =>
    it.client.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: mmu },
      position: at(line, character),
    });

  it('is a block of fixed width with a fence that the text cannot close', async () => {
    const it = await start();
    await it.open(mmu, 'int x;\nfoo(pfn)');
    expect(await ask(it, 1, 1)).toEqual({
      contents: { kind: 'markdown', value: '````text\nfoo\nhere   ```mmu_lock```  free\n````' },
      range: { start: at(1, 0), end: at(1, 3) },
    });
    expect(await ask(it, 0, 3_000)).toBeNull();
  });

  it('is plain text for a client that shows no markdown', async () => {
    const it = await start({ capabilities: {} });
    await it.open(mmu, 'foo');
    expect(await ask(it, 0, 0)).toMatchObject({ contents: { kind: 'plaintext', value: /^foo\nhere/ } });
  });
});

describe('the rest', () => {
  it('what was not analysed is logged once', async () => {
    const it = await start();
    await it.open(mmu, 'COMPLEX');
    await it.logged('arch/arm64/kvm/mmu.c:3: note: f: too complex, 40,000 states');
    await it.replace(mmu, 'COMPLEX bug', 2);
    await it.publishedWhere(withVersion(2));
    expect(it.log.filter((line) => line.includes('too complex'))).toHaveLength(1);
  });

  it('status: tree, version, memory, findings', async () => {
    const statuses: StatusParams[] = [];
    const it = await start({
      capabilities: pushing,
      prepare: (client) => client.onNotification('pinsight/status', (params) => void statuses.push(params)),
    });
    await it.open(mmu, 'bug echo');
    while (statuses.at(-1)?.state !== 'idle') await turn();
    expect(statuses.at(-1)).toEqual({
      state: 'idle',
      root: '/tree',
      kernelVersion: '6.12',
      memory: 50_000_000,
      findings: 1,
    });
  });

  it('a tree is checked on request, with progress', async () => {
    const progress: unknown[] = [];
    const it = await start({
      capabilities: pushing,
      prepare: (client) => client.onNotification('$/progress', ({ value }) => void progress.push(value)),
    });
    await it.open(mmu, 'bug echo');
    const result = await it.client.sendRequest<CheckTreeResult>('pinsight/checkTree', {
      uri: 'file:///tree',
      workDoneToken: 'p',
    });
    expect(result).toMatchObject({ root: '/tree', kernelVersion: '6.12', findings: 1, notAnalysed: 0 });
    expect(result.words).toBe(
      '1 files, 3 functions: 1 with nothing to analyse, 2 analysed to the end, 0 incomplete',
    );
    expect(result.files).toMatchObject([{ uri: mmu, diagnostics: [{ code: 'dirty-outside-mmu-lock' }] }]);
    expect(progress).toMatchObject([{ kind: 'begin' }, { percentage: 100 }, { kind: 'end' }]);
    const asked = it.client.sendRequest('pinsight/checkTree', { uri: 'file:///nowhere' });
    await expect(asked).rejects.toThrow('/nowhere is not in a kernel tree');
  });

  it('watches KVM folders of a tree only, and reads what changed there again', async () => {
    const registered: object[] = [];
    const it = await start({
      capabilities: {
        ...pushing,
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      },
      prepare: (client) =>
        client.onRequest('client/registerCapability', ({ registrations }) => {
          registered.push(...registrations);
        }),
    });
    await it.open(mmu, 'bug');
    await it.publishedWhere(count(1));
    while (registered.length === 0) await turn();
    const baseUri = 'file:///tree';
    expect(registered).toMatchObject([
      {
        method: 'workspace/didChangeWatchedFiles',
        registerOptions: {
          watchers: [
            { globPattern: { baseUri, pattern: 'virt/kvm/**/*.{c,h}' } },
            { globPattern: { baseUri, pattern: 'arch/*/kvm/**/*.{c,h}' } },
            { globPattern: { baseUri, pattern: 'include/linux/kvm*.h' } },
            { globPattern: { baseUri, pattern: 'arch/*/include/asm/kvm*.h' } },
            { globPattern: { baseUri, pattern: 'Makefile' } },
            { globPattern: { baseUri, pattern: '.pinsight.json' } },
          ],
        },
      },
    ]);
    const { texts } = it.projects.get('/tree')!;
    const changed = (uri: string) => ({ uri, type: 2 });
    await it.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [changed(mmu), changed('file:///tree/virt/kvm/a.c'), changed('file:///tree/mm/b.c')],
    });
    while (!texts.has('virt/kvm/a.c')) await turn();
    expect([...texts]).toEqual([
      ['arch/arm64/kvm/mmu.c', 'bug'],
      ['virt/kvm/a.c', undefined],
    ]);
  });

  it('asks for its settings where it can', async () => {
    const it = await start({
      capabilities: { ...pushing, workspace: { configuration: true } },
      prepare: (client) => client.onRequest('workspace/configuration', () => [{ scope: 'everywhere' }]),
    });
    await it.open('file:///tree/mm/memory.c', 'bug');
    await it.publishedWhere(count(1));
  });

  it('speaks UTF-8 to a client that knows nothing else', async () => {
    const it = await start({ capabilities: { ...pushing, general: { positionEncodings: ['utf-8'] } } });
    expect(it.introduction.capabilities.positionEncoding).toBe('utf-8');
    await it.open(mmu, '/* ü€😀 */ bug');
    const { diagnostics } = await it.publishedWhere(count(1));
    expect(diagnostics[0]!.range.start.character).toBe('/* '.length + 2 + 3 + 4 + ' */ '.length);
  });
});

const at = (line: number, character: number) => ({ line, character });
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
const pull = (it: Editor, uri: string, previousResultId?: string) =>
  it.client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    previousResultId,
  });
