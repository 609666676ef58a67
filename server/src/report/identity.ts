/** What makes a finding the same finding after the code around it moved: rule, function, subject and cause, never a
 *  line or a spelling. It builds and takes apart that name, and knows nothing of how findings are told. */

/** The four parts, and the file that tells apart static functions of one name. */
export interface Identity {
  readonly ruleId: string;
  readonly file: string;
  readonly function: string;
  /** The origin event of the page or lock, and its ordinal among equals: `kvm_faultin_pfn#1`. */
  readonly subject: string;
  /** Why the path is bad: `retry`, `failed-map`, `dropped`, `never-taken`. */
  readonly cause: string;
}

/** Readable on purpose: it stands in baselines and SARIF files that people compare. */
export const identity = (of: Identity): string =>
  [of.ruleId, of.file, of.function, of.subject, of.cause].map(quoted).join('|');

/** The parts of an identity that this file built. */
export function partsOf(id: string): Identity {
  const [ruleId = '', file = '', fn = '', subject = '', cause = ''] = id.split('|').map(unquoted);
  return { ruleId, file, function: fn, subject, cause };
}

const quoted = (part: string) => part.replace(/[%|]/g, (c) => (c === '|' ? '%7C' : '%25'));

const unquoted = (part: string) => part.replaceAll('%7C', '|').replaceAll('%25', '%');

/** The statement around a place, as one line without comments and with single blanks, so that a finding whose code
 *  changed is not taken for the one that was accepted. */
export function statementAt(text: string, line: number, column: number): string {
  const blanked = blankComments(text);
  const at = Math.min(lineStart(blanked, line) + column - 1, blanked.length);
  const start = Math.max(...[';', '{', '}'].map((c) => blanked.lastIndexOf(c, at - 1))) + 1;
  const ends = [';', '{', '}'].map((c) => blanked.indexOf(c, at)).filter((found) => found >= 0);
  const end = ends.length > 0 ? Math.min(...ends) + 1 : blanked.length;
  return blanked.slice(start, end).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** A table or half-typed text can make one statement of a whole file; the head of it tells enough. */
const LONGEST = 400;

/** Comments, and the characters in strings that would end a statement, at equal length. */
const blankComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (found) =>
    found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found.replace(/[;{}]/g, '.'),
  );

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}
