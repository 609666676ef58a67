/** The state of the abstract MMU on one path, as plain data. It names pages and snapshots by opaque numbers and
 *  knows no variable, no C text and no function. */
import type { Reference } from './effect.ts';
import type { Flush } from './flush.ts';

export interface Mmu {
  readonly lock: Lock;
  /** Depth of RCU read sections; -1 unknown. */
  readonly rcu: number;
  readonly pages: ReadonlyMap<PageId, Page>;
  /** Each read of mmu_invalidate_seq that is still known, by the value it gave. */
  readonly seqs: ReadonlyMap<number, Seq>;
  /** The rights of an entry that is there were changed: pages that came in are mapped. */
  readonly relaxed: boolean;
  /** The TLB flush that zaps on this path owe. */
  readonly flush: Flush;
  /** Some callee with a page in its hands was not followed: what comes after is one level less sure. */
  readonly notFollowed: boolean;
  /** Its key and the parts that the key was made of; for `keyOf` alone. */
  readonly keyed?: Pick<Mmu, 'lock' | 'rcu' | 'pages' | 'seqs' | 'flush'> & { readonly key: string };
}

/** A page is named by the value that first named it. */
export type PageId = number;

/** `mmu_lock`. All owners are one VM. */
export interface Lock {
  /** What is known of the lock when the function was entered: `any` is a symbol that callers decide. */
  readonly entry: 'any' | 'free' | 'read' | 'write' | 'held';
  /** `entry`: as it was at entry. */
  readonly now: 'entry' | 'free' | 'read' | 'write' | 'held' | 'unknown';
  /** How `entry` was learnt: taken (so it was free), dropped (so it was held), asserted, or slept. */
  readonly learnt: 'no' | 'taken' | 'dropped' | 'asserted' | 'slept';
  /** This path has dropped the lock (and may hold it again). */
  readonly dropped: boolean;
}

export interface Page {
  /** What names it: a frame number, or a pointer whose NULL means that there is no page. */
  readonly named: 'pfn' | 'pointer';
  /** Stands for the elements of an array or list: giving one back says nothing of the others. */
  readonly many: boolean;
  /** Where this path got it. `failed`: nowhere, what stands there is no page. `entry`: it came in with an argument or from memory; `held` then counts from there. */
  readonly origin: 'lookup' | 'pte' | 'entry' | 'kernel' | 'failed';
  readonly reference: Reference | 'unknown';
  /** References this path took and did not give back (negative: gave back of its caller's); capped at ±3. */
  readonly held: number;
  /** `no`: no struct page that anybody could hold (PFNMAP). */
  readonly refcounted: 'yes' | 'no' | 'maybe';
  /** Whether it is a page at all, or an error pfn or NULL. */
  readonly present: 'yes' | 'no' | 'maybe';
  /** The last reference of this path was given back. */
  readonly released: boolean;
  /** Owned by something that outlives the path: a struct, a list, an unknown callee. */
  readonly moved: boolean;
  readonly writable: 'yes' | 'no' | 'maybe';
  /** The value by which the look-up said whether it may be written, where somebody asked. */
  readonly rights: number | undefined;
  /** Meant for the guest: looked up after a snapshot, found in a PTE, or installed. */
  readonly guest: boolean;
  readonly installed: boolean;
  readonly accessed: boolean;
  readonly dirty: boolean;
  /** Mappings of this path that must be undone: kvm_vcpu_map(), kmap_local_page(). Negative: undone for the caller. */
  readonly mapped: number;
  /** A folio of KVM's own guest_memfd: nobody writes it back. */
  readonly own: boolean;
}

/** One snapshot of mmu_invalidate_seq. */
export interface Seq {
  readonly barrier: boolean;
  /** Checked, strongly, in the critical section that runs. */
  readonly checked: boolean;
  /** A check found it older than an invalidation: it has to be read anew. */
  readonly struck: boolean;
}
