/** What a KVM developer does, in VS Code itself with the packaged extension: open a file, see the finding, ask, type,
 *  fix. It knows the sample tree and the words of the analysis as little as it can. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCodeServer } from '../../scripts/code-server.mjs';
import { findEditor } from '../../scripts/editor.mjs';
import { packVsix } from '../../scripts/package.mjs';
import { Workbench } from './workbench.ts';

const { code, chromium, leftOut } = findEditor();
if (process.env.CI === 'true' && leftOut.length > 0) throw new Error(leftOut.join('\n'));
for (const words of leftOut) console.warn(words);

const project = resolve(import.meta.dirname, '../..');
const failures = join(tmpdir(), 'pinsight-pictures');
/** UPDATE=1 takes the README's pictures anew. */
const pictures = process.env.UPDATE ? join(project, 'docs/images') : failures;
const file = 'arch/arm64/kvm/mmu.c';
const lines = readFileSync(join(project, 'samples/linux-6.12', file), 'utf8').split('\n');
const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
const dirty = lineOf('kvm_set_pfn_dirty(pfn)');

describe.skipIf(!code || !chromium)('in VS Code', () => {
  let server: Awaited<ReturnType<typeof startCodeServer>>;
  let vscode: Workbench;
  let data: string;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'pinsight-e2e-'));
    const workspace = join(data, 'linux-6.12');
    cpSync(join(project, 'samples/linux-6.12'), workspace, { recursive: true });
    const vsix = await packVsix(join(data, 'pinsight.vsix'));
    server = await startCodeServer({ code: code!, vsix, workspace, data });
    vscode = await Workbench.open(chromium!, server.url);
  });

  afterAll(async () => {
    await vscode?.close();
    server?.stop();
    // VS Code may still be writing its last words there.
    if (data) rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await vscode?.picture(`failed-${task.name.replace(/\W+/g, '-')}`, failures);
  });

  const at = (line: number) => (rows: string[]) =>
    rows.some((row) => row.includes('dirty-outside-mmu-lock') && row.includes(`[Ln ${line}, `));

  it('the finding is in the Problems panel at its line, with the path that leads to it', async () => {
    await vscode.openFile(file);
    await vscode.showProblems();
    const rows = await vscode.problemsWhere(at(dirty));
    expect(rows.join('\n')).toMatch(/pfn is marked dirty after mmu_lock was dropped/);
    expect(rows.some((row) => row.includes(`[Ln ${lineOf('read_unlock(')}, `))).toBe(true);
    await vscode.goTo(dirty);
    await vscode.picture('problems', pictures);
    await vscode.statusItem(/[1-9] findings? · \d+ MB/);
  });

  it('the hover shows the finding with its path, and what the call needs', async () => {
    const words = await vscode.hover('kvm_set_pfn_dirty');
    expect(words).toMatch(/mmu_lock is dropped/);
    expect(words).toMatch(/needs +mmu_lock held/);
    await vscode.picture('hover', pictures);
    expect(await vscode.hover('kvm_pgtable_stage2_map')).toMatch(/stage-2 page table/);
    await vscode.picture('hover-call', pictures);
  });

  it('the finding follows each character typed above it', async () => {
    await vscode.goTo(1);
    await vscode.press('Enter');
    await vscode.problemsWhere(at(dirty + 1));
    await vscode.press('Enter');
    await vscode.problemsWhere(at(dirty + 2));
    await vscode.press('Control+Z', 2);
    await vscode.problemsWhere(at(dirty));
  });

  it('a brace that is open for a moment does not make it go elsewhere', async () => {
    const line = lineOf('return writable ?');
    await vscode.goTo(line);
    await vscode.page.keyboard.type('if (writable) {');
    await vscode.press('Enter');
    await vscode.problemsWhere((rows) => rows.some((row) => row.includes('dirty-outside-mmu-lock')));
    await vscode.press('Control+Z', 12);
    await vscode.problemsWhere(at(dirty));
  });

  it('the rule page opens from the finding, without a network', async () => {
    await vscode.page.locator('.markers-panel a', { hasText: 'dirty-outside-mmu-lock' }).first().click();
    await vscode.page.locator('.tab', { hasText: /Preview.*dirty-outside-mmu-lock/ }).waitFor();
    expect(await vscode.heading()).toContain('dirty-outside-mmu-lock');
    await vscode.picture('rule', pictures);
    await vscode.press('Control+F4');
  });

  it('a file outside KVM is left alone', async () => {
    await vscode.openFile('README.md');
    await vscode.openFile('Makefile');
    expect((await vscode.problems()).every((row) => !row.includes('Makefile'))).toBe(true);
  });

  it('the whole tree is checked on command, and nothing is shown twice', async () => {
    await vscode.run('View: Close All Editors');
    await vscode.problemsWhere((rows) => !at(dirty)(rows));
    await vscode.run('Pinsight: Check Tree');
    await vscode.problemsWhere(at(dirty));
    await vscode.openFile(file);
    await vscode.problemsWhere((rows) => rows.filter((row) => at(dirty)([row])).length === 1);
    await vscode.run('Notifications: Clear All Notifications');
  });

  it('the server restarts on command and finds it again', async () => {
    await vscode.run('View: Close All Editors');
    await vscode.openFile(file);
    const before = serversBelow(data);
    expect(before).toHaveLength(1);
    await vscode.run('Pinsight: Restart Server');
    await vi.waitUntil(() => serversBelow(data).length === 1 && serversBelow(data)[0] !== before[0], 60_000);
    await vscode.problemsWhere(at(dirty));
    await vscode.statusItem(/[1-9] findings?/);
  });

  it('the findings go when the lock is dropped after the marks, all but that of the retry path', async () => {
    await vscode.goTo(lineOf('read_unlock('));
    await vscode.press('Alt+ArrowDown', lineOf('kvm_release_pfn_clean(pfn)') - lineOf('read_unlock('));
    await vscode.problemsWhere((rows) => {
      const told = rows.filter((row) => row.includes('pinsight'));
      return told.length === 1 && told[0]!.includes('accessed-unused');
    });
    await vscode.picture('fixed', pictures);
  });
});

/** Processes of the language server that was installed below a folder. */
function serversBelow(folder: string): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      return words.includes(folder) && words.includes('server.cjs');
    } catch {
      return false;
    }
  });
}
