/** `npm run try [-- FOLDER] [--port N]`: VS Code with the extension on the sample, or on a folder of yours. A desktop
 *  `code` on PATH is used if there is one; else VS Code runs here and the browser is yours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startCodeServer } from './code-server.mjs';
import { ensureEditor } from './editor.mjs';
import { packVsix } from './package.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  options: { port: { type: 'string' }, browser: { type: 'boolean' } },
  allowPositionals: true,
});
const data = mkdtempSync(join(tmpdir(), 'pinsight-try-'));
const workspace = positionals[0] ? resolve(positionals[0]) : sampleCopy();
if (!existsSync(workspace)) fail(`${workspace} is missing`);
const vsix = await packVsix(join(data, 'pinsight.vsix'));

if (!values.browser && spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0) {
  const own = ['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions')];
  execFileSync('code', [...own, '--install-extension', vsix], { stdio: 'inherit' });
  execFileSync('code', [...own, '--new-window', workspace], { stdio: 'inherit' });
} else {
  const { code, leftOut } = ensureEditor();
  if (!code) fail(leftOut.join('\n'));
  const server = await startCodeServer({ code, vsix, workspace, data, port: values.port });
  console.log(`VS Code with Pinsight: ${server.url}\nOpen arch/arm64/kvm/mmu.c. Ctrl+C ends it.`);
  process.on('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  server.child.on('exit', (status) => process.exit(status ?? 0));
}

/** A copy, so that whoever tries it may edit it. */
function sampleCopy() {
  const copy = join(data, 'linux-6.12');
  cpSync(join(project, 'samples', 'linux-6.12'), copy, { recursive: true });
  return copy;
}

function fail(words) {
  console.error(words);
  process.exit(2);
}
