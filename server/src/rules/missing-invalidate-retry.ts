/** Between the look-up of a pfn and its mapping an invalidation may have run: the sequence that was read before the look-up is
 *  checked again under mmu_lock, or the mapping points at somebody else's page. A check without the lock proves nothing. */
import { isHeld } from '../model/step.ts';
import { defineRule, type View } from './rule.ts';

export const missingInvalidateRetry = defineRule({
  id: 'missing-invalidate-retry',
  level: 'error',
  summary: 'A pfn that was looked up outside mmu_lock is mapped without a retry check under it.',
  messages: {
    unchecked: (subject, lookup) =>
      `${subject} is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since ${lookup}(): an invalidation in between is missed`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    for (const install of view.events('install')) {
      const page = install.pageBefore;
      if (page?.origin !== 'lookup' || page.reference === 'pin') continue;
      if ([...install.before.mmu.seqs.values()].some((seq) => seq.checked)) continue;
      const lookup = view.lastBefore(install, 'lookup', install.page);
      if (!lookup || isHeld(view.lock(lookup)) || isChecked(view, install)) continue;
      report({
        at: install,
        message: 'unchecked',
        subject: install.subject,
        detail: lookup.callee,
        cause: 'no-check',
      });
    }
  },
});

/** A strong check of anything in the section that runs: what it compared is not ours to doubt here. */
function isChecked(view: View, install: Parameters<View['path']>[0]): boolean {
  const path = view.flatPath(install);
  const since = path.findLastIndex((event) => event.kind === 'lock');
  return path.some((event, n) => n > since && event.kind === 'retry-check' && event.detail === 'strong');
}
