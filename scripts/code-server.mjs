/** Runs that VS Code with the extension installed, on a folder of one's choice, until it is stopped. It knows how to
 *  start and stop it, not what is done with it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Quiet and the same everywhere: no welcome, no trust question, no update, no telemetry, no AI. */
const quiet = {
  'chat.disableAIFeatures': true,
  'editor.autoIndent': 'keep',
  'editor.insertSpaces': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.tabSize': 8,
  'editor.detectIndentation': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'problems.defaultViewMode': 'tree',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** `code` from editor.mjs; `data` is a folder for VS Code's own files; settings are added to the quiet ones. Resolves to
 *  `{url, stop}` when it answers. */
export async function startCodeServer({ code, vsix, workspace, data, port, settings = {} }) {
  const user = join(data, 'user', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  const own = [
    ...['--config', join(data, 'config.yaml')],
    ...['--user-data-dir', join(data, 'user')],
    ...['--extensions-dir', join(data, 'extensions')],
  ];
  // Of an extension that is installed later a running server would know nothing.
  execFileSync(code.node, [code.entry, ...own, '--install-extension', vsix], { stdio: 'pipe' });
  port ??= await freePort();
  const address = `127.0.0.1:${port}`;
  const flags = ['--auth', 'none', '--bind-addr', address, '--disable-telemetry', '--disable-update-check'];
  const child = spawn(code.node, [code.entry, ...own, ...flags, '--disable-workspace-trust', workspace], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const stop = () => {
    try {
      // The whole group: the extension hosts are processes of their own.
      if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended in between.
    }
  };
  process.on('exit', stop);
  await answering(`http://${address}/healthz`, () => {
    if (child.exitCode !== null) throw new Error(`code-server ended: ${Buffer.concat(said)}`);
  });
  return { url: `http://${address}/?folder=${encodeURIComponent(workspace)}`, stop, child };
}

async function answering(url, check) {
  for (let tries = 0; tries < 600; tries++) {
    check();
    if (await ok(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${url} in a minute`);
}

const ok = (url) =>
  new Promise((resolve) => {
    get(url, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
