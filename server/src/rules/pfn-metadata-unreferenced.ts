/** What struct page says of a pfn holds as long as somebody keeps the page: of one that this path never referenced, flags,
 *  counts and the folio it belongs to are another owner's. The address of struct page is arithmetic, and no matter here. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';

export const pfnMetadataUnreferenced = defineRule({
  id: 'pfn-metadata-unreferenced',
  level: 'warning',
  summary: 'The struct page of a pfn that was never referenced is read or written.',
  messages: {
    asked: (subject, callee) =>
      `${callee}() touches flags or counts of ${subject}, to which this path holds no reference: ask the page that a look-up returned`,
    handedIn: (subject, caller) =>
      `flags or counts of ${subject} are touched here, and no known caller holds a reference, ${caller}() for one: let callers hand in a page that they hold`,
  },

  check(view, report) {
    for (const use of view.events('use', 'metadata')) {
      if (!use.pageBefore || !isUnreferenced(use.pageBefore) || isRepeated(view, use)) continue;
      report({
        at: use,
        message: 'asked',
        subject: use.subject,
        detail: use.callee,
        cause: use.pageBefore.origin === 'pte' ? 'from-pte' : 'no-reference',
      });
    }
  },

  inside: {
    kind: 'use',
    detail: 'metadata',
    message: 'handedIn',
    cause: 'no-caller-holds',
    isMet: (page) => page.reference === 'get' || page.reference === 'pin',
    isInterface: () => false,
  },
});

/** Found in a page table, or by a look-up that takes no reference; one that was held and given back is another rule's. */
const isUnreferenced = (page: Page): boolean =>
  (page.origin === 'pte' || page.origin === 'lookup') &&
  page.reference === 'none' &&
  page.held <= 0 &&
  !page.released &&
  page.refcounted !== 'no';

/** The path asked before: told once. */
const isRepeated = (view: View, use: Event): boolean =>
  view
    .path(use)
    .slice(0, -1)
    .some((one) => one.kind === 'use' && one.detail === 'metadata' && one.page === use.page);
