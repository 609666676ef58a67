/** A folio that is written must be kept from writeback while it is: FOLL_PIN says so, FOLL_GET only keeps the page. Copies
 *  that a notifier guards, and KVM's own folios, have other keepers and are left alone. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import { takenBy } from './owners.ts';
import { defineRule, type View } from './rule.ts';

export const unpinnedWrite = defineRule({
  id: 'unpinned-write',
  level: 'warning',
  summary: 'The contents of a page are written through a FOLL_GET reference.',
  messages: {
    written: (subject, lookup) =>
      `${subject} is written, and ${lookup}() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)`,
    lookedUp: (subject, writer) =>
      `${subject} is looked up with FOLL_GET, and ${writer}() writes to it: pin it instead (pin_user_pages(), FOLL_PIN)`,
    handedOut: (subject, writer) =>
      `${subject} is handed out with FOLL_GET only, and callers write to it, ${writer}() for one: pin it (FOLL_PIN)`,
  },

  check(view, report) {
    if (view.inNotifier) return;
    for (const use of WRITES.flatMap((how) => view.events('use', how))) {
      if (
        !use.pageBefore ||
        !isUnpinned(use.pageBefore) ||
        view.lock(use) !== 'free' ||
        isRepeated(view, use)
      )
        continue;
      const lookup = takenBy(view, use, use.page!);
      // A callee that gets the page itself writes on behalf of the look-up.
      if (use.inner.length > 0 && lookup?.kind === 'lookup' && lookup.fn === use.fn)
        report({
          at: lookup,
          message: 'lookedUp',
          subject: lookup.subject,
          detail: use.callee,
          cause: 'foll-get',
        });
      else
        report({
          at: use,
          message: 'written',
          subject: use.subject,
          detail: lookup?.callee ?? use.callee,
          cause: 'foll-get',
        });
    }
  },

  handedOut: { message: 'handedOut', cause: 'handed-out' },
});

/** Looked up for its contents: a page meant for the guest is guarded by its notifier until it is mapped. */
const isUnpinned = (page: Page): boolean =>
  page.origin === 'lookup' &&
  page.reference === 'get' &&
  page.held > 0 &&
  !page.guest &&
  !page.own &&
  page.refcounted !== 'no';

/** `callback`: by a function that a caller handed in. */
const WRITES = ['write', 'hardware', 'callback'];

/** One page, one line. */
const isRepeated = (view: View, use: Event): boolean =>
  view
    .path(use)
    .slice(0, -1)
    .some((one) => one.kind === 'use' && one.page === use.page && WRITES.includes(one.detail));
