/** A line on stderr that says how far a check has come, for somebody who watches a terminal. It knows no project, and
 *  is silent where stderr is a file or a pipe. */
import type { Host } from './host.ts';

export interface Progress {
  readonly show: (done: number, all: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Ten times a second is as often as a person reads; drawing each file costs more than checking some. */
const EVERY = 100;

export function progressOn(host: Host): Progress {
  let last = 0;
  if (!host.terminal) return { show: () => undefined, end: () => undefined };
  return {
    show: (done, all) => {
      const now = performance.now();
      if (last !== 0 && now - last < EVERY) return;
      last = now;
      host.err(`\r${done} of ${all} files`);
    },
    end: () => {
      if (last !== 0) host.err('\r\x1b[K');
    },
  };
}
