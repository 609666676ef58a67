/** What was written to a page is lost to its file unless somebody marks it dirty: whoever writes through a mapping of the
 *  kernel's does it before the release, whoever maps it writable for the guest when the fault ends. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';

export const missingDirty = defineRule({
  id: 'missing-dirty',
  level: 'warning',
  summary: 'A page that was written, or mapped for write, is released clean.',
  messages: {
    written: (subject, release) =>
      `${subject} was written and is released clean by ${release}(): mark it dirty before, or release it as dirty`,
    mapped: (subject, release) =>
      `${subject} is mapped writable into the guest and released clean by ${release}(): mark it dirty wherever the mapping lets the guest write`,
  },

  check(view, report) {
    for (const release of view.events('release')) {
      const page = release.pageBefore;
      if (!page || !isLost(page) || release.values.open !== undefined) continue;
      const message = isWritten(view, release)
        ? 'written'
        : isMappedWritable(view, release)
          ? 'mapped'
          : undefined;
      if (message)
        report({ at: release, message, subject: release.subject, detail: release.callee, cause: message });
    }
  },
});

/** The last reference goes, and nobody said that the page is dirty. Of a page that came in its caller knows more. */
const isLost = (page: Page): boolean =>
  page.origin === 'lookup' &&
  page.held <= 1 &&
  !page.dirty &&
  !page.moved &&
  !page.own &&
  page.refcounted !== 'no' &&
  page.present !== 'no';

/** Through an address of the kernel's. What KVM does to a page before it maps it is the guest's to keep. */
function isWritten(view: View, release: Event): boolean {
  if (release.pageBefore?.guest) return false;
  const path = view.flatPath(release);
  const found = path.findLastIndex(({ kind, page }) => kind === 'lookup' && page === release.page);
  return path
    .slice(found + 1)
    .some(({ kind, detail, page }) => kind === 'use' && detail === 'write' && page === release.page);
}

/** Released as used, and clean whatever the mapping allows: by a literal, or by an API that says so. Before v6.13 x86 marked
 *  the page when the mapping went away, so that only look-ups for write tell there. */
function isMappedWritable({ trace, events }: View, release: Event): boolean {
  const { installed, writable, accessed } = release.pageBefore!;
  if (!installed || writable !== 'yes' || !accessed) return false;
  const faultin = events('release-faultin', 'used').filter(
    ({ ordinal, page }) => ordinal === release.ordinal && page === release.page,
  );
  if (faultin.length > 0)
    return faultin.every(({ values }) => {
      const dirty = values.dirty === undefined ? undefined : trace.values.get(values.dirty);
      return dirty?.v === 'num' && dirty.n === 0;
    });
  return release.pageBefore!.rights === undefined;
}
