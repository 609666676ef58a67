/** An editor's keystrokes, timed from the change sent to the diagnostics received, over the server's real streams. It
 *  does not look at what the diagnostics say. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const STROKES = 40;
/** A fast typist; work that the server puts off must fit between. */
const BETWEEN = 120;

export async function typeInEditor({ server, tree, file }) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = pathToFileURL(join(tree, file)).href;
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', (told) => {
    if (told.uri === uri) waiting.get(told.version)?.(performance.now());
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  const folder = { uri: pathToFileURL(tree).href, name: 'tree' };
  const capabilities = {
    textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
  };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities,
  });
  await connection.sendNotification('initialized', {});

  let version = 1;
  const text = readFileSync(join(tree, file), 'utf8');
  const told = () => new Promise((resolve) => waiting.set(version, resolve));
  const timed = async (method, rest) => {
    const started = performance.now();
    const done = told();
    await connection.sendNotification(method, rest());
    return (await done) - started;
  };
  const open = await timed('textDocument/didOpen', () => ({
    textDocument: { uri, languageId: 'c', version, text },
  }));
  await rest();
  const { line, character } = middleOf(text);
  let column = character;
  const type = async (letter) => {
    version++;
    const at = { line, character: column++ };
    const change = { range: { start: at, end: at }, text: letter };
    const document = { uri, version };
    const ms = await timed('textDocument/didChange', () => ({
      textDocument: document,
      contentChanges: [change],
    }));
    await rest();
    return ms;
  };
  const many = async () => {
    const times = [];
    for (let i = 0; i < STROKES; i++) times.push(await type('abcdefghij'[i % 10]));
    return times;
  };
  const typed = await many();
  for (const letter of ';{') await type(letter);
  const braceOpen = await many();
  const memory = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(memory)[1]);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  return { open, typed, braceOpen, rss: megabytes(kilobytes('VmRSS')), peak: megabytes(kilobytes('VmHWM')) };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, BETWEEN));

const megabytes = (kilobytes) => Math.round(kilobytes / 1024);

/** Behind the first statement past the middle of the file that stands at a function's own level. */
function middleOf(text) {
  const lines = text.split('\n');
  let line = Math.floor(lines.length / 2);
  while (!/^\t\w.*;$/.test(lines[line])) line++;
  return { line, character: lines[line].length };
}
