/** Diagnostics for clients that wait for them: soon after the last character, always for a version that the client
 *  has seen. It does not know how findings come about. */
import type { Analysis, Outcome } from '../analysis.ts';
import type { OpenDocument } from '../documents.ts';
import type { Home } from '../projects.ts';
import { guarded, type Session } from '../session.ts';
import { translate } from '../translation.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Long enough for a burst of messages that arrived together, too short to be felt. */
const shortest = 1;
/** An analysis that takes longer than this is not run for every character. */
const quick = 20;
const longest = 200;
/** Other documents follow when the typing pauses. */
const pause = 300;

/** Milliseconds to wait before an analysis, from what the last one took. */
export const delayAfter = (lastMilliseconds: number): number =>
  lastMilliseconds <= quick ? shortest : Math.min(lastMilliseconds, longest);

export function pushDiagnostics(session: Session, analysis: Analysis): Diagnostics {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const took = new Map<string, number>();
  const published = new Set<string>();
  let ripple: ReturnType<typeof setTimeout> | undefined;

  const schedule = (document: OpenDocument, delay: number) => {
    clearTimeout(timers.get(document.uri));
    timers.set(document.uri, setTimeout(guarded(session, 'diagnostics', run), delay, document));
  };

  const run = async (document: OpenDocument) => {
    timers.delete(document.uri);
    const outcome = await analysis.run(document);
    if (!outcome || session.documents.get(document.uri) !== document) return;
    // The first one reads the tree too, which no later one does: it says nothing about the next.
    took.set(document.uri, took.has(document.uri) ? outcome.milliseconds : 0);
    await publish(document, outcome);
  };

  const publish = async (document: OpenDocument, outcome: Outcome) => {
    const { stamp } = document;
    const items = outcome.home ? await translate(session, outcome.home, document.text, outcome.findings) : [];
    if (document.stamp !== stamp || session.over) return;
    // A document that never had any is not mentioned: silence outside KVM.
    if (items.length === 0 && !outcome.home && !published.has(document.uri)) return;
    published.add(document.uri);
    await session.connection.sendDiagnostics({
      uri: document.uri,
      version: document.text.version,
      diagnostics: items,
    });
  };

  const others = async (edited: OpenDocument) => {
    const home = await homeOf(session, edited);
    for (const document of session.documents.all())
      if (document !== edited && home && (await homeOf(session, document)) === home)
        schedule(document, shortest);
  };

  return {
    changed(document) {
      schedule(document, delayAfter(took.get(document.uri) ?? 0));
      clearTimeout(ripple);
      ripple = setTimeout(guarded(session, 'diagnostics', others), pause, document);
    },
    closed(document) {
      clearTimeout(timers.get(document.uri));
      timers.delete(document.uri);
      took.delete(document.uri);
      if (published.delete(document.uri))
        void session.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    },
    refresh() {
      for (const document of session.documents.all()) schedule(document, shortest);
    },
  };
}

const homeOf = async (session: Session, { path }: OpenDocument): Promise<Home | undefined> =>
  path === undefined ? undefined : session.projects.homeOf(path);
