/** Keeps the client's status item up to date: what runs, what was found, what it costs. It asks the analysis nothing;
 *  it is told. */
import type { StatusMethod, StatusParams } from '../../protocol.ts';
import type { Observer } from '../analysis.ts';
import { leadersOf } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { Home } from '../projects.ts';
import { guarded, type Session } from '../session.ts';

const method: StatusMethod = 'pinsight/status';

/** A person does not read faster, and typing must not be doubled by messages. */
const shortestInterval = 250;

export interface Status extends Observer {
  closed(document: OpenDocument): void;
}

export function status(session: Pick<Session, 'connection' | 'host' | 'over'>): Status {
  const counts = new Map<string, { home: Home; findings: number }>();
  let state: StatusParams['state'] = 'idle';
  let current: Home | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = '';

  const send = guarded(session, 'status', async () => {
    timer = undefined;
    if (session.over) return;
    const ours = [...counts.values()].filter(({ home }) => home === current);
    const params: StatusParams = {
      state,
      root: current?.root ?? '',
      kernelVersion: current?.version ?? '',
      memory: session.host.memory(),
      findings: ours.reduce((sum, { findings }) => sum + findings, 0),
    };
    // Memory moves with every breath; in steps of a megabyte it is worth a message.
    const text = JSON.stringify({ ...params, memory: Math.round(params.memory / 1e6) });
    if (text === sent) return;
    sent = text;
    await session.connection.sendNotification(method, params);
  });
  const soon = () => {
    if (timer === undefined) timer = setTimeout(send, shortestInterval);
  };

  return {
    began(home) {
      current = home;
      state = 'analysing';
      soon();
    },
    ended(home, document, outcome) {
      if (outcome !== 'dropped') state = outcome === 'failed' ? 'failed' : 'idle';
      if (typeof outcome === 'object')
        counts.set(document.uri, { home, findings: leadersOf(outcome.findings).length });
      soon();
    },
    closed(document) {
      if (counts.delete(document.uri)) soon();
    },
  };
}
