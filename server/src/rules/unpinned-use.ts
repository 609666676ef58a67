/** A pfn without any reference is valid only while an invalidation cannot run. Mapping it, touching it or giving it to
 *  hardware outside mmu_lock and the notifier hooks uses memory that may be somebody else's by then. */
import { defineRule } from './rule.ts';

export const unpinnedUse = defineRule({
  id: 'unpinned-use',
  level: 'error',
  summary:
    'A pfn that was never referenced is mapped, touched or given to hardware where an invalidation can run.',
  messages: {
    used: (subject, how) =>
      `${subject} is ${how} without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    for (const use of view.events('use')) {
      const how = HOW[use.detail];
      const page = use.pageBefore;
      // A page that came in is its caller's; one that was released is another rule's.
      if (
        !how ||
        !page ||
        page.origin === 'entry' ||
        page.origin === 'kernel' ||
        page.origin === 'failed' ||
        page.released
      )
        continue;
      if (page.reference !== 'none' || view.lock(use) !== 'free') continue;
      report({
        at: use,
        message: 'used',
        subject: use.subject,
        detail: how,
        cause: page.origin === 'pte' ? 'from-pte' : 'no-reference',
      });
    }
  },
});

/** Reading struct page state is pfn-metadata-unreferenced. */
const HOW: Readonly<Record<string, string>> = {
  map: 'mapped',
  read: 'read',
  write: 'written',
  hardware: 'given to hardware',
};
