/** Between the look-up of a pfn and its mapping an invalidation may have run: the sequence that was read before the look-up is
 *  checked again under mmu_lock, or the mapping points at somebody else's page. A check without the lock proves nothing. */
import { isHeld } from '../model/step.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';
import { neverCompared } from './snapshots.ts';

export const missingInvalidateRetry = defineRule({
  id: 'missing-invalidate-retry',
  level: 'error',
  summary: 'A pfn that was looked up outside mmu_lock is mapped without a retry check under it.',
  messages: {
    unchecked: (subject, lookup) =>
      `${subject} is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since ${lookup}(): an invalidation in between is missed`,
    neverCompared: (seq, lookup) =>
      `${seq} is read before ${lookup}(), and nobody compares it under mmu_lock: an invalidation in between is missed; ask mmu_invalidate_retry() before the pfn is mapped`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    const told = new Set<Event['page']>();
    for (const install of installs(view)) {
      const lookup = uncheckedLookup(view, install);
      if (!lookup) continue;
      told.add(install.page);
      report({
        at: install,
        message: 'unchecked',
        subject: install.subject,
        detail: lookup.callee,
        cause: 'no-check',
      });
    }
    if (told.size > 0) return;
    for (const { lookup, seq } of neverCompared(view))
      report({
        at: lookup,
        message: 'neverCompared',
        subject: seq,
        detail: lookup.callee,
        cause: 'not-compared',
      });
  },
});

function uncheckedLookup(view: View, install: Event): ReturnType<View['lookupOf']> {
  const page = install.pageBefore;
  if (page?.origin !== 'lookup' || page.reference === 'pin') return undefined;
  const lookup = view.lookupOf(install);
  if (!lookup || isHeld(lookup.lock) || isChecked(view, install) || isPrivate(view, install))
    return undefined;
  return lookup;
}

/** Hardware follows a field of the VMCS as it follows a SPTE. What was looked up without a snapshot is kept, not guarded. */
const installs = (view: View): readonly Event[] => [
  ...view.events('install'),
  ...view.events('use', 'hardware').filter(({ pageBefore }) => pageBefore?.guest),
];

/** A strong check of anything in the section that runs: what it compared is not ours to doubt here. A callee that maps may
 *  have checked in its own section. */
function isChecked(view: View, install: Event): boolean {
  for (let at: Event | undefined = install; at; at = at.inner[0])
    if ([...at.before.mmu.seqs.values()].some((seq) => seq.checked)) return true;
  const path = view.flatPath(install);
  const since = path.findLastIndex(({ kind }) => kind === 'lock' || kind === 'yield');
  return path.some((event, n) => n > since && event.kind === 'retry-check' && event.detail === 'strong');
}

/** KVM's own memory, looked up while its file cannot be invalidated. */
const isPrivate = (view: View, install: Event): boolean =>
  view
    .flatPath(install)
    .some(({ kind, callee }) => kind === 'sleep' && callee.startsWith('filemap_invalidate_lock'));
