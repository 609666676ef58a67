/** A map that is only read is asked for read-only: a writable one breaks sharing of the page, marks it dirty when it is undone,
 *  and fails on read-only memslots. One write anywhere, or a callee that nobody can follow, is reason enough for it. */
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import { isKept, takenBy } from './owners.ts';
import { defineRule, type View } from './rule.ts';

export const mapWritableForRead = defineRule({
  id: 'map-writable-for-read',
  level: 'info',
  summary: 'A writable mapping is asked for a page that is only read.',
  messages: {
    onlyRead: (subject, callee) =>
      `${subject} is mapped for write by ${callee}(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean`,
  },

  check(view, report) {
    if (view.trace.incomplete) return;
    const told = new Set<ValueId>();
    for (const release of view.events('release')) {
      const { page: id, pageBefore: page } = release;
      if (id === undefined || told.has(id) || page?.writable !== 'yes' || page.mapped <= 0) continue;
      told.add(id);
      const taken = takenBy(view, release, id);
      if (!taken || mayBeWritten(view, id)) continue;
      report({
        at: { ...taken, page: id, pageBefore: page },
        message: 'onlyRead',
        subject: release.subject,
        detail: taken.callee,
        cause: 'only-read',
      });
    }
  },
});

const WRITES = new Set(['write', 'callback', 'hardware', 'pass']);

/** Written, handed to somebody who may, or left where others find it. */
function mayBeWritten(view: View, id: ValueId): boolean {
  const touches = ({ page, detail, before }: Event): boolean =>
    (page === id && WRITES.has(detail)) || before.mmu.pages.get(id)?.moved === true;
  return (
    view.trace.events.some(touches) ||
    view.trace.exits.some(({ state }) => state.mmu.pages.get(id)?.moved || isKept(view, state, id))
  );
}
