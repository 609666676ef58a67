/** Diagnostics for clients that ask for them: the answer is for the version they asked about, or the request to ask
 *  again. It never publishes anything. */
import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { translate } from '../translation.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Lets messages that arrived together with the request in first: an edit among them makes it void. */
const settle = 1;

export function pullDiagnostics(session: Session, analysis: Analysis): Diagnostics {
  const last = new Map<string, Answer>();

  session.connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = session.documents.get(textDocument.uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { stamp } = document;
    await new Promise((resolve) => setTimeout(resolve, settle));
    const outcome = await analysis.run(document, () => token.isCancellationRequested);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (!outcome) throw askAgain();
    const items = outcome.home ? await translate(session, outcome.home, document.text, outcome.findings) : [];
    if (document.stamp !== stamp) throw askAgain();
    return answer(textDocument.uri, previousResultId, items);
  });

  /** The same list as the client has is not sent, so that nothing flickers. */
  const answer = (
    uri: string,
    previous: string | undefined,
    items: DocumentDiagnosticReport & { kind: 'full' } extends { items: infer I } ? I : never,
  ): DocumentDiagnosticReport => {
    const text = JSON.stringify(items);
    const known = last.get(uri);
    if (known && known.text === text && previous === `${known.id}`)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
    const id = (known?.id ?? 0) + 1;
    last.set(uri, { id, text });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: `${id}`, items };
  };

  return {
    changed() {},
    closed: (document: OpenDocument) => void last.delete(document.uri),
    refresh() {
      if (session.client.refreshes) session.connection.languages.diagnostics.refresh();
    },
  };
}

interface Answer {
  readonly id: number;
  readonly text: string;
}

/** Never an empty list for a document that changed meanwhile: that would look like no findings. */
const askAgain = () =>
  new ResponseError(LSPErrorCodes.ServerCancelled, 'the document changed', { retriggerRequest: true });
