/** An editor for tests: the real server and a client in one process, joined by streams, with the host of the test's
 *  choice. It asserts nothing. */
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Host } from '../../server/src/lsp/host.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { type FakeProject, fakeProject } from './fake-project.ts';

export interface Editor {
  readonly client: ProtocolConnection;
  readonly introduction: InitializeResult;
  /** By root. */
  readonly projects: Map<string, FakeProject>;
  readonly published: PublishDiagnosticsParams[];
  readonly log: string[];
  open(uri: string, text: string, version?: number): Promise<void>;
  /** Replaces the whole text. */
  replace(uri: string, text: string, version: number): Promise<void>;
  /** Waits until something published, past or future, is as wanted. */
  publishedWhere(wanted: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  logged(part: string): Promise<void>;
  close(): void;
}

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  readonly host?: Partial<Host>;
  /** Before `initialize` is sent: handlers for what the server asks. */
  readonly prepare?: (client: ProtocolConnection) => void;
}

/** `/tree` and `/vendor` are kernel trees. */
export async function editor(options: EditorOptions = {}): Promise<Editor> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const projects = new Map<string, FakeProject>();
  startServer(server, { ...hostOf(projects), ...options.host }, '0.0.0');
  server.listen();
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of [...listeners]) listener();
  };
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    heard();
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
    heard();
  });
  options.prepare?.(client);
  client.listen();
  const introduction = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
  });
  await client.sendNotification('initialized', {});
  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const found = look();
        if (found === undefined) return;
        listeners.delete(again);
        resolve(found);
      };
      listeners.add(again);
      again();
    });
  return {
    client,
    introduction,
    projects,
    published,
    log,
    open: (uri, text, version = 1) =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'c', version, text },
      }),
    replace: (uri, text, version) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    publishedWhere: (wanted) => until(() => published.find(wanted)),
    logged: async (part) => void (await until(() => log.find((line) => line.includes(part)))),
    close: () => {
      client.dispose();
      server.dispose();
    },
  };
}

function hostOf(projects: Map<string, FakeProject>): Host {
  return {
    async openProject(root, settings) {
      const project = fakeProject(root);
      projects.set(root, project);
      return { project, scope: settings.scope, problems: [] };
    },
    isTree: async (folder) => folder === '/tree' || folder === '/vendor',
    readText: async (path) => (path.endsWith('other.c') ? 'int other;\n' : undefined),
    memory: () => 50_000_000,
    rulePage: (id) => `file:///docs/rules/${id}.md`,
    now: () => performance.now(),
  };
}

/** What every editor of today can do. */
export const pushing: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

export const pulling: ClientCapabilities = {
  textDocument: { ...pushing.textDocument, diagnostic: { dynamicRegistration: true } },
  workspace: { diagnostics: { refreshSupport: true } },
};

export const mmu = 'file:///tree/arch/arm64/kvm/mmu.c';
