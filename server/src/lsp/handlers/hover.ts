/** Hover: what the analysis knows at the cursor, as a block of fixed width because its columns carry meaning. It knows
 *  none of the words. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { handOver } from '../analysis.ts';
import { offsetOf, spanRange } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import { logFailure, type Session } from '../session.ts';

export function hover(session: Session): void {
  session.connection.onHover(async ({ textDocument, position }) => {
    const document = session.documents.get(textDocument.uri);
    if (!document || document.path === undefined || document.trouble !== undefined) return null;
    try {
      return await hoverAt(session, document, offsetOf(document.text, position, session.client.encoding));
    } catch (error) {
      logFailure(session, `hover in ${document.uri}`, error);
      return null;
    }
  });
}

async function hoverAt(session: Session, document: OpenDocument, offset: number): Promise<Hover | null> {
  const { stamp } = document;
  const path = document.path!;
  const home = await session.projects.homeOf(path);
  if (!home) return null;
  const ask = () => home.project.hover(home.pathOf(path), offset);
  const isHeld = await home.project.holds(home.pathOf(path), document.text.getText());
  const found =
    isHeld && document.stamp === stamp
      ? await ask()
      : await home.exclusive(async () => {
          await handOver(session, home);
          return document.stamp === stamp ? ask() : undefined;
        });
  // The text may have moved on, and an offset into the old one means nothing in the new.
  if (!found || document.stamp !== stamp) return null;
  const { encoding, markdownHover } = session.client;
  return {
    contents: markdownHover
      ? { kind: MarkupKind.Markdown, value: fenced(found.lines) }
      : { kind: MarkupKind.PlainText, value: found.lines.join('\n') },
    range: spanRange(document.text, found.start, Math.max(found.start, found.end), encoding),
  };
}

/** A fence longer than any in the text. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${lines.join('\n')}\n${fence}`;
}
