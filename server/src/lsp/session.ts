/** What the handlers of one connection share, as plain data, and the one way to log. It knows no request and no
 *  analysis. */
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Encoding } from './convert.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';
import type { Projects } from './projects.ts';
import type { Settings } from './settings.ts';

/** What the client can do, read once when it introduces itself. */
export interface ClientTraits {
  readonly encoding: Encoding;
  /** It asks for diagnostics; otherwise they are pushed. Never both. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly relatedInformation: boolean;
  readonly markdownHover: boolean;
  readonly asksConfiguration: boolean;
  readonly configurationChanges: boolean;
  readonly watches: boolean;
  readonly relativeWatches: boolean;
  readonly progress: boolean;
  /** Where a rule's page is, with `{id}`; undefined for the page that ships. */
  readonly rulePage: string | undefined;
}

export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientTraits;
  readonly documents: Documents;
  readonly projects: Projects;
  settings: Settings;
  /** True from `shutdown` on. */
  over: boolean;
}

export function traitsOf(
  capabilities: ClientCapabilities,
  encoding: Encoding,
  rulePage: string | undefined,
): ClientTraits {
  const { textDocument, workspace, window } = capabilities;
  const watching = workspace?.didChangeWatchedFiles;
  return {
    encoding,
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true || saysRelated(textDocument),
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    asksConfiguration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: watching?.dynamicRegistration === true,
    relativeWatches: watching?.relativePatternSupport === true,
    progress: window?.workDoneProgress === true,
    rulePage,
  };
}

/** Since 3.18 a pulling client says it with its pull capability. */
const saysRelated = (textDocument: ClientCapabilities['textDocument']): boolean =>
  textDocument?.diagnostic?.relatedInformation === true;

/** What it takes to log. */
export type Telling = Pick<Session, 'connection' | 'over'>;

/** Runs a handler so that whatever it throws is logged and the server goes on. */
export function guarded<A extends unknown[]>(
  session: Telling,
  name: string,
  handler: (...args: A) => void | Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await handler(...args);
    } catch (error) {
      logFailure(session, name, error);
    }
  };
}

export function logFailure(session: Telling, what: string, error: unknown): void {
  if (session.over) return;
  try {
    session.connection.console.error(`${what} failed: ${wordsOf(error)}`);
  } catch {
    // The connection closed under a running analysis: there is nobody left to tell.
    session.over = true;
  }
}

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
