/** What push and pull have in common: which of the two is used, and what the rest of the server may tell it. It holds
 *  no diagnostics. */
import type { Analysis } from '../analysis.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { pullDiagnostics } from './pull.ts';
import { pushDiagnostics } from './push.ts';

export interface Diagnostics {
  /** Opened or edited. */
  changed(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  /** Something that many documents depend on changed: settings, files on the disk. */
  refresh(): void;
}

/** Two collections in the client would show everything twice, so it is one or the other. */
export function diagnostics(session: Session, analysis: Analysis): Diagnostics {
  return session.client.pulls ? pullDiagnostics(session, analysis) : pushDiagnostics(session, analysis);
}
