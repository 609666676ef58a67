/** Bugs of the retry protocol and of marks: what stands on the wrong side of the lock, of the look-up, of the check. They
 *  know no reference. */
import { kid, type Node } from '../../../server/src/ir/nodes.ts';
import type { Event } from '../../../server/src/trace/trace.ts';
import {
  type Call,
  type Change,
  type Code,
  callsIn,
  callsOf,
  eventsAt,
  following,
  insertAfter,
  insertBefore,
  isStraight,
  remove,
  replace,
  statementOf,
} from '../code.ts';
import type { Kind } from './kind.ts';

export const protocolBugs: readonly Kind[] = [
  {
    name: 'mark moved past the unlock',
    rules: ['dirty-outside-mmu-lock', 'accessed-outside-mmu-lock', 'use-after-release'],
    sites: (code) =>
      movedPast(
        code,
        callsOf(code, 'mark').filter(({ roles }) => !roles.has('release-faultin')),
      ),
  },
  {
    name: 'faultin release moved past the unlock',
    rules: ['release-faultin-unlocked'],
    sites: (code) =>
      movedPast(
        code,
        callsOf(code, 'release-faultin').filter((call) => !isUnused(call)),
      ),
  },
  {
    name: 'retry check dropped',
    rules: ['missing-invalidate-retry'],
    sites: (code) =>
      checks(code).map((call) => ({
        at: call.node,
        edits: [replace(call.node, 'false')],
        equivalent: isCheckOnly(code, call)
          ? undefined
          : 'the call does more than check, or its result decides nothing',
      })),
  },
  {
    name: 'retry check moved before the lock',
    rules: ['missing-invalidate-retry', 'lock-imbalance', 'stale-invalidate-seq'],
    sites: checkedEarly,
  },
  {
    name: 'snapshot after the look-up',
    rules: ['stale-invalidate-seq', 'missing-invalidate-retry'],
    sites: (code) => snapshots(code).flatMap((snapshot) => snapshotLate(code, snapshot)),
  },
  {
    name: 'barrier dropped',
    rules: ['stale-invalidate-seq'],
    sites: (code) =>
      snapshots(code).flatMap((snapshot) => {
        const barrier = nextOf(
          code,
          snapshot,
          (call) => call.roles.has('barrier') && call.name.startsWith('smp_'),
        );
        const equivalent = isOrdered(code, snapshot)
          ? 'the look-up that follows is made under mmu_lock, which invalidations take'
          : undefined;
        return barrier ? [{ at: barrier.statement, edits: [remove(barrier.statement)], equivalent }] : [];
      }),
  },
  { name: 'snapshot not renewed', rules: ['stale-invalidate-seq', 'missing-invalidate-retry'], sites: stale },
  { name: 'marked on the failed way too', rules: ['dirty-without-install'], sites: unconditional },
  {
    name: 'used on every way',
    rules: ['dirty-without-install', 'accessed-unused', 'release-faultin-unlocked'],
    sites: (code) =>
      callsOf(code, 'release-faultin')
        .filter(({ name, argNodes }) => name === 'kvm_release_faultin_page' && argNodes.length === 4)
        .filter((call) => !/^false$/.test(call.args[2]!))
        .map(({ argNodes }) => ({ at: argNodes[2]!, edits: [replace(argNodes[2]!, 'false')] })),
  },
  {
    name: 'unused the other way round',
    rules: ['dirty-without-install', 'accessed-unused', 'missing-dirty', 'release-faultin-unlocked'],
    sites: (code) =>
      callsOf(code, 'release-faultin')
        .filter(({ name, argNodes }) => name === 'kvm_release_faultin_page' && argNodes.length === 4)
        .map(({ argNodes, args }) => ({
          at: argNodes[2]!,
          edits: [replace(argNodes[2]!, flipped(args[2]!))],
        })),
  },
  {
    name: 'written page released clean',
    rules: ['missing-dirty'],
    sites: (code) => [...cleanArgument(code), ...cleanName(code), ...unmarked(code)],
  },
];

const flipped = (unused: string): string =>
  unused === 'true' ? 'false' : unused === 'false' ? 'true' : `!(${unused})`;

const isUnused = ({ name, args }: Call): boolean => name === 'kvm_release_faultin_page' && args[2] === 'true';

/** The statement, with the conditions around it, that stands beside a later unlock goes behind it. */
function movedPast(code: Code, calls: readonly Call[]): Change[] {
  return calls.flatMap((call) => {
    for (const { beside, next } of following(code, call.statement)) {
      if (!isStraight(code, beside)) return [];
      const unlock = callsIn(code, next, 'unlock').find((one) => one.isAlone);
      if (!unlock) continue;
      if (unlock.statement !== next || beside.end - beside.start > 400) return [];
      if (callsIn(code, beside, 'install', 'lock').length > 0) return [];
      return [{ at: beside, edits: [remove(beside), insertAfter(next, code.textOf(beside))] }];
    }
    return [];
  });
}

/** A call that does more than check is not left out by somebody who forgets the check. */
const checks = (code: Code): readonly Call[] =>
  callsOf(code, 'check').filter(({ roles }) =>
    ['lookup', 'install', 'lock', 'unlock'].every((role) => !roles.has(role as 'lookup')),
  );

function checkedEarly(code: Code): Change[] {
  return checks(code).flatMap(({ statement }) => {
    if (statement.kind !== 'if_statement' || statement.end - statement.start > 300) return [];
    const lock = callsOf(code, 'lock').findLast((call) => call.isAlone && call.node.start < statement.start);
    if (!lock || !isBeside(code, lock.statement, statement)) return [];
    const between = { start: lock.statement.start, end: statement.start };
    if (callsIn(code, between, 'unlock').length > 0) return [];
    const text = code.textOf(statement);
    return [{ at: statement, edits: [remove(statement), ...insertBefore(code, lock.statement, text)] }];
  });
}

/** It stands in a condition, and what it is followed into finds nothing and touches no page. */
function isCheckOnly(code: Code, { node, statement, name }: Call): boolean {
  const condition = kid(statement, 'condition');
  if (!condition || node.start < condition.start || node.end > condition.end) return false;
  const inner = eventsAt(code.trace, node).flatMap((event) => flat(event.inner));
  return !/_pte$|_hpa$/.test(name) && inner.every(({ kind }) => CHECKING.has(kind));
}

const flat = (events: readonly Event[]): readonly Event[] =>
  events.flatMap((event) => [event, ...flat(event.inner)]);

const CHECKING: ReadonlySet<Event['kind']> = new Set([
  'retry-check',
  'call',
  'return',
  'assert',
  'not-followed',
]);

/** What is compared cannot change between the lock and the look-up. */
function isOrdered(code: Code, snapshot: Node): boolean {
  const next = code.calls.find(
    ({ node, roles }) =>
      node.start > snapshot.end && (roles.has('lookup') || roles.has('pte') || roles.has('lock')),
  );
  return next === undefined || (next.roles.has('lock') && !next.roles.has('lookup'));
}

const isBeside = (code: Code, a: Node, b: Node): boolean => code.parent(a) === code.parent(b);

/** Statements that read the sequence into a place. */
const snapshots = (code: Code): readonly Node[] =>
  code.nodes.filter(
    (node) =>
      node.kind === 'expression_statement' &&
      /=\s*[^=;]*\b(mmu_invalidate_seq|mmu_notifier_seq)\s*;$/.test(code.textOf(node)),
  );

function nextOf(code: Code, from: Node, wanted: (call: Call) => boolean): Call | undefined {
  const next = [...following(code, from)].map(({ next }) => next);
  return code.calls.find((call) => wanted(call) && next.includes(call.statement));
}

function snapshotLate(code: Code, snapshot: Node): Change[] {
  const next = [...following(code, snapshot)].find(({ next }) =>
    callsIn(code, next, 'lookup').some(
      (call) => statementOf(code, call.node) === next || next.kind === 'if_statement',
    ),
  )?.next;
  if (!next) return [];
  return [{ at: snapshot, edits: [remove(snapshot), insertAfter(next, code.textOf(snapshot))] }];
}

/** Read once before the loop, or before the label that is jumped back to. */
function stale(code: Code): Change[] {
  return snapshots(code).flatMap((snapshot) => {
    const loop = loopAround(code, snapshot) ?? labelBefore(code, snapshot);
    if (!loop) return [];
    return [{ at: snapshot, edits: [remove(snapshot), ...insertBefore(code, loop, code.textOf(snapshot))] }];
  });
}

function loopAround(code: Code, node: Node): Node | undefined {
  for (let at = code.parent(node); at; at = code.parent(at)) if (/^(do|while|for)_/.test(at.kind)) return at;
  return undefined;
}

const labelBefore = (code: Code, node: Node): Node | undefined =>
  code.nodes.findLast(
    (one) =>
      one.kind === 'labeled_statement' &&
      one.start < node.start &&
      code.nodes.some(
        (jump) =>
          jump.kind === 'goto_statement' &&
          jump.start > node.start &&
          code.textOf(jump.kids[0]!) === code.textOf(one.kids[0]!),
      ),
  );

/** `if (writable && !ret) mark` loses what it says of the outcome. */
function unconditional(code: Code): Change[] {
  return callsOf(code, 'mark').flatMap((call) => {
    const parent = code.parent(call.statement);
    const condition = parent?.kind === 'if_statement' ? kid(parent, 'condition') : undefined;
    const test = condition && kid(condition, 'left') ? condition : condition?.kids[0];
    const right = test && kid(test, 'right');
    const left = test && kid(test, 'left');
    if (!left || !right || !/^!\w+$/.test(code.textOf(right))) return [];
    return [{ at: test, edits: [replace(test, code.textOf(left))] }];
  });
}

/** The argument that says dirty says clean. */
function cleanArgument(code: Code): Change[] {
  const last: Readonly<Record<string, number>> = {
    kvm_release_faultin_page: 4,
    kvm_vcpu_unmap: 3,
    unpin_user_pages_dirty_lock: 3,
  };
  return code.calls.flatMap(({ name, node, argNodes, args }) => {
    const at = argNodes[(last[name] ?? 0) - 1];
    if (!at || argNodes.length !== last[name] || args[argNodes.length - 1] === 'false') return [];
    if (name === 'kvm_release_faultin_page' && args[2] === 'true') return [];
    return [{ at, edits: [replace(at, 'false')], equivalent: unlessWritten(code, node) }];
  });
}

const cleanName = (code: Code): Change[] =>
  code.calls
    .filter(({ name }) => /^kvm_release_(page|pfn)_dirty$/.test(name))
    .map(({ node, name }) => ({
      at: node,
      edits: [replace({ start: node.start, end: node.start + name.length }, name.replace('dirty', 'clean'))],
      equivalent: unlessWritten(code, node),
    }));

const unmarked = (code: Code): Change[] =>
  callsOf(code, 'mark')
    .filter(({ name, isAlone }) => isAlone && /set.*dirty|SetPageDirty|mark_dirty/.test(name))
    .map((call) => ({
      at: call.statement,
      edits: [remove(call.statement)],
      equivalent: unlessWritten(code, call.node),
    }));

/** The criterion: what is marked or released there was looked up on a way to it, and written or mapped there. */
function unlessWritten(code: Code, node: Node): string | undefined {
  const pages = eventsAt(code.trace, node).filter(
    ({ kind, pageBefore }) =>
      (kind === 'mark' || kind === 'release' || kind === 'release-faultin') &&
      pageBefore?.origin === 'lookup',
  );
  const isWritten = pages.some(
    ({ page, pageBefore }) =>
      pageBefore?.installed ||
      code.trace.events.some(
        (event) =>
          event.page === page &&
          (event.kind === 'install' || (event.kind === 'use' && WRITES.has(event.detail))),
      ),
  );
  return isWritten ? undefined : 'not a page that this function looked up and wrote or mapped';
}

const WRITES: ReadonlySet<string> = new Set(['write', 'pass', 'hardware']);
