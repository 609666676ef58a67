/** What must never be in the project: paths of somebody's machine, hosts of package registries, kernel text. It reads
 *  every file that git would keep and knows no exception but binary ones. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, sources } from './support/sources.ts';

/** Tracked files and those that would be, or everything that is not built where there is no git. */
function kept(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.split('\0').filter((path) => path !== '' && existsSync(join(project, path)));
  } catch {
    return ['client', 'docs', 'samples', 'scripts', 'server', 'syntaxes', 'test'].flatMap((folder) =>
      sources(folder, /./).map(({ path }) => path),
    );
  }
}

const files = kept().flatMap((path) => {
  const bytes = readFileSync(join(project, path));
  return bytes.includes(0) ? [] : [{ path, text: bytes.toString('utf8') }];
});

// Put together, so that this file is not its own finding.
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a path of a machine',
    new RegExp(`(?<![\\w.$}])/(${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me/\\w+'].join('|')})/`),
  ],
  ['a drive of a machine', new RegExp(`\\b[A-Z]:\\\\+Us${'ers'}\\b`)],
  ['the host of a registry', new RegExp(`regis${'try'}\\.(npmjs|yarnpkg)\\.|npm${'mirror'}\\.com`)],
  ['kernel text', new RegExp(`SPDX-License-Identifier:\\s*GP${'L'}`)],
];

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(FORBIDDEN)('no file holds %s', (_, pattern) => {
  const found = files.flatMap(({ path, text }) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [`${path}:${text.slice(0, at).split('\n').length}: ${text.slice(at, at + 40)}`];
  });
  expect(found).toEqual([]);
});

test('the lock has every package that another asks for, on every platform: npm ci refuses one with holes', () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', object>>
    >;
  };
  const found = (from: string, name: string): boolean =>
    `${from && `${from}/`}node_modules/${name}` in packages ||
    (from !== '' && found(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name));
  const holes = Object.entries(packages).flatMap(([path, wants]) =>
    Object.keys({
      ...wants.dependencies,
      ...wants.optionalDependencies,
      ...(path === '' && wants.devDependencies),
    })
      .filter((name) => !found(path, name))
      .map((name) => `${path || 'the project'} wants ${name}`),
  );
  expect(holes).toEqual([]);
});
