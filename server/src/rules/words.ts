/** The words of a path: one sentence for each event that led to a finding. It chooses what is worth telling and knows no
 *  rule's verdict. */
import { printLock, printPage } from '../model/print.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';

/** The steps of a path that concern the finding: its page, the lock, the snapshot; the finding itself last. */
export function stepsOf(path: readonly Event[], at: Event): readonly Event[] {
  const isDebt = at.kind === 'yield' || at.kind === 'rcu-unlock' || at.flush !== undefined;
  const flat = path.slice(0, -1).flatMap((event) => unfold(event, at.page));
  const told = flat.filter((event) => concerns(event, at.page) || (isDebt && FLUSHES.has(event.kind)));
  // What the finding's own call did on the way to it is the finding.
  return [...dropRepeats(told).filter((event) => event.fn !== at.fn || event.at.start !== at.at.start), at];
}

/** A followed call is told by what it did to the subject. */
function unfold(event: Event, page: ValueId | undefined): readonly Event[] {
  if (event.kind !== 'call') return [event];
  const inside = event.inner
    .flatMap((one) => unfold(one, undefined))
    .filter((one) => LOCKS.has(one.kind) || PROTOCOL.has(one.kind) || FLUSHES.has(one.kind));
  return page === undefined ? inside.filter((one) => !PROTOCOL.has(one.kind)) : inside;
}

const LOCKS = new Set<Event['kind']>(['lock', 'unlock', 'yield']);
const FLUSHES = new Set<Event['kind']>(['zap', 'flush']);
const PROTOCOL = new Set<Event['kind']>(['lookup', 'snapshot', 'retry-check', 'not-followed']);
const PAGE = new Set<Event['kind']>([
  'lookup',
  'release',
  'release-faultin',
  'mark',
  'get',
  'use',
  'install',
  'install-failed',
]);

function concerns(event: Event, page: ValueId | undefined): boolean {
  if (LOCKS.has(event.kind)) return true;
  if (page === undefined) return false;
  if (PROTOCOL.has(event.kind) && event.kind !== 'lookup') return true;
  return PAGE.has(event.kind) && (event.page === page || event.inner.length === 0);
}

/** The same place told twice says nothing more (loops, merged ways). */
function dropRepeats(events: readonly Event[]): Event[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const key = `${event.fn}:${event.at.start}:${event.kind}:${event.detail}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What happened, in a sentence without a full stop; the page of the finding goes by the finding's name for it. */
export function wordsOf(event: Event, finding: Event = event): string {
  const { detail } = event;
  const isSame = event.fn === finding.fn && event.page !== undefined && event.page === finding.page;
  const subject = printSubject(isSame && event.subject.endsWith('()') ? finding.subject : event.subject);
  switch (event.kind) {
    case 'lookup':
      return `${subject} is looked up: ${REFERENCE[detail] ?? detail}`;
    case 'snapshot':
      return `the invalidation sequence is read into ${subject}`;
    case 'retry-check':
      if (detail === 'struck') return `${subject || 'the sequence'} is checked: an invalidation struck`;
      return detail === 'weak'
        ? `${subject} is checked without the lock: an optimisation only`
        : `${subject || 'the sequence'} is checked: no invalidation since it was read`;
    case 'lock':
      return `mmu_lock is taken${detail === 'read' || detail === 'try-read' ? ' for read' : ''}`;
    case 'unlock':
      return 'mmu_lock is dropped: from here an invalidation can run';
    case 'yield':
      return 'mmu_lock may be dropped and taken again';
    case 'install-failed':
      return `${subject || 'the page'} could not be mapped into the guest`;
    case 'zap':
      return `${event.callee === '(*)' ? 'the handler' : `${event.callee}()`} zaps: a TLB flush is owed`;
    case 'flush':
      return 'the TLBs are flushed';
    case 'rcu-unlock':
      return 'the RCU read section ends';
    case 'install':
      if (detail === 'relaxed') return 'the rights of its mapping are changed';
      return `${subject} is mapped into the guest`;
    case 'mark':
      return `${subject} is marked ${detail}`;
    case 'release':
      return detail === 'unpin' ? `${subject} is unpinned` : `the reference to ${subject} is given back`;
    case 'release-faultin':
      return `${subject} is released as ${detail}`;
    case 'get':
      return `one more reference to ${subject} is taken`;
    case 'use':
      return `${subject} is ${USED[detail] ?? 'used'}`;
    case 'not-followed':
      return `${subject}() is not followed: what it does to the page is unknown`;
    case 'return':
      return 'this returns';
    default:
      return `${event.callee}()`;
  }
}

const REFERENCE: Readonly<Record<string, string>> = {
  get: 'FOLL_GET reference',
  pin: 'FOLL_PIN reference',
  none: 'no reference',
};
const USED: Readonly<Record<string, string>> = {
  map: 'mapped',
  read: 'read',
  write: 'written',
  callback: 'written by a function that was handed in',
  hardware: 'given to hardware',
  metadata: 'asked for its state',
};

/** The state just before an event, in one line: the lock, and the page if it is about one. */
export function stateOf(event: Event): string {
  const lock = event.lock === 'any' ? printLock(event.before.mmu.lock) : event.lock;
  return event.pageBefore
    ? `mmu_lock ${lock} · ${event.subject} ${printPage(event.pageBefore)}`
    : `mmu_lock ${lock}`;
}

/** A call, or the end of a guard's scope, as a place in a sentence. */
export const placeName = (event: Event): string =>
  event.callee.includes(' ') ? `the ${event.callee}` : `${event.callee}()`;

/** A page that has no name in the code is named by the call that found it. */
export const printSubject = (subject: string): string =>
  subject.endsWith('()') ? `the page of ${subject}` : subject;
