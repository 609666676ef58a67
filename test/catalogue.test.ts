/** One name everywhere: what the list of rules says, files, fixtures, settings, pages and README say too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../server/src/service/catalogue.ts';
import { project, sources } from './support/sources.ts';

const ids = catalogue.map(({ id }) => id).sort();
const read = (path: string) => readFileSync(join(project, path), 'utf8');

test('a file of its own', () => {
  const files = sources('server/src/rules').filter(({ text }) => text.includes('defineRule({'));
  expect(files.map(({ path }) => path.replace(/^.*\/(.*)\.ts$/, '$1')).sort()).toEqual(ids);
  for (const { path, text } of files) expect(text).toContain(`id: '${path.replace(/^.*\/(.*)\.ts$/, '$1')}'`);
});

test('a page with its name as the heading', () => {
  const pages = sources('docs/rules', /\.md$/);
  expect(pages.map(({ path }) => path)).toEqual(ids.map((id) => `docs/rules/${id}.md`));
  expect(pages.filter(({ path, text }) => !text.startsWith(`# ${path.slice(11, -3)}\n`))).toEqual([]);
});

test('a folder of fixtures, with at least one marked file and two silent ones', () => {
  const folder = join(project, 'test/rules');
  const folders = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  expect(folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(
    expect.arrayContaining(ids),
  );
  for (const id of ids) {
    const files = sources(`test/rules/${id}`, /\.c$/);
    const marked = files.filter(({ text }) => /^\/\/\s*\^/m.test(text));
    expect({ id, marked: marked.length > 0, silent: files.length - marked.length >= 2 }).toEqual({
      id,
      marked: true,
      silent: true,
    });
  }
});

test('a setting of the editor, which tells the level', () => {
  const { properties } = JSON.parse(read('package.json')).contributes.configuration;
  const settings = Object.keys(properties).filter((key) => key.startsWith('pinsight.rules.'));
  expect(settings.sort()).toEqual(ids.map((id) => `pinsight.rules.${id}`));
  for (const { id, level } of catalogue) {
    expect(properties[`pinsight.rules.${id}`].markdownDescription).toContain(`By default: ${level}.`);
  }
});

test('a row of the README, which tells the level', () => {
  const rows = [...read('README.md').matchAll(/^\| \[([a-z-]+)\]\(docs\/rules\/\1\.md\) \| (\w+) \|/gm)];
  expect(rows.map(([, id, level]) => ({ id, level })).sort((a, b) => (a.id! < b.id! ? -1 : 1))).toEqual(
    [...catalogue].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, level }) => ({ id, level })),
  );
});
