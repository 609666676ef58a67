/** What keeps its place in page tables, and in lists of the pages that hold them, only while mmu_lock is held: tables of names,
 *  for whoever asks what survives a yield. It knows no state and no path. */

/** Iterating macros by their arguments that hold the place. `list`: which argument is the list's head. */
export interface Places {
  readonly cursors: readonly number[];
  readonly list?: number;
}

const each = (names: string, places: Places): readonly (readonly [string, Places])[] =>
  names.split(' ').map((name) => [name, places] as const);

/** Walks by gfn, over memslots and over roots that a reference keeps are none: nothing that they hold goes with the lock. */
export const PLACES: ReadonlyMap<string, Places> = new Map([
  ...each(
    'list_for_each_entry list_for_each_entry_reverse list_for_each_entry_continue list_for_each_entry_from ' +
      'list_for_each_entry_rcu list_for_each hlist_for_each_entry hlist_for_each_entry_rcu',
    { cursors: [0], list: 1 },
  ),
  ...each(
    'list_for_each_entry_safe list_for_each_entry_safe_reverse list_for_each_entry_safe_continue ' +
      'list_for_each_entry_safe_from list_for_each_safe hlist_for_each_entry_safe',
    { cursors: [0, 1], list: 2 },
  ),
  ...each('for_each_rmap_spte for_each_rmap_spte_lockless', { cursors: [1, 2] }),
  ...each(
    'for_each_valid_sp for_each_gfn_valid_sp for_each_gfn_valid_sp_with_gptes for_each_gfn_indirect_valid_sp',
    { cursors: [1] },
  ),
  ...each('for_each_sp', { cursors: [1] }),
]);

/** An iterator that stands in a page table: what it read there grows old, the gfn it stands at does not. */
export const WALKERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['struct tdp_iter', ['old_spte', 'sptep']],
  ['struct rmap_iterator', ['desc', 'pos']],
]);

/** Members by which an iterator is told that somebody yielded: its next step begins at the root. */
export const TOLD_OF_YIELD: ReadonlySet<string> = new Set(['yielded']);

/** What these give lives as long as nobody zaps it. The parameter that they are asked with is a SPTE's address. */
export const FROM_SPTEP: ReadonlySet<string> = new Set([
  'sptep_to_sp',
  'spte_to_child_sp',
  'rmap_get_first',
  'rmap_get_next',
]);

/** Of lists of shadow pages. */
export const FROM_LIST: ReadonlySet<string> = new Set([
  'list_first_entry',
  'list_first_entry_or_null',
  'list_last_entry',
  'list_next_entry',
  'list_prev_entry',
]);

export const SHADOW_PAGE = /^struct kvm_mmu_page \*$/;

/** They print what they are given, and follow nothing. */
export const PRINTS = /^(trace_|pr_|printk|WARN|BUG|kvm_(err|info|debug))/;
