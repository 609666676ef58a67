/** From the outcome of an analysis to the diagnostics of one document: the facts about the session that a translation
 *  asks for. It decides nothing about when they are sent. */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../service/finding.ts';
import { diagnosticsOf } from './convert.ts';
import type { Home } from './projects.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** Asynchronous only for a client with other columns than ours, for which the lines of other files must be read. */
export async function translate(
  session: Session,
  home: Home,
  document: TextDocument,
  findings: readonly Finding[],
): Promise<Diagnostic[]> {
  const texts = await textsOf(session, home, findings);
  const { encoding, relatedInformation, rulePage } = session.client;
  return diagnosticsOf(findings, {
    document,
    encoding,
    related: relatedInformation,
    uriOf: (file) => session.documents.byPath(absolute(home, file))?.uri ?? uriOf(absolute(home, file)),
    textOf: (file) => session.documents.byPath(absolute(home, file))?.text ?? texts.get(file),
    rulePage: (id) => rulePage?.replaceAll('{id}', id) ?? session.host.rulePage(id),
  });
}

/** Files of findings are relative to their tree; those of loose files are as given, which is absolute here. */
export const absolute = (home: Home, file: string): string =>
  home.root === '' ? file : `${home.root}/${file}`;

async function textsOf(
  session: Session,
  home: Home,
  findings: readonly Finding[],
): Promise<Map<string, TextDocument>> {
  const texts = new Map<string, TextDocument>();
  if (session.client.encoding === 'utf-16') return texts;
  const files = new Set(findings.flatMap((finding) => finding.path.map((step) => step.file)));
  for (const file of files) {
    const path = absolute(home, file);
    if (session.documents.byPath(path)) continue;
    const text = await session.host.readText(path);
    if (text !== undefined) texts.set(file, TextDocument.create(uriOf(path), 'c', 0, text));
  }
  return texts;
}
