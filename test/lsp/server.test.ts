/** What else the server says to an editor: where it speaks, hover, log, status, a tree's check, watchers. The project
 *  behind it is made up. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Hover, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { CheckTreeResult, StatusParams } from '../../server/src/protocol.ts';
import { type Editor, type EditorOptions, editor, mmu, pushing } from './editor.ts';

let open: Editor | undefined;
const start = async (options: EditorOptions = { capabilities: pushing }) => (open = await editor(options));
afterEach(() => open?.close());

const withVersion = (version: number) => (params: PublishDiagnosticsParams) => params.version === version;
const count = (n: number) => (params: PublishDiagnosticsParams) => params.diagnostics.length === n;

describe('scope', () => {
  const elsewhere = 'file:///tree/mm/memory.c';

  it('is KVM: other files are neither analysed nor mentioned', async () => {
    const session = await start();
    await session.open(elsewhere, 'bug');
    await session.open('file:///tree/arch/arm64/kvm/Makefile', 'bug');
    await session.open('untitled:Untitled-1', 'bug');
    await session.open(mmu, 'bug');
    await session.publishedWhere(({ uri }) => uri === mmu);
    expect(session.published.map(({ uri }) => uri)).toEqual([mmu]);
  });

  it('everywhere when the setting says so, and back again', async () => {
    const session = await start();
    await session.open(elsewhere, 'bug');
    const set = (pinsight: object) =>
      session.client.sendNotification('workspace/didChangeConfiguration', { settings: { pinsight } });
    await set({ scope: 'everywhere' });
    await session.publishedWhere(({ uri, diagnostics }) => uri === elsewhere && diagnostics.length === 1);
    await set({ scope: 'kvm' });
    await session.publishedWhere(({ uri, diagnostics }) => uri === elsewhere && diagnostics.length === 0);
  });

  it('one project for each tree, each with its own texts', async () => {
    const session = await start();
    await session.open(mmu, 'bug');
    await session.open('file:///vendor/arch/arm64/kvm/mmu.c', 'bug bug');
    await session.publishedWhere(count(2));
    await session.publishedWhere(count(1));
    expect([...session.projects.keys()].sort()).toEqual(['/tree', '/vendor']);
    expect(session.projects.get('/vendor')!.texts).toEqual(new Map([['arch/arm64/kvm/mmu.c', 'bug bug']]));
  });

  it('a file of KVM outside every tree is a loose file', async () => {
    const session = await start();
    await session.open('file:///elsewhere/virt/kvm/x.c', 'bug');
    await session.publishedWhere(count(1));
    expect([...session.projects.keys()]).toEqual(['']);
  });

  it('settings that are not valid are named and ignored', async () => {
    const session = await start({
      capabilities: pushing,
      initializationOptions: { settings: { scope: 'galaxy', rules: { 'unpinned-use': 'loud' } } },
    });
    await session.logged('pinsight.scope is not valid: "galaxy"');
    await session.logged('pinsight.rules.unpinned-use is not valid: "loud"');
  });
});

describe('hover', () => {
  const ask = (session: Editor, line: number, character: number) =>
    session.client.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: mmu },
      position: at(line, character),
    });

  it('is a block of fixed width with a fence that the text cannot close', async () => {
    const session = await start();
    await session.open(mmu, 'int x;\nfoo(pfn)');
    expect(await ask(session, 1, 1)).toEqual({
      contents: { kind: 'markdown', value: '````text\nfoo\nhere   ```mmu_lock```  free\n````' },
      range: { start: at(1, 0), end: at(1, 3) },
    });
    expect(await ask(session, 0, 3_000)).toBeNull();
  });

  it('is plain text for a client that shows no markdown', async () => {
    const session = await start({ capabilities: {} });
    await session.open(mmu, 'foo');
    expect(await ask(session, 0, 0)).toMatchObject({ contents: { kind: 'plaintext', value: /^foo\nhere/ } });
  });
});

describe('the rest', () => {
  it('what was not analysed is logged once', async () => {
    const session = await start();
    await session.open(mmu, 'COMPLEX');
    await session.logged('arch/arm64/kvm/mmu.c:3: note: f: too complex, 40,000 states');
    await session.replace(mmu, 'COMPLEX bug', 2);
    await session.publishedWhere(withVersion(2));
    expect(session.log.filter((line) => line.includes('too complex'))).toHaveLength(1);
  });

  it('status: tree, version, memory, findings', async () => {
    const statuses: StatusParams[] = [];
    const session = await start({
      capabilities: pushing,
      prepare: (client) => client.onNotification('pinsight/status', (params) => void statuses.push(params)),
    });
    await session.open(mmu, 'bug echo');
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
    const session = await start({
      capabilities: pushing,
      prepare: (client) => client.onNotification('$/progress', ({ value }) => void progress.push(value)),
    });
    await session.open(mmu, 'bug echo');
    const result = await session.client.sendRequest<CheckTreeResult>('pinsight/checkTree', {
      uri: 'file:///tree',
      workDoneToken: 'p',
    });
    expect(result).toMatchObject({ root: '/tree', kernelVersion: '6.12', findings: 1, notAnalysed: 0 });
    expect(result.words).toBe(
      '1 files, 3 functions: 1 with nothing to analyse, 2 analysed to the end, 0 incomplete',
    );
    expect(result.files).toMatchObject([{ uri: mmu, diagnostics: [{ code: 'dirty-outside-mmu-lock' }] }]);
    expect(progress).toMatchObject([{ kind: 'begin' }, { percentage: 100 }, { kind: 'end' }]);
    const asked = session.client.sendRequest('pinsight/checkTree', { uri: 'file:///nowhere' });
    await expect(asked).rejects.toThrow('/nowhere is not in a kernel tree');
  });

  it('watches KVM folders of a tree only, and reads what changed there again', async () => {
    const registered: object[] = [];
    const session = await start({
      capabilities: {
        ...pushing,
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      },
      prepare: (client) =>
        client.onRequest('client/registerCapability', ({ registrations }) => {
          registered.push(...registrations);
        }),
    });
    await session.open(mmu, 'bug');
    await session.publishedWhere(count(1));
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
    const { texts } = session.projects.get('/tree')!;
    const changed = (uri: string) => ({ uri, type: 2 });
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [changed(mmu), changed('file:///tree/virt/kvm/a.c'), changed('file:///tree/mm/b.c')],
    });
    while (!texts.has('virt/kvm/a.c')) await turn();
    expect([...texts]).toEqual([
      ['arch/arm64/kvm/mmu.c', 'bug'],
      ['virt/kvm/a.c', undefined],
    ]);
  });

  it('asks for its settings where it can', async () => {
    const session = await start({
      capabilities: { ...pushing, workspace: { configuration: true } },
      prepare: (client) => client.onRequest('workspace/configuration', () => [{ scope: 'everywhere' }]),
    });
    await session.open('file:///tree/mm/memory.c', 'bug');
    await session.publishedWhere(count(1));
  });

  it('speaks UTF-8 to a client that knows nothing else', async () => {
    const session = await start({ capabilities: { ...pushing, general: { positionEncodings: ['utf-8'] } } });
    expect(session.introduction.capabilities.positionEncoding).toBe('utf-8');
    await session.open(mmu, '/* ü€😀 */ bug');
    const { diagnostics } = await session.publishedWhere(count(1));
    expect(diagnostics[0]!.range.start.character).toBe('/* '.length + 2 + 3 + 4 + ' */ '.length);
  });
});

const at = (line: number, character: number) => ({ line, character });
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
