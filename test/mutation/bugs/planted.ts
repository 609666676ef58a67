/** Bugs that are written into correct functions: a line that somebody might add. They know where a pfn of a page table entry
 *  or a looked-up page is in reach. */
import { kid } from '../../../server/src/ir/nodes.ts';
import {
  type Call,
  type Change,
  type Code,
  callsOf,
  following,
  insertAfter,
  insertBefore,
  isInList,
  replace,
  returnsOf,
} from '../code.ts';
import { givesBack, lookupsOf, NOTHING_HELD } from './held.ts';
import type { Kind } from './kind.ts';

export const plantedBugs: readonly Kind[] = [
  {
    name: 'dirty by the pfn of an entry',
    rules: ['spte-pfn-dirty'],
    sites: (code) => behindPte(code, (pfn) => `set_page_dirty(pfn_to_page(${pfn}));`),
  },
  {
    name: 'struct page of an entry read',
    rules: ['pfn-metadata-unreferenced'],
    sites: (code) => behindPte(code, (pfn) => `if (PageReserved(pfn_to_page(${pfn})))\n${leave(code)}`),
  },
  {
    name: 'pfn of an entry used after the unlock',
    rules: ['unpinned-use'],
    sites: (code) => afterUnlock(code),
  },
  {
    name: 'contents written through FOLL_GET',
    rules: ['unpinned-write', 'missing-dirty', 'unpinned-use'],
    sites: (code) => written(code),
  },
  { name: 'marked dirty before the lock', rules: ['dirty-outside-mmu-lock'], sites: beforeLock },
  { name: 'marked dirty after the release', rules: ['use-after-release'], sites: afterRelease },
  {
    name: 'pin made a get',
    rules: ['unpinned-write', 'follow-pfn-contract', 'dirty-outside-mmu-lock'],
    sites: got,
  },
  {
    name: 'API of the past',
    rules: ['removed-api'],
    only: '7.2',
    sites: past,
  },
  { name: 'look-up without a place for the page', rules: ['follow-pfn-contract'], sites: follow },
];

/** A way out that fits the function. */
const leave = (code: Code): string => {
  const type = returnsOf(code);
  return type === 'void' ? 'return;' : /\*$/.test(type) ? 'return NULL;' : 'return 0;';
};

/** Behind a statement that reads the pfn of an entry into a variable. */
function behindPte(code: Code, text: (pfn: string) => string): Change[] {
  return callsOf(code, 'pte').flatMap(({ name, node, statement }) => {
    if (!/pfn/.test(name) || !isInList(code, statement) || statement.kind !== 'expression_statement')
      return [];
    const assign = code.parent(node);
    const left = assign?.kind === 'assignment_expression' ? kid(assign, 'left') : undefined;
    const pfn = left ? code.textOf(left) : code.textOf(node);
    return [{ at: statement, edits: [insertAfter(statement, text(pfn))] }];
  });
}

/** Kept in a variable of its own under the lock and mapped when it was dropped. */
function afterUnlock(code: Code): Change[] {
  return callsOf(code, 'pte').flatMap((call) => {
    if (!/pfn/.test(call.name)) return [];
    for (const { next } of following(code, call.statement)) {
      const unlock = callsOf(code, 'unlock').find((one) => one.statement === next && one.isAlone);
      if (!unlock) continue;
      const use = `memset(page_address(pfn_to_page(${code.textOf(call.node)})), 0, PAGE_SIZE);`;
      return [{ at: next, edits: [insertAfter(next, use)] }];
    }
    return [];
  });
}

const single = (call: Call): boolean => !/s$|pages/.test(call.name);

/** In front of the release of what this function looked up with FOLL_GET. */
function written(code: Code): Change[] {
  return callsOf(code, 'release', 'release-faultin').flatMap((call) => {
    if (!call.isAlone || !single(call) || /unpin|folio/.test(call.name) || call.roles.has('unmap')) return [];
    if (
      lookupsOf(code, call).length === 0 ||
      lookupsOf(code, call).some(({ name }) => /^pin_|gmem|vcpu_map/.test(name))
    )
      return [];
    const arg = call.args.find((one) => !/^(kvm|vcpu)(->kvm)?$/.test(one)) ?? '';
    const page = /pfn/.test(call.name) ? `pfn_to_page(${arg})` : arg;
    const use = `memset(page_address(${page}), 0, PAGE_SIZE);`;
    const isGuarded = call.roles.has('release-faultin') || callsOf(code, 'install', 'check').length > 0;
    return [
      {
        at: call.statement,
        edits: [replace(call.statement, `{ ${use}\n${code.textOf(call.statement)} }`)],
        equivalent: isGuarded ? 'a page of a fault: its notifier guards it under mmu_lock' : undefined,
      },
    ];
  });
}

const pageOf = (call: Call): string => {
  const arg = call.args.find((one) => !/^(kvm|vcpu)(->kvm)?$/.test(one)) ?? '';
  return /pfn/.test(call.name) ? `pfn_to_page(${arg})` : arg;
};

/** Releases of one page that this function looked up without FOLL_PIN. */
const gotten = (code: Code): readonly { release: Call; lookup: Call }[] =>
  callsOf(code, 'release', 'release-faultin').flatMap((release) => {
    const lookups = lookupsOf(code, release);
    const isPinned = lookups.some(({ name }) => /^pin_|vcpu_map/.test(name));
    if (!release.isAlone || !single(release) || isPinned || release.roles.has('unmap')) return [];
    return lookups.length > 0 ? [{ release, lookup: lookups.at(-1)! }] : [];
  });

/** Between the look-up and the first lock behind it. */
function beforeLock(code: Code): Change[] {
  const done = new Set<Call>();
  return gotten(code).flatMap(({ release, lookup }) => {
    const lock = callsOf(code, 'lock').find(
      (call) =>
        call.isAlone &&
        call.node.start > lookup.node.end &&
        call.node.end < release.node.start &&
        !done.has(call),
    );
    if (!lock) return [];
    done.add(lock);
    const text = `set_page_dirty(${pageOf(release)});`;
    return [{ at: lock.statement, edits: insertBefore(code, lock.statement, text) }];
  });
}

function afterRelease(code: Code): Change[] {
  return gotten(code).map(({ release }) => ({
    at: release.statement,
    edits: [
      replace(
        release.statement,
        `{ ${code.textOf(release.statement)}\nset_page_dirty(${pageOf(release)}); }`,
      ),
    ],
    equivalent:
      release.roles.has('release-faultin') || callsOf(code, 'install').length > 0
        ? 'a page of a fault: its notifier guards it under mmu_lock'
        : givesBack(code, release)
          ? undefined
          : NOTHING_HELD,
  }));
}

function got(code: Code): Change[] {
  return code.calls.flatMap(({ name, node }) => {
    if (!/^pin_user_pages/.test(name)) return [];
    const names = code.calls.filter((call) => /^(un)?pin_user_page/.test(call.name));
    const to = (one: string): string =>
      one
        .replace(/^pin_user_pages/, 'get_user_pages')
        .replace(/^unpin_user_pages\b/, 'release_pages')
        .replace(/^unpin_user_page\b/, 'put_page');
    return [
      {
        at: node,
        equivalent: /^virt\/kvm\/kvm_main/.test(code.path)
          ? 'the look-up itself: its callers are told what the table says'
          : undefined,
        edits: names.map((call) =>
          replace({ start: call.node.start, end: call.node.start + call.name.length }, to(call.name)),
        ),
      },
    ];
  });
}

/** What the series of v6.13 took away comes back. */
function past(code: Code): Change[] {
  return code.calls.flatMap(({ name, node, args }) => {
    const to = PAST[name]?.(args);
    return to ? [{ at: node, edits: [replace(node, to)] }] : [];
  });
}

const PAST: Readonly<Record<string, (args: readonly string[]) => string>> = {
  kvm_release_page_clean: ([page]) => `kvm_release_pfn_clean(page_to_pfn(${page}))`,
  kvm_release_page_unused: ([page]) => `kvm_release_pfn_clean(page_to_pfn(${page}))`,
  kvm_release_page_dirty: ([page]) => `kvm_release_pfn_dirty(page_to_pfn(${page}))`,
  kvm_release_faultin_page: ([, page]) => `kvm_release_pfn_clean(page_to_pfn(${page}))`,
  __kvm_faultin_pfn: ([slot, gfn, , writable]) => `gfn_to_pfn_prot(${slot}, ${gfn}, true, ${writable})`,
  kvm_faultin_pfn: ([vcpu, gfn, , writable]) => `gfn_to_pfn_prot(${vcpu}->kvm, ${gfn}, true, ${writable})`,
  mark_page_dirty: ([kvm, gfn]) => `kvm_set_pfn_dirty(gfn_to_pfn(${kvm}, ${gfn}))`,
  kvm_prefetch_pages: ([slot, gfn, pages, n]) => `gfn_to_page_many_atomic(${slot}, ${gfn}, ${pages}, ${n})`,
};

/** A member of the look-up's struct is left out, or one too many is given. */
function follow(code: Code): Change[] {
  if (!/struct kvm_follow_pfn\b[^;]*=/.test(code.textOf(code.body))) return [];
  return code.nodes.flatMap((node) => {
    if (node.kind !== 'initializer_pair') return [];
    const text = code.textOf(node);
    if (!/^\.(refcounted_page|pin)\b/.test(text)) return [];
    return [{ at: node, edits: [replace(node, '.gfn = gfn')] }];
  });
}
