/** Whether a way through a function leaves anything that a caller could notice. It looks at the state alone, not at events. */
import { flushKey } from '../model/flush.ts';
import type { State } from './state.ts';

/** The state without what sleeping showed of the lock. */
export const awake = (state: State): State =>
  state.mmu.lock.learnt === 'slept'
    ? { ...state, mmu: { ...state.mmu, lock: { ...state.mmu.lock, entry: 'any' } } }
    : state;

export const isQuiet = ({ mmu, store }: State): boolean =>
  mmu.lock.now === 'entry' &&
  mmu.lock.entry === 'any' &&
  mmu.pages.size === 0 &&
  mmu.seqs.size === 0 &&
  store.size === 0 &&
  !mmu.relaxed &&
  flushKey(mmu.flush) === '' &&
  !mmu.lock.dropped;
