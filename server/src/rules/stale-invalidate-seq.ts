/** The invalidation sequence is read before the page is looked up, with a barrier between, or a later check compares the wrong
 *  moments. Who reads it in another function is checked there. */
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';

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
    }
    if (view.events('snapshot').length === 0) return;
    for (const end of [...view.events('retry-check', 'strong'), ...view.events('return')])
      for (const { taken, lookup } of takenLate(view, end))
        report({
          at: taken,
          message: 'afterLookup',
          subject: taken.subject,
          detail: lookup,
          cause: 'after-look-up',
        });
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

/** Snapshots that were taken with the page in hand which the path still has where it asks, or where it leaves the snapshot to
 *  its caller. */
function takenLate(view: View, end: Event): { readonly taken: Event; readonly lookup: string }[] {
  const { values } = view.trace;
  return view.path(end).flatMap((taken) => {
    if (taken.kind !== 'snapshot') return [];
    const { seq } = taken.values;
    const isAsked = end.kind === 'return' ? isLeft(view, end, seq!) : end.values.seq === seq;
    if (!isAsked || !end.before.mmu.seqs.has(seq!)) return [];
    const page = [...taken.before.mmu.pages].find(
      ([id, { origin, held, present, many }]) =>
        origin === 'lookup' &&
        held > 0 &&
        present !== 'no' &&
        !many &&
        (end.before.mmu.pages.get(id)?.held ?? 0) > 0,
    );
    const lookup = page && view.lookupOf({ ...end, page: page[0] });
    return lookup ? [{ taken, lookup: lookup.callee }] : [];
  });

  function isLeft(_: View, { before }: Event, seq: number): boolean {
    return [...before.store].some(([place, held]) => held === seq && values.isPortable(place));
  }
}
