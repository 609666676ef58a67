/** The server without VS Code: Debian's Neovim and its own client, over stdio. It tests that an editor we did not write
 *  gets along with it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildAll } from '../../scripts/build.mjs';
import { findEditor } from '../../scripts/editor.mjs';

const { nvim } = findEditor();
if (process.env.CI === 'true' && !nvim) throw new Error('nvim is missing');

describe.skipIf(!nvim)('in Neovim', () => {
  const data = mkdtempSync(join(tmpdir(), 'pinsight-nvim-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('diagnostics arrive, follow an edit, and go; hover answers', async () => {
    const project = resolve(import.meta.dirname, '../..');
    const tree = join(data, 'linux-6.12');
    cpSync(join(project, 'samples/linux-6.12'), tree, { recursive: true });
    await buildAll(join(data, 'dist'));
    const file = join(tree, 'arch/arm64/kvm/mmu.c');
    const said = execFileSync(
      nvim!,
      ['--headless', '--clean', '-c', `luafile ${join(import.meta.dirname, 'neovim.lua')}`],
      {
        encoding: 'utf8',
        env: { ...process.env, SERVER: join(data, 'dist/server.cjs'), TREE: tree, FILE: file },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('kvm_set_pfn_dirty(pfn)')) + 1;
    const out = JSON.parse(said);
    const dirty = { source: 'pinsight', code: 'dirty-outside-mmu-lock', severity: 2 };
    expect(out.failed).toBeUndefined();
    expect(out.first).toContainEqual(expect.objectContaining({ ...dirty, line }));
    expect(out.moved).toContainEqual(expect.objectContaining({ ...dirty, line: line + 1 }));
    expect(out.hover.value).toMatch(/mmu_lock/);
    // What is released as used on the retry path, and what is gone since v6.13, stays.
    const codes: string[] = out.last.map(({ code }: { code: string }) => code);
    expect([...new Set(codes)].sort()).toEqual(['accessed-unused', 'removed-api']);
  });
});
