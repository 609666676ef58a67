/** The file system of Node behind the interface of files.ts, for the command line, the server and the tests. It knows
 *  errno and bytes, and refuses to know what a file is for. */
import { isAscii, isUtf8 } from 'node:buffer';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Files, FileText } from './files.ts';

/** Generated headers of the kernel reach 14 MB; above this a file is data with a C name. */
const LARGEST = 16 * 1024 * 1024;

/** Enough to hide the latency of a disk; more only queue in libuv's pool and cost descriptors. */
const AT_ONCE = 16;

/** What stands at a path; `other` is a socket, a pipe or a device, which is never opened. */
export type PathKind = 'file' | 'folder' | 'missing' | 'other';

export interface DiskFiles extends Files {
  kind(path: string): Promise<PathKind>;
}

/** Files of this machine; relative paths start at `root`. `waits`: the process has nothing else to do while it reads, so
 *  that it need not be told when a file is there; four hundred files of a warm cache take 10 ms instead of 80. */
export function diskFiles(root: string, waits = false): DiskFiles {
  const limit = limiter(AT_ONCE);
  const at = (path: string) => resolve(root, path);
  return {
    read: waits ? async (path) => readTextNow(at(path)) : (path) => limit(() => readText(at(path))),
    list: async (folder, filter) => (await walk(at(folder), '', filter, limit)).sort(byCodeUnit),
    exists: async (path) => (await kindOf(at(path))) === 'file',
    kind: (path) => kindOf(at(path)),
  };
}

async function readText(path: string): Promise<FileText> {
  let handle: FileHandle | undefined;
  try {
    // A pipe or a device would block or never end, so what it is gets asked before it is opened.
    const refused = refusalOf(await stat(path));
    if (refused !== undefined) return { unreadable: refused };
    handle = await open(path);
    return decode(await handle.readFile());
  } catch (error) {
    return { unreadable: reason(error) };
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

function readTextNow(path: string): FileText {
  try {
    const refused = refusalOf(statSync(path));
    return refused === undefined ? decode(readFileSync(path)) : { unreadable: refused };
  } catch (error) {
    return { unreadable: reason(error) };
  }
}

function refusalOf(found: Stats): string | undefined {
  if (found.isDirectory()) return 'is a folder';
  if (!found.isFile()) return 'not a regular file';
  return found.size > LARGEST ? `too large (${Math.round(found.size / 2 ** 20)} MB)` : undefined;
}

/** C source has no NUL, in any encoding that a compiler takes; UTF-16 and object files have them everywhere. */
function decode(bytes: Buffer): FileText {
  if (bytes.length > LARGEST) return { unreadable: `too large (${Math.round(bytes.length / 2 ** 20)} MB)` };
  if (bytes.includes(0)) return { unreadable: 'binary' };
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  const whole = isUtf8(bytes);
  const text = bytes.toString('utf8');
  // Editors take the byte order mark away; columns of the first line must agree with theirs.
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return whole ? { text: plain } : { text: plain, damaged: 'invalid UTF-8' };
}

async function kindOf(path: string): Promise<PathKind> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    // What cannot be looked at is there: reading it says why it cannot be read.
    return /missing/.test(reason(error)) ? 'missing' : 'other';
  }
}

/** Links to folders are not followed (kernel trees link into themselves) and `.git` is nobody's source. */
async function walk(
  folder: string,
  below: string,
  filter: (path: string) => boolean,
  limit: Limiter,
): Promise<string[]> {
  const entries = await limit(() => readdir(folder, { withFileTypes: true }).catch(() => []));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = below + entry.name;
      if (!entry.isDirectory()) return filter(path) ? [path] : [];
      return entry.name === '.git' ? [] : walk(`${folder}/${entry.name}`, `${path}/`, filter, limit);
    }),
  );
  return found.flat();
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'name too long',
  EMFILE: 'too many open files',
  EIO: 'the disk gave an error',
};

/** An error of the file system in words for a person; also for writing. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}

type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

function limiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    // A freed slot is handed over, not given back, so that nobody overtakes.
    if (running === most) await new Promise<void>((turn) => waiting.push(turn));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
