/** One session with the built server as other editors start it: bundles in a folder far from the project, messages over
 *  stdio, the sample tree, the real analysis. It looks at what came, not at how long it took. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  type Hover,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { pushing } from './editor.ts';

const project = resolve(import.meta.dirname, '../..');
const sample = join(project, 'samples/linux-6.12');
const file = 'arch/arm64/kvm/mmu.c';
const text = readFileSync(join(sample, file), 'utf8');
const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words));
const dirty = lineOf('kvm_set_pfn_dirty(pfn)');

let folder: string;
let tree: string;
let uri: string;
let server: ChildProcess | undefined;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pinsight-stdio-')));
  tree = join(folder, 'linux-6.12');
  uri = pathToFileURL(join(tree, file)).href;
  cpSync(sample, tree, { recursive: true });
  execFileSync(process.execPath, [join(project, 'scripts/build.mjs'), '--out', join(folder, 'dist')]);
});
afterEach(() => server?.kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Talk {
  readonly client: ProtocolConnection;
  readonly ended: Promise<number | null>;
  /** The first that were published for a version, or the first that are as wanted. */
  diagnosticsOf(
    version: number,
    wanted?: (codes: (string | number | undefined)[]) => boolean,
  ): Promise<PublishDiagnosticsParams>;
}

async function talk([bundle, ...rest]: readonly string[], opened = text): Promise<Talk> {
  const child = spawn(process.execPath, [join(folder, 'dist', bundle!), ...rest], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  server = child;
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const again of waiting) again();
  });
  client.listen();
  // A server that is gone answers nobody.
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  void ended.then(() => client.dispose());
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(tree).href,
    capabilities: pushing,
  });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'c', version: 1, text: opened },
  });
  return {
    client,
    ended,
    diagnosticsOf: (version, wanted = () => true) =>
      new Promise((resolve) => {
        const again = () => {
          const found = published.find(
            ({ diagnostics, ...params }) =>
              params.uri === uri && params.version === version && wanted(diagnostics.map(({ code }) => code)),
          );
          if (found) resolve(found);
        };
        waiting.add(again);
        again();
      }),
  };
}

describe.each([[['server.cjs', '--stdio']], [['cli.cjs', 'lsp', '--stdio']]])('node %s', (words) => {
  it('finds, follows, answers, lets go and ends', async () => {
    const { client, ended, diagnosticsOf } = await talk(words);
    const first = await diagnosticsOf(1);
    const found = first.diagnostics.find(({ code }) => code === 'dirty-outside-mmu-lock')!;
    expect(found).toMatchObject({ severity: 2, source: 'pinsight', range: { start: { line: dirty } } });
    expect(found.relatedInformation!.map(({ location }) => location.range.start.line)).toContain(
      lineOf('read_unlock(&kvm->mmu_lock)'),
    );
    const start = { line: 0, character: 0 };
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: start }, text: '\n' }],
    });
    const second = await diagnosticsOf(2);
    expect(second.diagnostics.map(({ range }) => range.start.line)).toContain(dirty + 1);
    const hover = await client.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: dirty + 1, character: 4 },
    });
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: '' }],
    });
    expect((await diagnosticsOf(3)).diagnostics).toEqual([]);
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  it('ends when the editor is gone', async () => {
    const { ended } = await talk(words);
    server!.stdin!.end();
    expect(await ended).toBe(1);
  });
});

it('a file that changes on the disk changes what is found in the files that include it', async () => {
  const helper = join(tree, 'arch/arm64/kvm/drop.h');
  const drop = (body: string) =>
    writeFileSync(helper, `static inline void drop(struct kvm *kvm)\n{\n\t${body}\n}\n`);
  drop('read_unlock(&kvm->mmu_lock);');
  const opened = text
    .replace('\n#include', '\n#include "drop.h"\n#include')
    .replace('read_unlock(&kvm->mmu_lock);', 'drop(kvm);');
  const { client, diagnosticsOf } = await talk(['server.cjs', '--stdio'], opened);
  const dirty = (codes: unknown[]) => codes.includes('dirty-outside-mmu-lock');
  await diagnosticsOf(1, dirty);
  drop('cpu_relax();');
  await client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(helper).href, type: 2 }],
  });
  await diagnosticsOf(1, (codes) => !dirty(codes));
});

it('goes on answering whatever the text is', async () => {
  const { client, ended, diagnosticsOf } = await talk(['server.cjs', '--stdio']);
  await diagnosticsOf(1);
  const body = (inside: string) => `void f(struct kvm *kvm)\n{\n\tspin_lock(&kvm->mmu_lock);\n${inside}\n}\n`;
  const hostile = [
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    text.replaceAll(' ', '\0'),
    `\ufeff${text}\ud800`,
    text.slice(0, text.length / 2),
    '\0'.repeat(100_000),
    body('{'.repeat(50_000)),
    body(`if (${'('.repeat(50_000)}kvm_release_pfn_clean(pfn)${')'.repeat(50_000)}) return;`),
    body('if (x) '.repeat(20_000)),
    body(`x = ${'-'.repeat(50_000)}kvm_set_pfn_dirty(pfn);`),
    body('spin_unlock(&kvm->mmu_lock); spin_lock(&kvm->mmu_lock);\n'.repeat(2_000)),
    '#if A\n'.repeat(20_000) + text,
    '/*'.repeat(100_000) + text,
    `${'x'.repeat(4_000_000)}${text}`,
  ];
  for (const [i, changed] of hostile.entries()) {
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ text: changed }],
    });
    await Promise.race([
      diagnosticsOf(i + 2),
      ended.then(() => Promise.reject(new Error(`gone at text ${i}`))),
    ]);
  }
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 99 },
    contentChanges: [{ text }],
  });
  const { diagnostics } = await diagnosticsOf(99);
  expect(diagnostics.map(({ code }) => code)).toContain('dirty-outside-mmu-lock');
});
