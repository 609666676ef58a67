/** What the rules say, fixture by fixture: every marker is met and every finding marked; and what holds for any text does
 *  for each of them. `UPDATE=1` rewrites words and hovers, never where something is said or whether. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../server/src/service/finding.ts';
import { type Fixture, isDrawn, type Mark, parseFixture } from './support/fixture.ts';
import { project, sources } from './support/sources.ts';
import { findingsIn, openTree, outside } from './support/tree.ts';

const paths = sources('test/rules', /\.c$/).map(({ path }) => path);
/** Fixtures that the engine gets wrong, with the reason; one that turns right fails until it is taken off the list. */
const knownWrong: Readonly<Record<string, string>> = (() => {
  const list = join(project, 'test/rules/known-wrong.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
})();

test('what is known to be wrong is there', () => {
  expect(Object.keys(knownWrong).filter((name) => !paths.includes(`test/rules/${name}`))).toEqual([]);
});

describe.each(paths)('%s', (path) => {
  const rule = basename(dirname(path));
  const read = () => parseFixture(readFileSync(join(project, path), 'utf8'), rule);
  const name = path.slice('test/rules/'.length);
  const isKnown = name in knownWrong;

  if (isKnown) {
    test(`is known to be wrong: ${knownWrong[name]}`, async () => {
      const { files, kernel, marks } = read();
      const said = (await findingsIn(files, kernel)).map(
        (finding) => `${placeOf(finding)} ${saysOf(finding)}`,
      );
      const wanted = marks
        .filter(({ kind }) => kind === 'finding')
        .map((mark) => `${placeOf(mark)} ${mark.says}`);
      expect(said.sort(), 'it is right now: take it off the list').not.toEqual(wanted.sort());
    });
  } else {
    test('says what is marked, and nothing else', async () => {
      if (process.env.UPDATE) await update(join(project, path), read());
      const fixture = read();
      const findings = await findingsIn(fixture.files, fixture.kernel);
      expect(findings.map(printFinding).sort()).toEqual(
        fixture.marks
          .filter(({ kind }) => kind === 'finding')
          .map(printMark)
          .sort(),
      );
      expect(missingPlaces(fixture, findings)).toEqual([]);
      expect(await wrongHovers(fixture)).toEqual([]);
    });
  }

  test('says the same on a second run, with CRLF, without the markers and after another function', async () => {
    const { files, kernel } = read();
    const findings = await findingsIn(files, kernel);
    expect(outside(findings, files)).toEqual([]);
    expect(await findingsIn(files, kernel)).toEqual(findings);
    for (const change of [crlf, unmarked, neighbour]) {
      const changed = new Map([...files].map(([file, text]) => [file, change(text)]));
      const said = await findingsIn(
        mapValues(changed, ({ text }) => text),
        kernel,
      );
      const moved = findings.map((finding) =>
        movedBy(finding, (file, line) => changed.get(file)!.line(line)),
      );
      expect(said, change.name).toEqual(moved);
    }
  });

  test('says the same of each file alone, and analyses any of its beginnings', async () => {
    const { files, kernel } = read();
    const findings = await findingsIn(files, kernel);
    for (const [file, text] of files) {
      const alone = await openTree(files, kernel).checkFile(file);
      expect(alone?.findings).toEqual(findings.filter((finding) => finding.file === file));
      const tree = openTree(files, kernel);
      const lines = text.split('\n');
      for (let n = 0; n < lines.length; n++) {
        const part = lines.slice(0, n).join('\n');
        tree.update(file, part);
        const { findings, notifications } = (await tree.checkFile(file))!;
        expect(notifications.filter(({ kind }) => kind === 'failed')).toEqual([]);
        expect(outside(findings, new Map([...files, [file, part]]))).toEqual([]);
      }
    }
  });
});

const placeOf = (at: { file: string; line: number; column: number; endColumn: number }): string =>
  `${at.file}:${at.line}:${at.column}-${at.endColumn}`;

const printMark = (mark: Mark): string => `${placeOf(mark)} ${mark.says}: ${mark.words}`;

const saysOf = (finding: Finding): string =>
  `${finding.foldedInto ? 'folded ' : ''}${finding.level} ${finding.ruleId}/${finding.key}`;

const printFinding = (finding: Finding): string =>
  `${placeOf(finding)} ${saysOf(finding)}: ${finding.message}`;

/** Marked places that are on the path of no finding drawn with them. */
function missingPlaces({ marks }: Fixture, findings: readonly Finding[]): string[] {
  return marks
    .filter(({ kind }) => kind === 'place')
    .filter(
      (place) =>
        !stepsFor(place, marks, findings).some(
          (step) => placeOf(step) === placeOf(place) && step.words === place.words,
        ),
    )
    .map(
      (place) =>
        `${placeOf(place)} ${place.words}; there are ${stepsFor(place, marks, findings)
          .map((step) => `${placeOf(step)} ${step.words}`)
          .join(', ')}`,
    );
}

/** The paths of the findings that stand under one line of code, the next one with any, or the last. */
function stepsFor(place: Mark, marks: readonly Mark[], findings: readonly Finding[]) {
  const drawn = marks.filter(({ kind }) => kind === 'finding');
  const next = drawn.find(({ row }) => row > place.row) ?? drawn.at(-1);
  const group = drawn.filter(({ file, line }) => file === next?.file && line === next.line).map(placeOf);
  return findings.filter((finding) => group.includes(placeOf(finding))).flatMap(({ path }) => path);
}

async function wrongHovers(fixture: Fixture): Promise<unknown[]> {
  const said = await hovers(fixture);
  return fixture.hovers.flatMap(({ line, words }, n) =>
    said[n]!.join('\n') === words.join('\n') ? [] : [{ line, words, said: said[n] }],
  );
}

async function hovers({ files, kernel, hovers }: Fixture): Promise<(readonly string[])[]> {
  const tree = openTree(files, kernel);
  await tree.check([]);
  const offset = (text: string, line: number, column: number) =>
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  const said = [];
  for (const { file, line, column } of hovers)
    said.push((await tree.hover(file, offset(files.get(file)!, line, column)))?.lines ?? []);
  return said;
}

/** Words and hovers anew, where the place and the key are right. */
async function update(path: string, fixture: Fixture): Promise<void> {
  const rows: (string | readonly string[])[] = [...fixture.rows];
  const findings = await findingsIn(fixture.files, fixture.kernel);
  for (const mark of fixture.marks) {
    const said =
      mark.kind === 'finding'
        ? findings
            .filter((finding) => placeOf(finding) === placeOf(mark) && saysOf(finding) === mark.says)
            .map(({ message }) => message)
        : stepsFor(mark, fixture.marks, findings)
            .filter((step) => placeOf(step) === placeOf(mark))
            .map(({ words }) => words);
    if (said.length > 0 && !said.includes(mark.words)) rows[mark.row] = mark.head + said[0];
  }
  const said = await hovers(fixture);
  fixture.hovers.forEach(({ row, rows: count }, n) => {
    if (said[n]!.length === 0) return;
    const head = fixture.rows[row]!.slice(0, fixture.rows[row]!.indexOf('|'));
    rows[row] = said[n]!.map(
      (words, k) => `${k === 0 ? head : `//${' '.repeat(head.length - 2)}`}| ${words}`,
    );
    rows.fill([], row + 1, row + count);
  });
  writeFileSync(path, rows.flat().join('\n'));
}

interface Changed {
  readonly text: string;
  /** Where a line went. */
  line(before: number): number;
}

function crlf(text: string): Changed {
  return { text: text.replaceAll('\n', '\r\n'), line: (n) => n };
}

function unmarked(text: string): Changed {
  const rows = text.split('\n');
  const dropped = rows.map(isDrawn);
  return {
    text: rows.filter((_, n) => !dropped[n]).join('\n'),
    line: (n) => n - dropped.slice(0, n).filter(Boolean).length,
  };
}

function neighbour(text: string): Changed {
  const other = 'static int neighbour_of_all(int a)\n{\n\tif (a)\n\t\treturn a + 1;\n\treturn 0;\n}\n\n';
  return { text: other + text, line: (n) => n + other.split('\n').length - 1 };
}

function movedBy(finding: Finding, line: (file: string, line: number) => number): Finding {
  const move = <T extends { file: string; line: number; endLine: number }>(at: T): T => ({
    ...at,
    line: line(at.file, at.line),
    endLine: line(at.file, at.endLine),
  });
  return { ...move(finding), path: finding.path.map(move) };
}

const mapValues = <A, B>(map: ReadonlyMap<string, A>, to: (value: A) => B): Map<string, B> =>
  new Map([...map].map(([key, value]) => [key, to(value)]));
