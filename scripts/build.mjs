/** Bundles the extension, the server and the command line into one folder that runs from anywhere: `node
 *  scripts/build.mjs [--out DIR]`. It knows which packages cannot be bundled and copies them next to the bundles. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** `native`: with the parser's binaries of all six platforms next to the bundles. */
export async function buildAll(out = join(project, 'dist'), native = true) {
  mkdirSync(out, { recursive: true });
  const bundles = [
    bundle(out, 'extension', { entry: 'client/src/extension.ts', external: ['vscode'] }),
    bundle(out, 'server', { start: "import { serve } from './server/src/main.ts'; serve();" }),
  ];
  if (existsSync(join(project, 'server/src/cli.ts')))
    bundles.push(bundle(out, 'cli', { entry: 'server/src/cli.ts', mark: '#!/usr/bin/env node\n' }));
  await Promise.all(bundles);
  if (native) copyNative(out);
}

/** In a CommonJS bundle `import.meta` is empty, but the parser and the server ask where they are. */
const whereAmI = "const pinsightModuleUrl = require('node:url').pathToFileURL(__filename).href;";

function bundle(out, name, { entry, start, external = [], mark = '' }) {
  return build({
    ...(start
      ? { stdin: { contents: start, resolveDir: project, loader: 'ts' } }
      : { entryPoints: [join(project, entry)] }),
    outfile: join(out, `${name}.cjs`),
    absWorkingDir: project,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest of the two: Node of the command line, and that of VS Code 1.101.
    target: 'node20.19',
    // The protocol's packages have a UMD build that esbuild cannot look into.
    mainFields: ['module', 'main'],
    external: [...external, 'tree-sitter', 'tree-sitter-c'],
    define: { 'import.meta.url': 'pinsightModuleUrl' },
    banner: { js: `${mark}${whereAmI}` },
    // Names stay, so that a stack trace in a bug report can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** What Node needs to `require('tree-sitter')` from the bundles' folder, and not a file more: sources to compile it
 *  would be ten times as much. */
const native = {
  'tree-sitter': ['package.json', 'LICENSE', 'index.js', 'prebuilds'],
  'tree-sitter-c': ['package.json', 'LICENSE', 'bindings/node/index.js', 'src/node-types.json', 'prebuilds'],
  'node-gyp-build': ['package.json', 'LICENSE', 'index.js', 'node-gyp-build.js'],
};

function copyNative(out) {
  const require = createRequire(pathToFileURL(join(project, 'package.json')));
  const target = join(out, 'node_modules');
  rmSync(target, { recursive: true, force: true });
  for (const [name, files] of Object.entries(native)) {
    const from = dirname(require.resolve(`${name}/package.json`));
    for (const file of files) cpSync(join(from, file), join(target, name, file), { recursive: true });
  }
}

/** For those who print it. */
export const manifest = () => JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  await buildAll(at > 0 ? resolve(process.argv[at + 1]) : undefined);
}
