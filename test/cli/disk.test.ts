/** The disk as analysis sees it: texts, and words for why there is none. */
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskFiles, reason } from '../../server/src/disk.ts';
import { folderWith } from './fake.ts';

describe.each([{ waits: false }, { waits: true }])('read where waits is $waits', ({ waits }) => {
  test('texts as they are: CRLF kept, a byte order mark taken away, an empty file is a text', async () => {
    const folder = folderWith({ 'crlf.c': 'a\r\nb', 'bom.c': '\ufeffint x;', 'empty.c': '', 'ü.c': 'ö' });
    const files = diskFiles(folder, waits);
    expect(await files.read('crlf.c')).toEqual({ text: 'a\r\nb' });
    expect(await files.read('bom.c')).toEqual({ text: 'int x;' });
    expect(await files.read('empty.c')).toEqual({ text: '' });
    expect(await files.read(join(folder, 'ü.c'))).toEqual({ text: 'ö' });
  });

  test('invalid UTF-8 is replaced and said; NULs make a file binary', async () => {
    const folder = folderWith({ 'latin1.c': Buffer.from([0x2f, 0xe9, 0x0a]), 'nul.c': 'int a;\0int b;' });
    const files = diskFiles(folder, waits);
    expect(await files.read('latin1.c')).toEqual({ text: '/\ufffd\n', damaged: 'invalid UTF-8' });
    expect(await files.read('nul.c')).toEqual({ unreadable: 'binary' });
  });

  test('why there is no text', async () => {
    const folder = folderWith({ 'big.c': '', 'a/b.c': '' });
    truncateSync(join(folder, 'big.c'), 50 * 1024 * 1024);
    symlinkSync('loop.c', join(folder, 'loop.c'));
    execFileSync('mkfifo', [join(folder, 'pipe.c')]);
    const files = diskFiles(folder, waits);
    const why = async (path: string) => {
      const found = await files.read(path);
      return 'unreadable' in found ? found.unreadable : 'none';
    };
    expect(await why('gone.c')).toBe('missing');
    expect(await why('a')).toBe('is a folder');
    expect(await why('a/b.c/c.c')).toBe('missing');
    expect(await why('big.c')).toBe('too large (50 MB)');
    expect(await why('loop.c')).toBe('a link that leads to itself');
    expect(await why('pipe.c')).toBe('not a regular file');
    expect(await why(`${'x'.repeat(300)}.c`)).toBe('name too long');
    expect(await why('a\0b.c')).toMatch(/./);
    expect(reason({ code: 'EACCES' })).toBe('permission denied');
    expect(reason(new Error('odd'))).toBe('odd');
  });
});

test('what stands at a path', async () => {
  const folder = folderWith({ 'a/b.c': '' });
  symlinkSync('loop', join(folder, 'loop'));
  const files = diskFiles(folder);
  const kinds = await Promise.all(['a', 'a/b.c', 'gone', 'loop'].map((path) => files.kind(path)));
  expect(kinds).toEqual(['folder', 'file', 'missing', 'other']);
  expect(await files.exists('a')).toBe(false);
  expect(await files.exists('a/b.c')).toBe(true);
});

test('lists are sorted, go into folders, and follow no link to one', async () => {
  const folder = folderWith({
    'b.c': '',
    'B.c': '',
    'a/z.c': '',
    'a/y/x.c': '',
    'a.c': '',
    '.git/c.c': '',
    'n.txt': '',
  });
  symlinkSync('..', join(folder, 'a/up'));
  const files = diskFiles(folder);
  expect(await files.list('.', (path) => path.endsWith('.c'))).toEqual([
    'B.c',
    'a.c',
    'a/y/x.c',
    'a/z.c',
    'b.c',
  ]);
  expect(await files.list('a', () => true)).toEqual(['up', 'y/x.c', 'z.c']);
  expect(await files.list('gone', () => true)).toEqual([]);
});

test('a thousand reads at once neither fail nor mix up', async () => {
  const folder = folderWith(Object.fromEntries([...Array(50).keys()].map((i) => [`${i}.c`, `int n${i};`])));
  const files = diskFiles(folder);
  const texts = await Promise.all([...Array(1000).keys()].map((i) => files.read(`${i % 50}.c`)));
  texts.forEach((found, i) => {
    expect(found).toEqual({ text: `int n${i % 50};` });
  });
});
