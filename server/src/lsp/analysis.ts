/** Brings one open document to its findings: hands the editor's texts over, runs the check, drops what came too late.
 *  It does not know whether the client is pushed to or pulls, and turns no finding into a diagnostic. */
import type { Finding, Notification } from '../service/finding.ts';
import type { OpenDocument } from './documents.ts';
import type { Home } from './projects.ts';
import { logFailure, type Session } from './session.ts';

export interface Outcome {
  /** Undefined for a document we have nothing to say about. */
  readonly home: Home | undefined;
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

/** Told about each analysis, for the status item. */
export interface Observer {
  began(home: Home): void;
  ended(home: Home, document: OpenDocument, outcome: Outcome | 'failed' | 'dropped'): void;
}

export class Analysis {
  private readonly session: Session;
  private readonly observer: Observer;
  private readonly kept = new WeakMap<OpenDocument, Kept>();
  private readonly told = new Set<string>();

  constructor(session: Session, observer: Observer) {
    this.session = session;
    this.observer = observer;
  }

  /** Undefined when the document moved on, was closed, or `cancelled` said so: then a later run has the answer. */
  async run(document: OpenDocument, cancelled: () => boolean = () => false): Promise<Outcome | undefined> {
    const stamp = document.stamp;
    const stale = () => document.stamp !== stamp || cancelled() || this.session.over;
    if (document.trouble !== undefined) return this.decline(document, document.trouble);
    const home = document.path === undefined ? undefined : await this.session.projects.homeOf(document.path);
    if (!home) return nothing;
    return home.exclusive(async () => (stale() ? undefined : this.check(home, document, stale)));
  }

  private async check(
    home: Home,
    document: OpenDocument,
    stale: () => boolean,
  ): Promise<Outcome | undefined> {
    await handOver(this.session, home);
    const known = this.kept.get(document);
    if (
      known &&
      known.stamp === document.stamp &&
      known.generation === home.generation &&
      known.outcome.home === home
    )
      return known.outcome;
    this.observer.began(home);
    const { generation } = home;
    const outcome = await this.measured(home, document, stale);
    this.observer.ended(home, document, outcome);
    if (outcome === 'dropped') return undefined;
    if (outcome === 'failed') return nothing;
    this.kept.set(document, { stamp: document.stamp, generation, outcome });
    return outcome;
  }

  private async measured(
    home: Home,
    document: OpenDocument,
    stale: () => boolean,
  ): Promise<Outcome | 'failed' | 'dropped'> {
    const started = this.session.host.now();
    const cancel = {
      get cancelled() {
        return stale();
      },
    };
    try {
      await home.kernelVersion();
      const result = await home.project.checkFile(home.pathOf(document.path!), cancel);
      if (result === undefined || stale()) return 'dropped';
      this.tell(result.notifications);
      return { home, findings: result.findings, milliseconds: this.session.host.now() - started };
    } catch (error) {
      logFailure(this.session, `analysis of ${document.uri}`, error);
      return stale() ? 'dropped' : 'failed';
    }
  }

  /** What was not analysed is said once, not with every character. */
  private tell(notifications: readonly Notification[]): void {
    for (const { file, function: name, line, kind, words } of notifications) {
      const key = `${file} ${name} ${kind}`;
      if (this.told.has(key)) continue;
      this.told.add(key);
      this.session.connection.console.info(
        `${file}:${line}: note: ${name === '' ? '' : `${name}: `}${words}`,
      );
    }
  }

  private decline(document: OpenDocument, words: string): Outcome {
    const key = `${document.uri} ${words}`;
    if (!this.told.has(key)) this.session.connection.console.warn(`${document.uri}: ${words}`);
    this.told.add(key);
    return nothing;
  }
}

interface Kept {
  readonly stamp: number;
  readonly generation: number;
  readonly outcome: Outcome;
}

const nothing: Outcome = { home: undefined, findings: [], milliseconds: 0 };

/** Every open document of the tree: a finding may hang on a callee that is being edited next door. */
export async function handOver(session: Session, home: Home): Promise<void> {
  for (const document of session.documents.all()) {
    if (document.path === undefined || document.trouble !== undefined) continue;
    if ((await session.projects.homeOf(document.path)) !== home) continue;
    home.give(document.path, document.stamp, () => document.text.getText());
  }
}
