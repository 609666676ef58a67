/** Constructors that keep the tables terse: operands, effects and whole tables with their defaults. They know no name
 *  of the kernel. */
import type { Api, Effect, Family, LockMode, LockRef, Ref } from '../effect.ts';

/** One line of a table. Parameters are a list in words (`kvm gfn`); what is left out needs nothing, does nothing to
 *  the abstract MMU, does not sleep and returns nothing. A name that not every release has is known by its number of
 *  parameters where the tree shows it, so that a backport counts. */
export type Row = Pick<Api, 'name' | 'does' | 'source'> &
  Partial<Omit<Api, 'name' | 'family' | 'params' | 'does' | 'source'>> & { readonly params?: string };

export const table = (family: Family, rows: readonly Row[]): readonly Api[] =>
  rows.map((row) => {
    const params = row.params === undefined || row.params === '' ? [] : row.params.split(' ');
    const bounded = row.since !== undefined || row.until !== undefined;
    const when = row.when ?? (bounded ? { params: params.length } : undefined);
    return { effects: [], sleeps: 'no', needs: '', returns: 'nothing', ...row, family, params, when };
  });

/** The same row under several names. */
export const named = (names: string, row: Omit<Row, 'name'>): Row[] =>
  names.split(' ').map((name) => ({ ...row, name }));

export const arg = (n: number): Ref => ({ in: 'arg', n });
export const out = (n: number, field?: string): Ref =>
  field === undefined ? { in: 'out', n } : { in: 'out', n, field };
export const result: Ref = { in: 'result' };

type Lookup = Extract<Effect, { e: 'lookup' }>;
export const lookup = (
  from: Lookup['from'],
  reference: Lookup['reference'],
  refcounted: Lookup['refcounted'],
  failure: Lookup['failure'],
  where: Pick<Lookup, 'pfn' | 'page' | 'writable' | 'count' | 'pinnedIf' | 'request' | 'forWrite' | 'lost'>,
): Effect => ({ e: 'lookup', from, reference, refcounted, failure, ...where });

type Release = Extract<Effect, { e: 'release' }>;
type ReleaseHow = Omit<Release, 'e' | 'page' | 'how'>;
export const put = (page: Ref, how: ReleaseHow = {}): Effect => ({ e: 'release', page, how: 'put', ...how });
export const unpin = (page: Ref, how: ReleaseHow = {}): Effect => ({
  e: 'release',
  page,
  how: 'unpin',
  ...how,
});

export const mark = (page: Ref, which: 'dirty' | 'accessed'): Effect => ({ e: 'mark', page, mark: which });
export const use = (page: Ref, how: Extract<Effect, { e: 'use' }>['how']): Effect => ({
  e: 'use',
  page,
  how,
});
export const get = (page: Ref): Effect => ({ e: 'get', page });
export const tryGet = (page: Ref): Effect => ({ e: 'get', page, try: true });
export const view = (of: Ref, as: Ref): Effect => ({ e: 'view', of, as });
export const nullableView = (of: Ref, as: Ref): Effect => ({ e: 'view', of, as, nullable: true });
export const failingView = (of: Ref, as: Ref): Effect => ({ e: 'view', of, as, mayFail: true });
export const addressView = (of: Ref, as: Ref): Effect => ({ e: 'view', of, as, address: true });
/** A mapping that must be undone. */
export const mapLocal = (page: Ref): Effect => ({ e: 'use', page, how: 'map', undone: true });
export const unmap = (page: Ref): Effect => ({ e: 'unmap', page });
export const test = (page: Ref, is: Extract<Effect, { e: 'test' }>['is']): Effect => ({
  e: 'test',
  page,
  is,
});

export const address = (of: Ref): LockRef => ({ by: 'address', of });
export const owner = (of: Ref): LockRef => ({ by: 'owner', of });
export const lock = (of: LockRef, mode: LockMode): Effect => ({ e: 'lock', lock: of, mode });
export const tryLock = (of: LockRef, mode: LockMode): Effect => ({ e: 'lock', lock: of, mode, try: true });
export const unlock = (of: LockRef, mode: LockMode): Effect => ({ e: 'unlock', lock: of, mode });
export const assertHeld = (of: LockRef, mode: LockMode): Effect => ({ e: 'assert', lock: of, mode });
export const isHeld = (of: LockRef, mode: LockMode): Effect => ({ e: 'is-held', lock: of, mode });

export const zap = (
  owes: Extract<Effect, { e: 'zap' }>['owes'],
  how: Omit<Extract<Effect, { e: 'zap' }>, 'e' | 'owes'> = {},
): Effect => ({ e: 'zap', owes, ...how });
export const flush: Effect = { e: 'flush' };

type Install = Extract<Effect, { e: 'install' }>;
export const install = (page: Ref, when: Install['when'], but?: Install['but']): Install => ({
  e: 'install',
  page,
  when,
  but,
});
/** Rights of an entry that is there are changed: no pfn is named. */
export const relax = (when: Install['when']): Effect => ({ e: 'install', when });
