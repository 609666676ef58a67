/** Puts a real VS Code into the user's cache folder, for the tests and for `npm run try`, and finds the browser and the
 *  Neovim that drive it: `node scripts/editor.mjs`. It says what it leaves out and why; with CI=true that is an error. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** VS Code 1.139 as a web server. It runs under this Node and no other. */
const codeServer = '4.139.1';
const nodeMajor = 24;

export const cacheFolder = process.env.PINSIGHT_CACHE ?? join(homedir(), '.cache', 'pinsight');
const home = join(cacheFolder, 'vscode-test', `code-server-${codeServer}`);
const nodePackage = `node-${process.platform}-${process.arch}`;

/** What is there; nothing is installed. */
export function findEditor() {
  const found = {
    code: existsSync(join(home, 'ready')) ? codeIn(home) : undefined,
    chromium: onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    nvim: onPath('nvim'),
  };
  const missing = Object.keys(found).filter((name) => found[name] === undefined);
  return { ...found, leftOut: missing.map((name) => `${purposes[name]} left out: ${whyMissing(name)}`) };
}

/** Installs what can be installed here. */
export function ensureEditor(say = console.error) {
  installPackages(say);
  if (!existsSync(join(home, 'ready')) && process.platform === 'linux') installCode(say);
  const found = findEditor();
  for (const words of found.leftOut) say(words);
  return found;
}

const purposes = {
  code: 'VS Code',
  chromium: 'the journeys through VS Code',
  nvim: 'the session with Neovim',
};

function whyMissing(name) {
  if (name !== 'code') return `no ${name} on PATH, and only root on Debian can install it from here`;
  return process.platform === 'linux' ? 'its installation failed, see above' : 'code-server needs Linux';
}

const codeIn = (folder) => ({
  node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
  entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
});

/** Debian's packages by a program or a file that shows that they are there. The compiler is for VS Code's native
 *  modules. */
const packages = [
  ['chromium', () => onPath('chromium', 'chromium-browser', 'google-chrome')],
  ['neovim', () => onPath('nvim')],
  ['libkrb5-dev', () => existsSync(join(home, 'ready')) || onPath('krb5-config')],
  ['g++', () => existsSync(join(home, 'ready')) || onPath('g++')],
  ['make', () => existsSync(join(home, 'ready')) || onPath('make')],
  ['python3', () => existsSync(join(home, 'ready')) || onPath('python3')],
];

function installPackages(say) {
  const wanted = packages.filter(([, there]) => !there()).map(([name]) => name);
  if (wanted.length === 0 || !isDebianRoot()) return;
  say(`apt-get install ${wanted.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], options);
}

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));

/** In a folder of its own that gets its name when it is complete, so that a broken download is never taken for one. */
function installCode(say) {
  const growing = `${home}.${process.pid}`;
  mkdirSync(growing, { recursive: true });
  say(`installing VS Code (code-server ${codeServer}) into ${home}; about two minutes, 800 MB`);
  const npm = (cwd, args, env = process.env) =>
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    npm(growing, [
      '--ignore-scripts',
      '--prefix',
      growing,
      `code-server@${codeServer}`,
      `${nodePackage}@${nodeMajor}`,
    ]);
    const node = dirname(codeIn(growing).node);
    const env = {
      ...process.env,
      PATH: `${node}${delimiter}${process.env.PATH}`,
      // Headers come with that package; node-gyp would download them otherwise.
      npm_config_nodedir: dirname(node),
    };
    npm(join(growing, 'node_modules', 'code-server', 'lib', 'vscode'), ['--omit=dev'], env);
    writeFileSync(join(growing, 'ready'), `${codeServer}\n`);
    rmSync(home, { recursive: true, force: true });
    renameSync(growing, home);
  } catch (error) {
    say(`VS Code could not be installed: ${error.message}`);
    rmSync(growing, { recursive: true, force: true });
  }
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { leftOut, code } = ensureEditor();
  if (code) console.log(code.entry);
  if (leftOut.length > 0 && process.env.CI === 'true') process.exit(1);
}
