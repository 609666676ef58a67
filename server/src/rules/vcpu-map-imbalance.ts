/** What is mapped into the kernel for a while is unmapped on every way out: kvm_vcpu_map() keeps a page pinned, and mappings of a
 *  thread are a stack. A map that stands in a longer-lived structure is its owner's to undo. */
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import { exitsOf, isKept, spells } from './owners.ts';
import { defineRule, type View } from './rule.ts';

export const vcpuMapImbalance = defineRule({
  id: 'vcpu-map-imbalance',
  level: 'error',
  summary:
    'kvm_vcpu_map() or kmap_local_page() without the unmapping on some path, or a map used though mapping it failed.',
  messages: {
    kept: (subject, mapping) =>
      `${subject} is still mapped by ${mapping}() at this return, and nobody can unmap it: unmap it first`,
    failed: (subject, mapping) =>
      `${subject} is used on a path where ${mapping}() failed: leave on every nonzero result, not on one error only`,
  },

  check(view, report) {
    const failed = [...view.events('use'), ...view.events('release')].find(isLost);
    if (failed)
      report({
        at: failed,
        message: 'failed',
        subject: failed.subject,
        detail: view.trace.values.print(failed.page!),
        cause: 'failed',
      });
    for (const exit of exitsOf(view)) {
      for (const [id, page] of exit.before.mmu.pages) {
        if (page.mapped <= 0 || page.present === 'no' || isHandedOn(view, exit, id)) continue;
        const mapping = mappedBy(view, exit, id);
        if (!mapping) continue;
        report({
          at: { ...exit, page: id, pageBefore: page, subject: view.name(exit, id) },
          message: 'kept',
          subject: mapping.subject || view.name(exit, id),
          detail: mapping.callee,
          cause: `mapped-at-${view.result(exit)}`,
        });
      }
    }
  },
});

/** Where mapping failed, what stands in the map is nothing; undoing it is allowed where the map says so. */
const isLost = ({ pageBefore, page }: Event): boolean =>
  pageBefore?.origin === 'failed' && page !== undefined;

/** The call after which it is mapped. */
function mappedBy(view: View, exit: Event, id: ValueId): Event | undefined {
  const path = view.path(exit);
  const last = path.findLastIndex(({ before }) => (before.mmu.pages.get(id)?.mapped ?? 0) <= 0);
  return path
    .slice(0, last + 1)
    .findLast(({ kind, detail }) => kind === 'call' || (kind === 'use' && detail === 'map'));
}

/** The address is returned, or stands where the caller or somebody else looks. */
function isHandedOn(view: View, exit: Event, id: ValueId): boolean {
  const { result } = exit.values;
  return (result !== undefined && spells(view, result, id)) || isKept(view, exit.before, id);
}
