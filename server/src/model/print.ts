/** The abstract MMU as stable text, for keys, dumps, hovers and paths. It knows no names: the caller gives the words for pages. */
import { type Flush, flushKey } from './flush.ts';
import type { Lock, Mmu, Page, Seq } from './state.ts';

/** `read`, `free (dropped)`, `as at entry`. */
export function printLock(lock: Lock): string {
  if (lock.now === 'entry') return lock.entry === 'any' ? 'as at entry' : lock.entry;
  return lock.now === 'free' && lock.dropped ? 'free (dropped)' : lock.now;
}

/** `get, writable, dirty`. */
export function printPage(page: Page): string {
  const words: string[] = [page.reference === 'unknown' ? 'reference unknown' : page.reference];
  if (page.origin === 'pte') words.push('from a PTE');
  if (page.present === 'no') words.push('absent');
  if (page.refcounted === 'no') words.push('no struct page');
  if (page.held > 1) words.push(`${page.held} references`);
  if (page.held < 0) words.push(`${-page.held} given back`);
  if (page.held === 0 && !page.released && (page.reference === 'get' || page.reference === 'pin'))
    words.push('not held');
  if (page.released) words.push('released');
  if (page.moved) words.push('handed over');
  if (page.writable === 'yes') words.push('writable');
  if (page.installed) words.push('mapped');
  if (page.accessed) words.push('accessed');
  if (page.dirty) words.push('dirty');
  return words.join(', ');
}

/** `TLB flush owed`, `pages on invalid_list`. */
function printFlush({ owed, unless, lists }: Flush, name: (id: number) => string): string[] {
  return [
    ...(owed === 'no' ? [] : [owed === 'leaf' ? 'TLB flush owed' : 'TLB flush owed for page tables']),
    ...(unless === undefined ? [] : [`unless ${name(unless)}`]),
    ...lists.map((list) => `pages on ${name(list)}`),
  ];
}

export const printSeq = (seq: Seq): string =>
  seq.struck ? 'too old' : seq.checked ? 'checked' : seq.barrier ? 'ordered' : 'taken';

/** One line: `mmu_lock read · pfn get, writable · mmu_seq checked`. */
export function printMmu(mmu: Mmu, name: (id: number) => string): string {
  const parts = [`mmu_lock ${printLock(mmu.lock)}`];
  for (const [id, page] of mmu.pages) parts.push(`${name(id)} ${printPage(page)}`);
  for (const [id, seq] of mmu.seqs) parts.push(`${name(id)} ${printSeq(seq)}`);
  if (mmu.relaxed) parts.push('an entry that is there relaxed');
  parts.push(...printFlush(mmu.flush, name));
  if (mmu.notFollowed) parts.push('after a call that was not followed');
  return parts.join(' · ');
}

/** Equal for equal states, whatever the order in which pages came. A copy carries the key of what it was copied from, which
 *  holds as long as its parts are the same. */
export function keyOf(mmu: Mmu): string {
  const { keyed, lock, rcu, pages, seqs, flush } = mmu;
  if (
    keyed &&
    keyed.lock === lock &&
    keyed.rcu === rcu &&
    keyed.pages === pages &&
    keyed.seqs === seqs &&
    keyed.flush === flush
  )
    return keyed.key;
  const key = makeKey(mmu);
  (mmu as { keyed?: Mmu['keyed'] }).keyed = { lock, rcu, pages, seqs, flush, key };
  return key;
}

function makeKey(mmu: Mmu): string {
  const { lock } = mmu;
  // That it was dropped once says nothing new where it is free, or was free from the start.
  const dropped = lock.dropped && lock.now !== 'free' && lock.entry !== 'free';
  let key = `${lock.entry[0]}${lock.now[0]}${lock.now[1]}${lock.learnt[0]}${dropped ? 1 : 0}${mmu.rcu}${mmu.relaxed ? 'r' : ''}`;
  key += flushKey(mmu.flush);
  if (mmu.pages.size === 0 && mmu.seqs.size === 0) return key;
  for (const id of sorted(mmu.pages)) key += `|${id}${pageKey(mmu.pages.get(id)!)}`;
  key += seqsKey(mmu);
  return key;
}

/** The snapshots alone: what decides whether a check or a mapping is sound. */
export const seqsKey = (mmu: Mmu): string =>
  mmu.seqs.size === 0
    ? ''
    : sorted(mmu.seqs)
        .map((id) => `;${id}${seqKey(mmu.seqs.get(id)!)}`)
        .join('');

const seqKey = (seq: Seq): string =>
  `${seq.checked ? 'c' : ''}${seq.barrier ? 'b' : ''}${seq.struck ? 's' : ''}`;

const sorted = (map: ReadonlyMap<number, unknown>): number[] => [...map.keys()].sort((a, b) => a - b);

/** Which pages are mapped: of one that came in, another name may be. */
export function mappedKey(mmu: Mmu): string {
  let key = mmu.relaxed ? 'r' : '';
  for (const [id, page] of mmu.pages) if (page.installed) key += `+${id}`;
  return key;
}

export function pageKey(page: Page): string {
  const flags =
    (page.released ? 1 : 0) |
    (page.moved ? 2 : 0) |
    (page.guest ? 4 : 0) |
    (page.installed ? 8 : 0) |
    (page.accessed ? 16 : 0) |
    (page.dirty ? 32 : 0) |
    (page.many ? 64 : 0) |
    (page.own ? 128 : 0) |
    ((page.mapped + 4) << 8);
  return `:${page.origin[0]}${page.reference[0]}${page.held}${page.refcounted[0]}${page.present[0]}${page.writable[0]}${flags}`;
}
