/** What a call does to the abstract MMU, as data: the vocabulary of `model/apis/`. It names arguments by position and
 *  knows no C text, no variable and no place. */

/** Where an effect finds its operand. */
export type Ref =
  /** The value of argument `n` (from 0). */
  | { readonly in: 'arg'; readonly n: number }
  /** What argument `n` points to; with `field`, that field of it (`map->pfn`); a field that starts with `*` is followed
   *  once more (`*kfp->refcounted_page`). */
  | { readonly in: 'out'; readonly n: number; readonly field?: string }
  | { readonly in: 'result' };

/** How a reference keeps a page: `get` is FOLL_GET (the page exists), `pin` is FOLL_PIN (its contents may be written),
 *  `none` is a bare pfn, valid only while an invalidation cannot run. */
export type Reference = 'none' | 'get' | 'pin';

/** How a look-up says that it found nothing. `error-pfn`: is_error_noslot_pfn(result); `null`: a NULL page;
 *  `errno`: result != 0 (negative); `count`: fewer than asked (0 or negative: none); `false`: result == 0;
 *  `error-pointer`: IS_ERR(result). */
export type Failure = 'error-pfn' | 'null' | 'errno' | 'count' | 'false' | 'error-pointer' | 'never';

export type Effect =
  /** A page is found: `pfn` and `page` are two names of one page. A NULL in `page` (where `refcounted` is `maybe`)
   *  means that the pfn holds no reference. `writable`: the bool that is set when the page may be written. */
  | {
      readonly e: 'lookup';
      readonly pfn?: Ref;
      readonly page?: Ref;
      readonly reference: Reference;
      readonly refcounted: 'yes' | 'maybe';
      readonly failure: Failure;
      readonly writable?: Ref;
      /** Asked for to be written, so that only pages that may be written are found: as it is, or as an argument says. */
      readonly forWrite?: boolean | Ref;
      /** What holds nothing usable where the look-up failed. `kept`: what is there keeps what it held. */
      readonly lost?: readonly { readonly at: Ref; readonly kept: boolean }[];
      /** How many pages are asked for; the result says how many were found. */
      readonly count?: Ref;
      /** Where this is nonzero the reference is a `pin` (`kfp->pin`). */
      readonly pinnedIf?: Ref;
      /** Members of the structure that asks, by what they are for; `asks` is its address. */
      readonly request?: Readonly<Record<string, Ref>>;
      /** `pte`: taken from a SPTE or stage-2 entry, so the guest has it mapped already. */
      readonly from: 'memslot' | 'user' | 'gmem' | 'pte' | 'kernel';
    }
  /** One reference is given back; NULL and error pfns are taken silently when `lenient`. Marks come first. `dirty` may be an
   *  argument that decides. */
  | {
      readonly e: 'release';
      readonly page: Ref;
      readonly how: 'put' | 'unpin';
      readonly accessed?: boolean;
      readonly dirty?: boolean | Ref;
      readonly lenient?: boolean;
      readonly many?: boolean;
    }
  /** kvm_release_faultin_page(): unused ? put : mark accessed, dirty if `dirty`, then put; needs the lock unless unused. */
  | { readonly e: 'release-faultin'; readonly page: Ref; readonly unused: Ref; readonly dirty: Ref }
  | { readonly e: 'mark'; readonly page: Ref; readonly mark: 'dirty' | 'accessed' }
  /** One reference more. */
  | { readonly e: 'get'; readonly page: Ref; readonly try?: boolean }
  /** Contents or state are touched. `map`: made addressable (kmap, memremap); `write`/`read`: contents through the CPU;
   *  `hardware`: address given to hardware; `metadata`: struct page state is read or written. */
  | {
      readonly e: 'use';
      readonly page: Ref;
      readonly how: 'map' | 'read' | 'write' | 'hardware' | 'metadata';
      /** The mapping must be undone before the function ends, unless somebody keeps it. */
      readonly undone?: boolean;
    }
  /** Another spelling of the same page: pfn_to_page, page_to_pfn, pfn_to_hpa, page_address. `nullable`: NULL when the pfn
   *  has no refcounted page. `mayFail`: may be NULL or an error though the page is there; that says nothing of it. */
  | {
      readonly e: 'view';
      readonly of: Ref;
      readonly as: Ref;
      readonly nullable?: boolean;
      readonly mayFail?: boolean;
      /** Its contents, for the CPU: what is written through it is written to the page. */
      readonly address?: boolean;
    }
  /** What `use` as `map` made addressable is no longer: kunmap_local, memunmap. */
  | { readonly e: 'unmap'; readonly page: Ref }
  /** The result is nonzero exactly when the page is … `error`: an error pfn (no reference); `noslot`; `error-noslot`: either;
   *  `valid`: has a struct page (zero: nobody can hold a reference); `refcounted`. `oneSided`: zero says nothing. */
  | {
      readonly e: 'test';
      readonly page: Ref;
      readonly oneSided?: boolean;
      readonly is:
        | 'error'
        | 'noslot'
        | 'error-noslot'
        | 'valid'
        | 'refcounted'
        | 'null-or-error'
        | 'error-pointer'
        | 'reserved';
    }
  | { readonly e: 'lock'; readonly lock: LockRef; readonly mode: LockMode; readonly try?: boolean }
  | { readonly e: 'unlock'; readonly lock: LockRef; readonly mode: LockMode }
  /** lockdep and friends: a fact about the lock at this place. */
  | { readonly e: 'assert'; readonly lock: LockRef; readonly mode: LockMode }
  /** The result is nonzero when the lock is held. */
  | { readonly e: 'is-held'; readonly lock: LockRef; readonly mode: LockMode }
  /** May drop the lock and take it again in the same mode; the result is nonzero when it did. */
  | { readonly e: 'yield'; readonly lock: LockRef }
  | { readonly e: 'rcu'; readonly does: 'lock' | 'unlock' | 'assert' }
  /** Orders the snapshot before what follows: smp_rmb, mmap_read_unlock. */
  | { readonly e: 'barrier' }
  /** Nonzero: an invalidation struck since `seq` was read (or runs). `weak`: made without the lock, an optimisation only.
   *  Without `seq`: only whether one runs now (mmu_invalidate_in_progress). */
  | { readonly e: 'retry-check'; readonly seq?: Ref; readonly weak?: boolean }
  /** The page is mapped into the guest (SPTE, stage-2, VMCS field). `when`: what the result says about success. Without
   *  `page`: an entry that is there gets other rights, so what the path has in hand is mapped. */
  | {
      readonly e: 'install';
      readonly page?: Ref;
      readonly when: 'always' | 'result-zero' | 'result-not-negative' | 'unknown';
      /** Nonzero where the guest may write through the mapping: `fault->map_writable`. */
      readonly rights?: Ref;
      /** Results that say the opposite: 0 `but -EEXIST`, always `but RET_PF_RETRY`. */
      readonly but?: readonly string[];
    }
  /** A mapping of the guest is removed; a TLB flush is owed: always, when the result is nonzero, positive or zero, not at
   *  all, or as long as `list` holds the zapped pages. Zapped is only where `where` holds. A shadow page or root `of` that
   *  nobody runs on owes nothing. `tables`: page tables go, which other CPUs may be walking under RCU. */
  | {
      readonly e: 'zap';
      readonly owes: 'always' | 'result-nonzero' | 'result-positive' | 'result-zero' | 'none' | 'list';
      readonly list?: Ref;
      readonly where?: Where;
      readonly of?: Ref;
      /** The entry, and the predicate that says whether it maps anything. */
      readonly entry?: { readonly value: Ref; readonly present: string };
      readonly tables?: boolean;
    }
  /** Pays what is owed: with `if` only where that is nonzero or `list` holds pages, with a `list` alone where it does. */
  | { readonly e: 'flush'; readonly list?: Ref; readonly if?: Ref }
  /** Zaps a range and tells by its result whether a flush is owed; may yield in between. It then flushes what it zapped
   *  itself (where `flushes` is nonzero), and what was owed before only where `owed` tells it. */
  | {
      readonly e: 'zap-range';
      readonly yields?: Ref;
      readonly flushes?: Ref;
      readonly owed?: Ref;
      /** The function that it calls for each part. */
      readonly handler?: Ref;
    }
  /** A reference or mapping is kept by a longer-lived owner (page handed over). */
  | { readonly e: 'hand-over'; readonly page: Ref }
  /** Control does not come back. */
  | { readonly e: 'no-return' }
  /** A turn of an iterator over page tables: the argument is the variable itself, not its address. Its member `resets`
   *  says that somebody yielded, and is false again. */
  | { readonly e: 'walk'; readonly cursor: number; readonly root?: Ref; readonly resets?: string }
  /** The value is nonzero (`is`) or zero from here on: lockdep_assert(cond), BUG_ON(cond). */
  | { readonly e: 'assume'; readonly of: Ref; readonly is: boolean };

/** An operand that is one of these constants, numbers or functions. */
export interface Where {
  readonly value: Ref;
  readonly is: readonly string[];
}

/** `held`: kind unknown (spin locks count as `write`). */
export type LockMode = 'read' | 'write' | 'held';

/** The lock by its address (`&kvm->mmu_lock`) or by its owner (`KVM_MMU_LOCK(kvm)`). */
export type LockRef =
  | { readonly by: 'address'; readonly of: Ref }
  | { readonly by: 'owner'; readonly of: Ref };

/** `6.12`, compared by number, not by text. */
export type Version = string;

/** One kernel function or macro. Several entries may share a name: the first whose `since`/`until` and `when` fit acts. */
export interface Api {
  readonly name: string;
  readonly family: Family;
  /** First and last release that has it with this meaning; absent: always / still there. */
  readonly since?: Version;
  readonly until?: Version;
  /** What the tree must show for this variant. */
  readonly when?: Variant;
  readonly effects: readonly Effect[];
  /** What the call zaps and flushes, whether its body is followed or not: the body is then not asked for it. */
  readonly owes?: readonly Effect[];
  readonly sleeps: 'yes' | 'no' | 'maybe';
  /** Where `sleeps` is `maybe`: the argument with the allocation's flags, which decide; `absent`: left out it is GFP_KERNEL. */
  readonly gfp?: { readonly at: number; readonly absent?: boolean };
  /** Parameter names for hover and for findings, in order: `kvm`, `page`, `unused`, `dirty`. */
  readonly params: readonly string[];
  /** A body in the tree is followed instead of this entry where there is one; the entry is only for hover. */
  readonly wrapper?: boolean;
  /** Where a body is followed: what its result says besides, in words of a contract that the body's code cannot show. */
  readonly besides?: readonly Effect[];
  /** One sentence, lower case, no full stop: `marks the folio behind pfn dirty in the primary MMU`. */
  readonly does: string;
  /** `mmu_lock held, or FOLL_PIN, or a notifier hook`; '' when it needs nothing. */
  readonly needs: string;
  /** `nothing`, `an error pfn on failure`. */
  readonly returns: string;
  /** Where it is said: an upstream commit's subject or a document. `unknown` where nobody knows. */
  readonly source: string;
  /** Name of what took its place, with the release: `kvm_release_faultin_page (6.13)`. */
  readonly replacedBy?: string;
  /** What a caller of a name that is gone writes instead, as an order: `call kvm_faultin_pfn()`. */
  readonly migration?: string;
}

/** What chooses between variants of one name, seen in the tree and not in the caller's words. */
export interface Variant {
  /** Number of parameters in the tree's prototype or definition. */
  readonly params?: number;
  /** Words that the definition's text has, or lacks. */
  readonly bodyHas?: string;
  readonly bodyLacks?: string;
  /** Defined `static` in the calling file (then it is another function of the same name). */
  readonly static?: boolean;
}

export type Family =
  | 'look-up'
  | 'release'
  | 'mark'
  | 'map'
  | 'lock'
  | 'notifier'
  | 'hook'
  | 'spte'
  | 'flush'
  | 'yield'
  | 'sleep'
  | 'page'
  | 'quiet';

/** `guard(name)(x)` and `scoped_guard(name, x)`: what happens at entry and at the scope's end. */
export interface GuardClass {
  readonly name: string;
  readonly enter: readonly Effect[];
  readonly leave: readonly Effect[];
  readonly source: string;
}

/** `idle`: no vCPU of the VM can run. `aging`: pages are tested for being young. */
export type Phase = 'idle' | 'aging';

/** A function that common code calls in every architecture: what holds when it is entered. */
export interface Hook {
  readonly name: string;
  readonly since?: Version;
  readonly until?: Version;
  /** mmu_lock at entry. `depends`: see `words`, then nothing is assumed. */
  readonly lock: 'free' | 'read' | 'write' | 'held' | 'depends';
  /** Entered from an mmu_notifier callback: an invalidation is in progress or is this very call. */
  readonly notifier: boolean;
  /** Whether the lock is held only where the architecture does not select this Kconfig symbol. */
  readonly unless?: string;
  readonly phase?: Phase;
  /** Its result is nonzero where a TLB flush is owed, which its caller then makes. */
  readonly tellsOfFlush?: boolean;
  readonly words: string;
  readonly source: string;
}
