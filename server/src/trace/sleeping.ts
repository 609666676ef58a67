/** Sleeps at a call: those the table is sure of, and those that the flags of an allocation decide, here or for callers. It
 *  knows no rule; whether the lock is held is read off the event. */
import { waits } from '../bind/gfp.ts';
import type { Api } from '../model/effect.ts';
import { sleepLock } from '../model/step.ts';
import { argument, type Frame, happen, type Site, type Way } from './frame.ts';
import { withMmu } from './state.ts';
import type { ValueId, Values } from './value.ts';

/** Detail of a sleep that hangs on flags which only callers know; they stand in its values. */
export const ASKED = 'asked';

export function sleepIn(frame: Frame, way: Way, site: Site, api: Api): Way {
  if (api.sleeps === 'yes') return sleep(frame, way, site);
  if (!api.gfp) return way;
  const flags = argument(frame, way.state, site, api.gfp.at);
  if (flags === undefined) return api.gfp.absent ? sleep(frame, way, site) : way;
  const may = mayWait(frame.values, flags);
  if (may !== undefined) return may ? sleep(frame, way, site) : way;
  return frame.values.isPortable(flags)
    ? happen(frame, way, site, { kind: 'sleep', detail: ASKED, values: { flags } }, way.state)
    : way;
}

/** A call that sleeps: what it shows of the lock, and the event for whoever asks. */
function sleep(frame: Frame, way: Way, site: Site): Way {
  const { mmu } = way.state;
  return happen(
    frame,
    way,
    site,
    { kind: 'sleep' },
    withMmu(way.state, { ...mmu, lock: sleepLock(mmu.lock) }),
  );
}

/** What flags say of waiting; one of several that allows it is enough. */
export function mayWait(values: Values, flags: ValueId): boolean | undefined {
  const value = values.get(flags);
  if (value.v === 'const') return waits(value.name);
  if (value.v === 'num') return value.n === 0 ? false : undefined;
  if (value.v !== 'op' || value.op !== '|') return undefined;
  const parts = value.args.map((part) => mayWait(values, part));
  return parts.includes(true) ? true : parts.includes(false) ? false : undefined;
}
