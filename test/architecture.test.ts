/** The shape of the project, as data: who may import whom, who may touch the process, how a file begins and how long it
 *  may be. ARCHITECTURE.md tells the reasons; this file knows none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Import,
  imports,
  project,
  type Source,
  sources,
  withoutComments,
  withoutStrings,
} from './support/sources.ts';

/** Layers: the folder below server/src or the file there. `finding` is service/finding.ts, the shapes that reports and
 *  façade share. Everything a layer may import besides itself; `text` is the currency of positions. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: [],
  files: [],
  protocol: [],
  finding: [],
  disk: ['files'],
  config: ['text', 'files'],
  patch: ['text'],
  syntax: ['text'],
  ir: ['syntax', 'text'],
  flow: ['ir', 'text'],
  bind: ['ir', 'model', 'text'],
  trace: ['flow', 'bind', 'ir', 'model', 'text'],
  index: ['trace', 'bind', 'flow', 'ir', 'syntax', 'model', 'text', 'files'],
  rules: ['trace', 'ir', 'model', 'text'],
  hover: ['trace', 'ir', 'model', 'text'],
  review: ['index', 'rules', 'trace', 'ir', 'model', 'patch', 'text'],
  report: ['trace', 'rules', 'text', 'finding'],
  service: [
    ...[
      'text',
      'model',
      'files',
      'finding',
      'config',
      'patch',
      'syntax',
      'ir',
      'flow',
      'bind',
      'trace',
      'index',
    ],
    ...['rules', 'hover', 'review', 'report'],
  ],
  lsp: ['service', 'finding', 'text', 'protocol'],
  main: ['lsp', 'service', 'finding', 'files', 'disk', 'config'],
  cli: ['main', 'service', 'finding', 'files', 'disk', 'config', 'report'],
  worker: ['service', 'finding', 'files', 'disk'],
};

/** Packages, by layer or file; nobody else imports any. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  'server/src/syntax/parser.ts': /^(tree-sitter|tree-sitter-c|node:module)$/,
  'server/src/cli.ts': /^node:/,
  'server/src/main.ts': /^(node:.*|vscode-languageserver\/node)$/,
  'server/src/worker.ts': /^node:/,
  'server/src/disk.ts': /^node:/,
  cli: /^(commander|node:path)$/,
  config: /^zod$/,
  report: /^(zod|sarif)$/,
  lsp: /^(vscode-languageserver|vscode-languageserver-textdocument|vscode-uri)$/,
  client: /^(node:.*|vscode|vscode-languageclient\/node)$/,
};

/** The only files that touch process, argv and threads. */
const PROCESS = ['server/src/cli.ts', 'server/src/disk.ts', 'server/src/main.ts', 'server/src/worker.ts'];

/** Lines of a file; tables of the model are exempt. */
const LONGEST = 300;
/** Lines of a rule. */
const LONGEST_RULE = 120;

const server = sources('server/src');
const client = sources('client/src');
const scripts = sources('scripts', /\.mjs$/);
const tests = sources('test');

function layerOf(path: string): string {
  if (path === 'server/src/service/finding.ts') return 'finding';
  if (path.startsWith('client/')) return 'client';
  return path.replace(/^server\/src\//, '').replace(/(\/.*|\.ts)$/, '');
}

const wrong = (
  files: readonly Source[],
  judge: (found: Import, from: Source) => string | undefined,
): string[] =>
  files.flatMap((from) =>
    imports(from).flatMap((found) => {
      const why = judge(found, from);
      return why === undefined ? [] : [`${from.path} imports ${found.written}: ${why}`];
    }),
  );

describe('imports', () => {
  test('go only where the table says', () => {
    const judge = ({ target, relative }: Import, from: Source) => {
      if (!relative || target === 'package.json') return undefined;
      const [here, there] = [layerOf(from.path), layerOf(target)];
      return here === there || TABLE[here]?.includes(there) ? undefined : `${here} may not import ${there}`;
    };
    expect(wrong(server, judge)).toEqual([]);
  });

  test('every folder of server/src is in the table, and the table has no cycle', () => {
    expect(server.map(({ path }) => layerOf(path)).filter((layer) => !(layer in TABLE))).toEqual([]);
    const done = new Set<string>();
    const visit = (layer: string, above: readonly string[]) => {
      expect(above).not.toContain(layer);
      if (!done.has(layer)) for (const next of TABLE[layer]!) visit(next, [...above, layer]);
      done.add(layer);
    };
    for (const layer of Object.keys(TABLE)) visit(layer, []);
  });

  test('of the manifest are for the process only', () => {
    const judge = ({ target }: Import, from: Source) =>
      target === 'package.json' && !PROCESS.includes(from.path) ? 'knows no version' : undefined;
    expect(wrong(server, judge)).toEqual([]);
  });

  test('of packages stand where they belong; tree-sitter in one file', () => {
    const judge = ({ target, relative, typeOnly }: Import, from: Source) => {
      const allowed = PACKAGES[from.path] ?? PACKAGES[layerOf(from.path)];
      if (relative || allowed?.test(target)) return undefined;
      return `no package of ${layerOf(from.path)}${typeOnly ? ', not even its types' : ''}`;
    };
    expect(wrong([...server, ...client], judge)).toEqual([]);
  });

  test('of the client reach nothing of the server but types of the protocol', () => {
    const judge = ({ target, relative, typeOnly }: Import) => {
      if (!relative || target.startsWith('client/')) return undefined;
      return target === 'server/src/protocol.ts' && typeOnly
        ? undefined
        : 'only `import type` of protocol.ts';
    };
    expect(wrong(client, judge)).toEqual([]);
  });

  test('of a rule reach no other rule', () => {
    const pages = sources('docs/rules', /\.md$/).map(({ path }) =>
      path.replace(/^docs\/rules\/(.*)\.md$/, '$1'),
    );
    const judge = ({ target }: Import, from: Source) => {
      const rule = /^server\/src\/rules\/(.*)\.ts$/.exec(target)?.[1];
      return from.path !== 'server/src/rules/index.ts' && rule !== undefined && pages.includes(rule)
        ? 'rules never import rules'
        : undefined;
    };
    const rules = server.filter(({ path }) => path.startsWith('server/src/rules/'));
    expect(wrong(rules, judge)).toEqual([]);
  });

  test('name the file, with its ending', () => {
    const judge = ({ relative, target }: Import) =>
      relative && !/\.(ts|mjs|json)$/.test(target) ? 'ends in .ts' : undefined;
    expect(wrong([...server, ...client, ...tests], judge)).toEqual([]);
  });
});

test('only the named files touch the process', () => {
  const touching = server
    .filter(({ path }) => !PROCESS.includes(path))
    .filter(({ text }) =>
      /(?<!\.)\bprocess\s*[.[]|\bworker_threads\b/.test(withoutStrings(withoutComments(text))),
    )
    .map(({ path }) => path);
  expect(touching).toEqual([]);
});

test('a file opens with why it exists; sources also say what they refuse to know', () => {
  const sentences = ({ text }: Source) => {
    const [opening] = /^(#!.*\n)?\/\*\*[\s\S]*?\*\//.exec(text) ?? [''];
    return (opening.match(/[.:!?](?=\s|\*\/)/g) ?? []).length;
  };
  const silent = [
    ...[...server, ...client, ...scripts].filter((file) => sentences(file) < 2),
    ...tests.filter((file) => sentences(file) < 1),
  ];
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test(`files have at most ${LONGEST} lines, tables of the model aside`, () => {
  const long = [...server, ...client, ...scripts, ...tests]
    .filter(({ path }) => !path.startsWith('server/src/model/apis/'))
    .map(({ path, text }) => [path, text.split('\n').length - 1] as const)
    .filter(([, lines]) => lines > LONGEST);
  expect(long).toEqual([]);
});

test(`rules have at most ${LONGEST_RULE} lines`, () => {
  const rules = server.filter(({ text }) => text.includes('defineRule({'));
  const long = rules.filter(({ text }) => text.split('\n').length - 1 > LONGEST_RULE);
  expect(rules.length).toBeGreaterThan(20);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('ARCHITECTURE.md shows the same table', () => {
  const page = readFileSync(join(project, 'server/ARCHITECTURE.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z]+)` \| (.*) \|$/gm)].map(
    ([, layer, may]) => [layer!, may === 'nothing' ? [] : may!.split(', ').sort()] as const,
  );
  const wanted = Object.entries(TABLE).map(([layer, may]) => [layer, [...may].sort()] as const);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(wanted));
});
