/** The invalidation sequence is read before the page is looked up, with a barrier between, or a later check compares the wrong
 *  moments. Who reads it in another function is checked there. */
import type { Event } from '../trace/trace.ts';
import { defineRule } from './rule.ts';

export const staleInvalidateSeq = defineRule({
  id: 'stale-invalidate-seq',
  level: 'error',
  summary: 'The snapshot of the invalidation sequence is taken after the look-up, or not ordered before it.',
  messages: {
    noBarrier: (subject, lookup) =>
      `${subject} is read without a barrier before ${lookup}(): put smp_rmb() between, or the look-up may be the older one`,
    notRenewed: (subject, check) =>
      `${subject} failed ${check}() before and is compared again: read it anew before the look-up is tried again, or the check fails for ever`,
    afterLookup: (subject, lookup) =>
      `${subject} is read after ${lookup}(): an invalidation in between is missed; read it before the look-up`,
  },

  check(view, report) {
    for (const lookup of [...view.events('lookup'), ...view.events('call').filter(looksUpFirst)]) {
      if (lookup.kind === 'lookup' && lookup.pageBefore?.origin !== 'lookup') continue;
      for (const [id, seq] of lookup.before.mmu.seqs) {
        if (seq.barrier || view.trace.values.isPortable(id)) continue;
        report({
          at: lookup,
          message: 'noBarrier',
          subject: view.trace.values.print(id),
          detail: lookup.callee,
          cause: 'no-barrier',
        });
      }
    }
    for (const check of view.events('retry-check', 'strong')) {
      if (check.before.mmu.seqs.get(check.values.seq ?? -1)?.struck)
        report({
          at: check,
          message: 'notRenewed',
          subject: check.subject,
          detail: check.callee,
          cause: 'not-renewed',
        });
      const path = view.flatPath(check);
      const taken = path.findLastIndex(
        (event) => event.kind === 'snapshot' && event.values.seq === check.values.seq,
      );
      const lookup = path.findLastIndex(
        (event) => event.kind === 'lookup' && event.pageBefore?.origin === 'lookup',
      );
      if (taken < 0 || lookup < 0 || lookup > taken) continue;
      report({
        at: path[taken]!,
        message: 'afterLookup',
        subject: path[taken]!.subject,
        detail: path[lookup]!.callee,
        cause: 'after-look-up',
      });
    }
  },
});

/** A callee that looks a page up and orders nothing before it. */
function looksUpFirst({ inner, before }: Event): boolean {
  if (before.mmu.seqs.size === 0) return false;
  const first = inner.find(
    (event) =>
      event.kind === 'barrier' ||
      (event.kind === 'lookup' && event.pageBefore?.origin === 'lookup') ||
      (event.kind === 'call' && looksUpFirst({ ...event, before })),
  );
  return first !== undefined && first.kind !== 'barrier';
}
