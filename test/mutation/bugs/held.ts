/** Which release gives back what, as far as the text or the trace of the correct function says: the written criterion of
 *  what is a bug at all. It changes nothing. */
import { type Call, type Code, callsOf, eventsAt, subjectOf, wordsIn } from '../code.ts';

/** Names that say nothing about which page is meant. */
const COMMON = new Set([
  'kvm',
  'vcpu',
  'fault',
  'NULL',
  'true',
  'false',
  'slot',
  'gfn',
  'arch',
  'gpa',
  'mm',
  'current',
]);

/** The calls that found what this release gives back, in the same function, before it. */
export function lookupsOf(code: Code, release: Call): readonly Call[] {
  const subjects = release.args.map(subjectOf).filter((name) => !COMMON.has(name));
  return callsOf(code, 'lookup').filter(({ statement, node }) => {
    if (node.start >= release.node.start) return false;
    const words = wordsIn(
      code.textOf(node).slice(code.textOf(node).indexOf('(')) + leftOf(code, statement.start, node.start),
    );
    return subjects.some((subject) => words.has(/\w+$/.exec(subject)?.[0] ?? subject));
  });
}

const leftOf = (code: Code, from: number, to: number): string => {
  const text = code.text.slice(from, to);
  return text.includes('=') ? text : '';
};

/** Something is given back there on some way, as far as anybody can tell. */
export const givesBack = (code: Code, release: Call): boolean =>
  lookupsOf(code, release).length > 0 ||
  eventsAt(code.trace, release.node).some(
    ({ kind, pageBefore: page }) =>
      (kind === 'release' || kind === 'release-faultin') &&
      page?.origin === 'lookup' &&
      page.present !== 'no' &&
      page.held > 0 &&
      page.reference !== 'none',
  );

export const NOTHING_HELD =
  'nothing that was looked up is given back there: a kernel page, a page of the caller’s, or none on any way';
