/** The format of rule fixtures: C with what is to be said drawn under it, by visual columns at tab 8. It reads and writes
 *  the drawing; what the analysis says is asked in test/rules.test.ts. */

/** `^^^`: a finding starts and ends there; `//<`: at the first character of the line, where no caret can stand. `~~~`: a
 *  place on the path of the finding drawn next. */
export interface Mark {
  readonly kind: 'finding' | 'place';
  readonly file: string;
  /** Line and columns count from 1, as a Finding's do; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** Of a finding `warning dirty-outside-mmu-lock/afterUnlock`, of a place ''. */
  readonly says: string;
  readonly words: string;
  /** Index of its line in the fixture. */
  readonly row: number;
  /** What stands before the words on that line, for rewriting them. */
  readonly head: string;
}

/** `? hover | first line`, continued by `| …`; the column of `?` is the cursor. */
export interface Hover {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly words: readonly string[];
  readonly row: number;
  readonly rows: number;
}

export interface Fixture {
  readonly kernel: string;
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
  readonly hovers: readonly Hover[];
  readonly rows: readonly string[];
}

/** Where a fixture lies in its small tree unless it says otherwise. */
const HOME = 'arch/arm64/kvm/fixture.c';
/** The last release before the series that took struct page out of KVM's faults. */
const KERNEL = '6.12';
const MARK = /^\/\/(?: +(\^+|~+)|<)\s+(.*)$/;
const HOVER = /^\/\/ +\? hover \| ?(.*)$/;
const MORE = /^\/\/ +\| ?(.*)$/;
const HEADING = /^\/\/- (\w+) (\S+)\s*$/;

export const isDrawn = (row: string): boolean => MARK.test(row) || HOVER.test(row) || MORE.test(row);

/** `rule` is the folder's: a finding of another one carries its id. */
export function parseFixture(text: string, rule: string): Fixture {
  const rows = text.split('\n');
  const files = new Map<string, string[]>();
  const marks: Mark[] = [];
  const hovers: { -readonly [K in keyof Hover]: Hover[K] }[] = [];
  let kernel = KERNEL;
  let file = HOME;
  let under = { line: 0, code: '' };
  rows.forEach((row, n) => {
    const heading = HEADING.exec(row);
    if (heading?.[1] === 'file') {
      files.set((file = heading[2]!), []);
      return;
    }
    if (heading?.[1] === 'kernel') kernel = heading[2]!.replace(/^v/, '');
    else if (row.startsWith('//-')) throw new Error(`line ${n + 1}: no such heading: ${row}`);
    if (!files.has(file)) files.set(file, []);
    const lines = files.get(file)!;
    lines.push(row);
    const hover = hovers.at(-1);
    if (MARK.test(row)) marks.push(parseMark(row, n, rule, file, under));
    else if (HOVER.test(row)) {
      const column = charAt(under.code, row.indexOf('?'));
      hovers.push({ file, line: under.line, column, words: [HOVER.exec(row)![1]!], row: n, rows: 1 });
    } else if (MORE.test(row) && hover && hover.row + hover.rows === n) {
      hover.words = [...hover.words, MORE.exec(row)![1]!];
      hover.rows++;
    } else if (/^\/\/\W*[\^~|?<]/.test(row)) throw new Error(`line ${n + 1}: not a marker: ${row}`);
    else under = { line: lines.length, code: row };
  });
  const isEmpty = (lines: readonly string[]) => lines.every((line) => line === '' || line.startsWith('//'));
  const kept = [...files].filter(([, lines]) => !isEmpty(lines));
  return {
    kernel,
    files: new Map(kept.map(([path, lines]) => [path, lines.join('\n')])),
    marks,
    hovers,
    rows,
  };
}

function parseMark(
  row: string,
  n: number,
  rule: string,
  file: string,
  under: { line: number; code: string },
): Mark {
  const [, drawn = '', rest] = MARK.exec(row)!;
  const from = drawn === '' ? 0 : row.indexOf(drawn);
  const place = {
    file,
    line: under.line,
    column: charAt(under.code, from),
    endColumn: charAt(under.code, from + Math.max(drawn.length, 1)),
    row: n,
  };
  const before = row.slice(0, row.length - rest!.length);
  if (drawn.startsWith('~')) return { ...place, kind: 'place', says: '', words: rest!.trim(), head: before };
  const said = /^((?:folded )?(?:error|warning|info)(?:\+fix)?) (?:([\w-]+)\/)?(\w+):\s*(.*)$/.exec(rest!);
  if (!said) throw new Error(`line ${n + 1}: level, message key and words are wanted: ${row}`);
  const [, level, other, key, words] = said;
  const head = `${before}${level} ${other ? `${other}/` : ''}${key}: `;
  return { ...place, kind: 'finding', says: `${level} ${other ?? rule}/${key}`, words: words!.trim(), head };
}

/** The column, from 1, of the character that stands at a visual column, from 0. */
function charAt(code: string, wanted: number): number {
  let visual = 0;
  for (let n = 0; n < code.length; n++) {
    if (visual === wanted) return n + 1;
    visual += code[n] === '\t' ? 8 - (visual % 8) : 1;
  }
  if (visual === wanted) return code.length + 1;
  throw new Error(`a marker points into a tab or behind the line: ${code}`);
}
