/** How one primitive effect changes the abstract MMU: pure transitions, one function an effect, each saying what was
 *  wrong about it. It knows nothing of rules: a wrong step is a fact, whether it is a finding is decided above. */
import type { LockMode, Reference } from './effect.ts';
import { noFlush } from './flush.ts';
import type { Lock, Mmu, Page, PageId, Seq } from './state.ts';

export const entryLock: Lock = { entry: 'any', now: 'entry', learnt: 'no', dropped: false };

export const emptyMmu: Mmu = {
  lock: entryLock,
  rcu: 0,
  pages: new Map(),
  seqs: new Map(),
  relaxed: false,
  flush: noFlush,
  notFollowed: false,
  keyed: undefined,
};

/** What the lock is here, as far as this function knows. */
export type LockNow = 'any' | 'free' | 'read' | 'write' | 'held' | 'unknown';

export const lockNow = (lock: Lock): LockNow => (lock.now === 'entry' ? lock.entry : lock.now);

export const isHeld = (now: LockNow): boolean => now === 'read' || now === 'write' || now === 'held';

/** What was wrong with a lock operation. */
export type LockFault = 'taken-twice' | 'not-held' | 'wrong-mode' | undefined;

export function takeLock(lock: Lock, mode: LockMode): { lock: Lock; fault: LockFault } {
  const now = lockNow(lock);
  // Code that takes the lock is believed over an assertion on the way to it.
  const learns = lock.now === 'entry' && (lock.entry === 'any' || lock.learnt === 'asserted');
  const taken: Lock = {
    entry: learns ? 'free' : lock.entry,
    learnt: learns ? 'taken' : lock.learnt,
    now: mode,
    dropped: lock.dropped,
  };
  return { lock: taken, fault: isHeld(now) ? 'taken-twice' : undefined };
}

export function dropLock(lock: Lock, mode: LockMode): { lock: Lock; fault: LockFault } {
  const now = lockNow(lock);
  const learns = lock.now === 'entry' && lock.entry === 'any';
  const dropped: Lock = {
    entry: learns ? mode : lock.entry,
    learnt: learns ? 'dropped' : lock.learnt,
    now: 'free',
    dropped: true,
  };
  return {
    lock: dropped,
    fault: now === 'free' ? 'not-held' : isOther(now, mode) ? 'wrong-mode' : undefined,
  };
}

/** lockdep says how the lock is here: where nothing else is known it is believed, and a contradiction is told. */
export function assertLock(lock: Lock, mode: LockMode): { lock: Lock; fault: LockFault } {
  const now = lockNow(lock);
  if (now === 'any') return { lock: { ...lock, entry: mode, learnt: 'asserted' }, fault: undefined };
  if (now === 'unknown') return { lock: { ...lock, now: mode }, fault: undefined };
  if (now === 'held' && mode !== 'held')
    return {
      lock: lock.now === 'entry' ? { ...lock, entry: mode } : { ...lock, now: mode },
      fault: undefined,
    };
  if (now === 'free') return { lock, fault: 'not-held' };
  return { lock, fault: isOther(now, mode) ? 'wrong-mode' : undefined };
}

/** A call that sleeps shows that the lock was free at entry, where nothing else was learnt. */
export function sleepLock(lock: Lock): Lock {
  return lock.now === 'entry' && lock.entry === 'any' ? { ...lock, entry: 'free', learnt: 'slept' } : lock;
}

const isOther = (now: LockNow, mode: LockMode): boolean =>
  (now === 'read' && mode === 'write') || (now === 'write' && mode === 'read');

/** Once the lock is dropped, no check made under it counts. */
export function forgetChecks(mmu: Mmu): Mmu {
  if (![...mmu.seqs.values()].some((seq) => seq.checked)) return mmu;
  const seqs = new Map<number, Seq>();
  for (const [id, seq] of mmu.seqs) seqs.set(id, { ...seq, checked: false });
  return { ...mmu, seqs };
}

/** A page that came in from outside; what callers know of it is added at the call. */
export const entryPage: Page = {
  named: 'pointer',
  many: false,
  origin: 'entry',
  reference: 'unknown',
  held: 0,
  refcounted: 'maybe',
  present: 'maybe',
  released: false,
  moved: false,
  writable: 'maybe',
  rights: undefined,
  guest: false,
  installed: false,
  accessed: false,
  dirty: false,
  mapped: 0,
  own: false,
};

export function foundPage(
  reference: Reference,
  known: Pick<Page, 'refcounted' | 'origin' | 'guest' | 'named' | 'many'> & Partial<Page>,
): Page {
  return { ...entryPage, ...known, reference, held: reference === 'none' ? 0 : 1 };
}

export const withPage = (mmu: Mmu, id: PageId, page: Page): Mmu => ({
  ...mmu,
  pages: new Map(mmu.pages).set(id, page),
});

/** Rights of an entry that is there were changed: every page in hand that is meant for the guest is behind it. */
export function mapAll(mmu: Mmu): Mmu {
  const pages = new Map<PageId, Page>();
  for (const [id, page] of mmu.pages) pages.set(id, page.guest ? { ...page, installed: true } : page);
  return { ...mmu, pages, relaxed: true };
}

/** Nobody can hold a reference: an error pfn, NULL, or a pfn without a struct page. */
export const withoutReference = (page: Page): Page => ({
  ...page,
  reference: page.origin === 'entry' ? page.reference : 'none',
  held: Math.min(page.held, 0),
});

/** What giving back one reference did. `none-left`: this path held none any more. */
export function releasePage(page: Page): { page: Page; noneLeft: boolean } {
  if (page.present === 'no' || page.refcounted === 'no') return { page, noneLeft: false };
  if (page.many) return { page: { ...page, held: Math.min(page.held, 0) }, noneLeft: false };
  const noneLeft = page.origin !== 'entry' && page.held <= 0 && page.released && !page.moved;
  const held = Math.max(page.held - 1, -3);
  return { page: { ...page, held, released: page.origin === 'entry' ? held < 0 : held <= 0 }, noneLeft };
}

export const getPage = (page: Page): Page => ({
  ...page,
  held: Math.min(page.held + 1, 3),
  released: false,
  reference: page.reference === 'none' || page.reference === 'unknown' ? 'get' : page.reference,
});

/** A callee's view of a page it was handed, added to what the caller knows of it: what the callee's body would have done on
 *  the spot. */
export function composePage(before: Page, callee: Page): Page {
  const isPage = before.present !== 'no' && before.refcounted !== 'no';
  // A count at its cap stands for more than it says.
  const held =
    Math.abs(callee.held) >= 3 ? callee.held : Math.max(-3, Math.min(3, before.held + callee.held));
  return {
    ...before,
    moved: before.moved || callee.moved,
    writable: callee.writable === 'maybe' ? before.writable : callee.writable,
    guest: before.guest || callee.guest,
    installed: before.installed || callee.installed,
    accessed: before.accessed || callee.accessed,
    dirty: before.dirty || callee.dirty,
    mapped: Math.max(-3, Math.min(3, before.mapped + callee.mapped)),
    reference: isPage ? composeReference(before, callee) : before.reference,
    refcounted: isPage && callee.refcounted !== 'maybe' ? callee.refcounted : before.refcounted,
    present: isPage && callee.present !== 'maybe' ? callee.present : before.present,
    // Nobody can hold or give back what is no page.
    held: !isPage ? before.held : before.many && callee.held < 0 ? Math.min(held, 0) : held,
    released: isPage && !before.many ? releasedAfter(before, callee, held) : before.released,
  };
}

/** One reference more on a pinned page leaves it pinned. */
function composeReference(before: Page, callee: Page): Page['reference'] {
  if (callee.reference === 'unknown') return before.reference;
  return before.reference === 'pin' && callee.reference === 'get' ? 'pin' : callee.reference;
}

function releasedAfter(before: Page, callee: Page, held: number): boolean {
  if (callee.held > 0) return false;
  if (callee.held === 0 && !callee.released) return before.released;
  return before.origin === 'entry' ? held < 0 : held <= 0;
}

/** Whether a way that learnt this of its entry can be entered so. */
export function canEnter(caller: Lock, callee: Lock): boolean {
  const now = lockNow(caller);
  if (callee.entry === 'any' || now === 'any' || now === 'unknown') return true;
  if (callee.entry === 'free') return !isHeld(now);
  return isHeld(now) && (now === 'held' || callee.entry === 'held' || now === callee.entry);
}

/** The lock after a call, of what it was before and what the callee's way says. */
export function composeLock(caller: Lock, callee: Lock): Lock {
  const takesAll = caller.learnt === 'asserted' && callee.entry === 'free' && callee.learnt === 'taken';
  const learns = caller.now === 'entry' && callee.entry !== 'any' && (caller.entry === 'any' || takesAll);
  return {
    entry: learns ? callee.entry : caller.entry,
    learnt: learns ? callee.learnt : caller.learnt,
    now: callee.now === 'entry' ? caller.now : callee.now,
    dropped: caller.dropped || callee.dropped,
  };
}
