/** Who zaps a mapping and drops mmu_lock before the TLBs are flushed lets a racing invalidation find nothing to zap, and the
 *  page be freed while vCPUs still reach it. Write protection and dirty logging may flush later: they are none of it. */
import { type Flush, isOwed } from '../model/flush.ts';
import { ZERO } from '../trace/facts.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';

export const flushAfterUnlock = defineRule({
  id: 'flush-after-unlock',
  level: 'error',
  summary: "A zap's TLB flush is still owed when mmu_lock or RCU is dropped.",
  messages: {
    unlocked: (_, zap) =>
      `mmu_lock is dropped before the TLBs are flushed of what ${zap}() zapped: flush first, another invalidation may find nothing left to flush`,
    yielded: (_, zap) =>
      `mmu_lock may be dropped here before the TLBs are flushed of what ${zap}() zapped: flush before yielding`,
    yieldedInCallee: (callee, zap) =>
      `${callee}() may drop mmu_lock before the TLBs are flushed of what ${zap}() zapped: hand the pending flush to it, or flush before the call`,
    rcuDropped: (_, zap) =>
      `rcu_read_unlock() comes before the TLBs are flushed of the page tables that ${zap}() zapped: flush inside the RCU read section`,
    notCommitted: (_, zap) =>
      `this returns with pages that ${zap}() zapped on a list that ends here: commit it, else their TLB entries and the pages stay`,
    notTold: (_, zap) => `this returns false though ${zap}() zapped: the caller flushes only if it is told`,
  },

  check(view, report) {
    // While no vCPU runs, nobody reaches a page through a stale TLB entry.
    if (view.tree.phase === 'idle' || view.tree.owesNothing) return;
    for (const event of view.events('unlock')) tell(view, event, 'unlocked', report);
    for (const event of view.events('yield'))
      tell(
        view,
        event,
        event.inner.length > 0 || event.detail === 'within' ? 'yieldedInCallee' : 'yielded',
        report,
      );
    for (const event of view.events('rcu-unlock')) tell(view, event, 'rcuDropped', report);
    for (const event of view.events('return'))
      if (losesList(view, event)) tell(view, event, 'notCommitted', report);
    if (!view.tree.tellsOfFlush) return;
    for (const event of view.events('return')) {
      const { flush } = event.before.mmu;
      const { result } = event.values;
      if (result === undefined || flush.owed === 'no' || flush.unless !== undefined) continue;
      if (view.result(event) === '0')
        report({
          at: event,
          message: 'notTold',
          subject: 'mmu_lock',
          detail: zapper(view, event),
          cause: 'not-told',
        });
    }
  },
});

type Report = Parameters<NonNullable<typeof flushAfterUnlock.check>>[1];
type Message = 'notCommitted' | 'unlocked' | 'yielded' | 'yieldedInCallee' | 'rcuDropped';

/** A list of its own that still holds zapped pages, where mmu_lock was not dropped since: that was told. */
function losesList({ trace }: View, { before }: Event): boolean {
  const { values } = trace;
  return before.mmu.flush.lists.some((list) => values.get(list).v === 'local');
}

function tell(view: View, at: Event, message: Message, report: Report): void {
  const flush = at.flush ?? (at.kind === 'return' ? at.before.mmu.flush : undefined);
  if (!flush || !isOwed(flush) || isDeclined(view, at)) return;
  report({
    at,
    message,
    subject: message === 'yieldedInCallee' ? calleeOf(at) : 'mmu_lock',
    detail: zapper(view, at),
    cause: causeOf(flush),
  });
}

const causeOf = ({ owed, lists }: Flush): string => (owed === 'no' && lists.length > 0 ? 'list' : 'flush');

/** The call that zapped last on the way here. */
function zapper(view: View, at: Event): string {
  const zap = view.lastBefore(at, 'zap');
  return zap ? calleeOf(zap) : calleeOf(at);
}

/** What is called through a pointer has no name here. */
const calleeOf = ({ callee }: Event): string => (callee === '(*)' ? 'handler' : callee);

/** A flag of the caller without which nothing here flushes: what it asked for is for the dirty log, or it flushes itself. */
function isDeclined(view: View, at: Event): boolean {
  const { values } = view.trace;
  const flushes = view.events('flush', '');
  for (const [id, { sign }] of at.before.facts) {
    if (sign !== ZERO || flushes.length === 0 || !values.isPortable(id)) continue;
    const asks = (one: Event): boolean => ((one.before.facts.get(id)?.sign ?? ZERO) & ZERO) === 0;
    if (flushes.every(asks)) return true;
  }
  return false;
}
