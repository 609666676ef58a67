/** One connection to an editor, from its introduction to its end: negotiates, wires the handlers, outlives whatever
 *  they throw. It touches no process and no file; both are the host's. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { InitOptions } from '../protocol.ts';
import { Analysis } from './analysis.ts';
import { type Encoding, negotiate } from './convert.ts';
import { Documents } from './documents.ts';
import { checkTree } from './handlers/check-tree.ts';
import { type Diagnostics, diagnostics } from './handlers/diagnostics.ts';
import { hover } from './handlers/hover.ts';
import { type Status, status } from './handlers/status.ts';
import { watch } from './handlers/watch.ts';
import type { Host } from './host.ts';
import { Projects } from './projects.ts';
import { guarded, type Session, traitsOf } from './session.ts';
import { readSettings } from './settings.ts';

/** `version` is what the server says of itself. Call it before `connection.listen()`. */
export function startServer(connection: Connection, host: Host, version: string): void {
  connection.onInitialize((params) => {
    const session = open(connection, host, params);
    const observer = status(session);
    const analysis = new Analysis(session, observer);
    const shown = diagnostics(session, analysis);
    synchronise(session, shown, observer);
    hover(session);
    watch(session, shown);
    checkTree(session);
    configure(session, shown);
    connection.onShutdown(() => {
      session.over = true;
    });
    return introduction(session.client.encoding, session.client.pulls, version);
  });
}

function open(connection: Connection, host: Host, params: InitializeParams): Session {
  const { general } = params.capabilities;
  const options = (params.initializationOptions ?? {}) as InitOptions;
  const client = traitsOf(params.capabilities, negotiate(general?.positionEncodings), options.rulePage);
  const { settings, problems } = readSettings(options.settings);
  for (const problem of problems) connection.console.warn(problem);
  const projects = new Projects(host, settings);
  return { connection, host, client, documents: new Documents(), projects, settings, over: false };
}

function introduction(positionEncoding: Encoding, pulls: boolean, version: string): InitializeResult {
  return {
    serverInfo: { name: 'pinsight', version },
    capabilities: {
      positionEncoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      // A finding can hang on a callee in another file.
      ...(pulls && {
        diagnosticProvider: {
          identifier: 'pinsight',
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}

function synchronise(session: Session, shown: Diagnostics, observer: Status): void {
  const { connection, documents } = session;
  connection.onDidOpenTextDocument(
    guarded(session, 'open', ({ textDocument: { uri, languageId, version, text } }) => {
      shown.changed(documents.add(uri, languageId, version, text));
    }),
  );
  connection.onDidChangeTextDocument(
    guarded(session, 'change', ({ textDocument: { uri, version }, contentChanges }) => {
      const document = documents.change(uri, version, contentChanges, session.client.encoding);
      if (document) shown.changed(document);
      else connection.console.warn(`${uri} was edited but is not open`);
    }),
  );
  connection.onDidCloseTextDocument(
    guarded(session, 'close', async ({ textDocument: { uri } }) => {
      const document = documents.remove(uri);
      if (!document) return;
      shown.closed(document);
      observer.closed(document);
      const { path } = document;
      if (path === undefined) return;
      const homes = await session.projects.all();
      if (!documents.byPath(path)) for (const home of homes) home.closed(path);
    }),
  );
}

function configure(session: Session, shown: Diagnostics): void {
  const { connection, client } = session;
  const use = (section: unknown) => {
    const { settings, problems } = readSettings(section);
    for (const problem of problems) connection.console.warn(problem);
    if (JSON.stringify(settings) === JSON.stringify(session.settings)) return;
    session.settings = settings;
    session.projects.configure(settings);
    session.documents.touch();
    shown.refresh();
  };
  const ask = async () => use(await connection.workspace.getConfiguration('pinsight'));
  connection.onInitialized(
    guarded(session, 'settings', async () => {
      if (client.configurationChanges)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'pinsight' });
      if (client.asksConfiguration) await ask();
    }),
  );
  connection.onDidChangeConfiguration(
    guarded(session, 'settings', async ({ settings }) => {
      if (client.asksConfiguration) await ask();
      else use((settings as { pinsight?: unknown } | null)?.pinsight);
    }),
  );
}
