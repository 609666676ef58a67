/** `npm run mutate`: bundles the mutation test's long run into a temporary folder and starts it with the words given. It knows
 *  neither mutations nor trees. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const project = resolve(fileURLToPath(new URL('..', import.meta.url)));
// Inside the project, so that the parser's packages are found.
mkdirSync(join(project, 'dist'), { recursive: true });
const folder = mkdtempSync(join(project, 'dist', 'mutate-'));
const outfile = join(folder, 'mutate.mjs');
await build({
  entryPoints: [join(project, 'test/mutation/main.ts')],
  ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
  external: ['tree-sitter', 'tree-sitter-c'],
});
const { status } = spawnSync(
  process.execPath,
  ['--max-old-space-size=6144', outfile, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
rmSync(folder, { recursive: true });
process.exitCode = status ?? 2;
