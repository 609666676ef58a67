/** The pfn in a SPTE or stage-2 PTE carries no reference, and may have no struct page that is safe to touch: marking it
 *  accessed or dirty guesses at memory that somebody else may own. Marks belong where the page was looked up. */
import { defineRule } from './rule.ts';

export const sptePfnDirty = defineRule({
  id: 'spte-pfn-dirty',
  level: 'warning',
  summary: 'A page is marked accessed or dirty by the pfn found in a SPTE or stage-2 PTE.',
  messages: {
    marked: (subject, what) =>
      `${subject} comes from a page table entry and is marked ${what} without a reference: mark the page when it is looked up and mapped`,
  },

  check(view, report) {
    for (const mark of view.events('mark')) {
      const page = mark.pageBefore;
      if (page?.origin !== 'pte' || page.reference !== 'none' || page.refcounted === 'no') continue;
      // Whoever made the entry noted there whether the pfn has a page that may be touched.
      if (mark.values.bit !== undefined) continue;
      report({ at: mark, message: 'marked', subject: mark.subject, detail: mark.detail, cause: 'from-pte' });
    }
  },
});
