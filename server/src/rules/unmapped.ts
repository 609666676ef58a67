/** Pages that a path let go without having mapped them for the guest, and why it did not. It finds them for the rules that
 *  say what a mark is worth then; it knows none of their words. */
import type { Page } from '../model/state.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import type { View } from './rule.ts';

/** `look-up-error` is whatever else went wrong between the look-up and the mapping. */
export type Why = 'retry' | 'failed-map' | 'look-up-error';

export interface Unmapped {
  /** The last mark of that kind on the path. */
  readonly mark: Event;
  readonly why: Why;
}

export function unmapped(view: View, mark: 'dirty' | 'accessed'): readonly Unmapped[] {
  const found = endsOf(view, mark).flatMap((end) => {
    const made = markOf(view, end, mark);
    const why = made && reason(view, end);
    return made && why ? [{ mark: made, why }] : [];
  });
  // What several look-ups may have put into one variable is one page.
  const firsts = new Map<string, ValueId | undefined>();
  return found.filter(({ mark }) => {
    const key = wayIn(mark);
    if (!firsts.has(key)) firsts.set(key, mark.page);
    return firsts.get(key) === mark.page;
  });
}

/** The call, and where it is made behind it. */
const wayIn = ({ ordinal, inner }: Event): string =>
  inner.length > 0 ? `${ordinal} ${wayIn(inner[0]!)}` : `${ordinal}`;

/** Where nothing comes after that could still map the page: its last release, or a mark behind it. */
const endsOf = (view: View, mark: 'dirty' | 'accessed'): readonly Event[] => [
  ...view
    .events('release')
    .filter(({ pageBefore }) => isUnmapped(pageBefore) && pageBefore.held <= 1 && pageBefore[mark])
    .filter((release) => !isTakenAgain(view, release)),
  ...view
    .events('mark', mark)
    .filter(({ pageBefore }) => isUnmapped(pageBefore) && pageBefore.released && pageBefore.held <= 0),
];

/** A reference that moves to another page of the folio. */
const isTakenAgain = (view: View, release: Event): boolean =>
  view
    .events('get')
    .some(
      ({ page, ordinal, pageBefore }) =>
        page === release.page && ordinal >= release.ordinal && pageBefore?.released,
    );

/** One that somebody unknown had in hand may be mapped; what is pinned is used without a mapping. */
const isUnmapped = (page: Page | undefined): page is Page =>
  page !== undefined &&
  !page.installed &&
  !page.moved &&
  page.refcounted !== 'no' &&
  page.reference !== 'pin' &&
  (page.origin === 'entry' || (page.origin === 'lookup' && page.guest));

function markOf(view: View, end: Event, mark: 'dirty' | 'accessed'): Event | undefined {
  if (end.kind === 'mark') return end;
  const path = view.path(end);
  const made = path.findLast(
    ({ kind, detail, page }) => kind === 'mark' && detail === mark && page === end.page,
  );
  // What made it needless may come behind it, and belongs to the path.
  return made && { ...made, visit: -1, since: path.filter((event) => event !== made && event !== end) };
}

/** What kept the path from mapping it. Where the function nowhere maps it, nobody knows that it should have. */
function reason(view: View, end: Event): Why | undefined {
  const life = lifeOf(view, end);
  const last = life.findLast(
    (event) =>
      event.kind === 'install' ||
      (event.kind === 'install-failed' && isAbout(event, end)) ||
      (event.kind === 'retry-check' && event.detail !== 'weak'),
  );
  if (end.pageBefore?.origin === 'entry' && (last?.kind === 'install' || !isFaultIn(view, end)))
    return undefined;
  if (last?.detail === 'struck') return 'retry';
  if (last?.kind === 'install-failed') return 'failed-map';
  return end.pageBefore?.origin === 'lookup' && isMappedElsewhere(view, end) ? 'look-up-error' : undefined;
}

/** What happened since the page came into the path's hands. */
function lifeOf(view: View, end: Event): readonly Event[] {
  const path = view.flatPath(end);
  const found = path.findLastIndex(({ kind, page }) => kind === 'lookup' && page === end.page);
  return path.slice(found + 1);
}

/** A page that came in from outside has two names, as pfn and as page, which only its caller knows for one. */
const isAbout = (event: Event, end: Event): boolean =>
  event.page === undefined || event.page === end.page || end.pageBefore?.origin === 'entry';

/** Of pages that came in, only this API says that they are pages of a fault. */
const isFaultIn = (view: View, end: Event): boolean =>
  view.events('release-faultin').some(({ ordinal, page }) => ordinal === end.ordinal && page === end.page);

const isMappedElsewhere = (view: View, end: Event): boolean =>
  view.trace.events.some(
    ({ kind, page, after }) =>
      (kind === 'install' && page === end.page) || after.mmu.pages.get(end.page!)?.installed,
  );
