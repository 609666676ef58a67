/** Each idiom of the kernel that decides cases, by its section in the list that the project was given, has fixtures that hold it.
 *  It reads names only; what the fixtures say is asked in test/rules.test.ts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from './support/sources.ts';

const idioms: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(project, 'test/rules/idioms.json'), 'utf8'),
);
/** Part 1 has sections by architecture; of part 2 those on flushes and on the release helper stand with their rules. */
const SECTIONS = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.1', '2.2', '2.3', '2.6'];

test('every section has idioms, and every idiom a fixture', () => {
  const names = Object.keys(idioms);
  expect(
    SECTIONS.filter(
      (section) => !names.some((name) => name.startsWith(`${section} `) || name.startsWith(`${section}.`)),
    ),
  ).toEqual([]);
  expect(names.filter((name) => idioms[name]!.length === 0)).toEqual([]);
});

test('every fixture that is named is there', () => {
  const missing = Object.values(idioms)
    .flat()
    .filter((path) => !existsSync(join(project, 'test/rules', path)));
  expect(missing).toEqual([]);
});
