/** The TLB flush that a zap owes, as one component of the state: pure transitions. Which variable tells of the debt it does
 *  not know: a path that owes and a path that does not are two states, and what their variables hold tells them apart. */

/** What was zapped: nothing, mappings, or page tables, which RCU keeps alive for walkers. */
export type Owed = 'no' | 'leaf' | 'table';

export interface Flush {
  /** Zapped on this path since the last flush. */
  readonly owed: Owed;
  /** Nonzero: what was zapped belongs to a root that nobody runs on, and nothing is owed. */
  readonly unless?: number;
  /** Lists of zapped shadow pages that were not committed, by value. */
  readonly lists: readonly number[];
  /** What the caller owed at entry still is as it was; otherwise it was flushed, or lost where that was told. */
  readonly pending: boolean;
}

export const noFlush: Flush = { owed: 'no', lists: [], pending: true };

/** Nothing owed, by whomever. */
export const settled: Flush = { owed: 'no', lists: [], pending: false };

export const isOwed = ({ owed, lists }: Flush): boolean => owed !== 'no' || lists.length > 0;

const worse = (a: Owed, b: Owed): Owed => (a === 'table' || b === 'table' ? 'table' : a === 'no' ? b : a);

/** A debt with two conditions is one without: either may be due. */
export function owe(flush: Flush, what: Owed, unless?: number): Flush {
  if (what === 'no') return flush;
  const owed = worse(flush.owed, what);
  const kept = flush.owed === 'no' || flush.unless === unless ? unless : undefined;
  return owed === flush.owed && kept === flush.unless ? flush : { ...flush, owed, unless: kept };
}

export const oweList = (flush: Flush, list: number): Flush =>
  flush.lists.includes(list)
    ? flush
    : { ...flush, lists: [...flush.lists, list].sort((one, other) => one - other) };

/** A flush pays for all that was zapped before it, whoever did; pages on lists are flushed as well. */
export const pay = (flush: Flush): Flush =>
  flush.owed === 'no' && flush.lists.length === 0 && !flush.pending ? flush : settled;

/** What is known of the condition now: the debt is none, or it is due. */
export const decide = (flush: Flush, isWaived: boolean): Flush => ({
  ...flush,
  owed: isWaived ? 'no' : flush.owed,
  unless: undefined,
});

/** Two states of one path's two ways: what only one of them owes is nobody's to judge. */
export function joinFlush(a: Flush, b: Flush): Flush {
  if (flushKey(a) === flushKey(b)) return a;
  return {
    owed: a.owed === b.owed ? a.owed : 'no',
    unless: a.unless === b.unless ? a.unless : undefined,
    lists: a.lists.filter((list) => b.lists.includes(list)),
    pending: a.pending && b.pending,
  };
}

/** Without the lists that `isKept` does not know. */
export const keepLists = (flush: Flush, isKept: (id: number) => boolean): Flush =>
  flush.lists.every(isKept) ? flush : { ...flush, lists: flush.lists.filter(isKept) };

/** What a callee did, after what its caller owed. */
export function composeFlush(caller: Flush, callee: Flush, translate: (id: number) => number): Flush {
  if (callee === noFlush) return caller;
  let flush = callee.pending ? caller : settled;
  flush = owe(flush, callee.owed, callee.unless === undefined ? undefined : translate(callee.unless));
  for (const list of callee.lists) flush = oweList(flush, translate(list));
  return flush;
}

/** Empty where nothing is owed and nothing was asked for, as in most functions. */
export const flushKey = ({ owed, unless, lists, pending }: Flush): string =>
  owed === 'no' && lists.length === 0 && pending
    ? ''
    : `!${owed === 'no' ? '' : owed[0]}${unless ?? ''}${lists.join(',')}${pending ? 'p' : ''}`;

export const renameFlush = (flush: Flush, rename: (id: number) => number): Flush =>
  flush.lists.length === 0 && flush.unless === undefined
    ? flush
    : {
        ...flush,
        unless: flush.unless === undefined ? undefined : rename(flush.unless),
        lists: [...new Set(flush.lists.map(rename))].sort((one, other) => one - other),
      };
