/** A host for the command line over a temporary folder, with projects that answer what a test says. It records what was
 *  printed and which projects were asked for what. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../server/src/cli/command.ts';
import type { ExitCode, Host } from '../../server/src/cli/host.ts';
import { diskFiles } from '../../server/src/disk.ts';
import type { CheckResult } from '../../server/src/service/finding.ts';
import type { Project, ProjectOptions } from '../../server/src/service/service.ts';
import { result, rules } from '../report/sample.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly opened: readonly ProjectOptions[];
  readonly asked: readonly string[][];
}

export interface Around {
  readonly cwd?: string;
  readonly terminal?: boolean;
  readonly answer?: (root: string, paths: readonly string[]) => Partial<CheckResult>;
  readonly project?: Partial<Project>;
  readonly host?: Partial<Host>;
}

export async function cli(words: readonly string[], around: Around = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const opened: ProjectOptions[] = [];
  const asked: string[][] = [];
  const openProject = (options: ProjectOptions): Project => {
    opened.push(options);
    return {
      root: options.root,
      kernelVersion: async () => '6.12',
      update: () => undefined,
      check: async (paths, _cancel, progress) => {
        asked.push([...paths]);
        progress?.(1, 2);
        progress?.(2, 2);
        const { tree: _, ...answer } = around.answer?.(options.root, paths) ?? {};
        return result({ tree: { root: options.root, kernelVersion: '6.12' }, ...answer });
      },
      checkFile: async () => undefined,
      dump: async (layer, path, fn) => `${layer} of ${path} ${fn ?? 'whole'}`,
      holds: async () => false,
      hover: async () => undefined,
      ...around.project,
    };
  };
  const host: Host = {
    cwd: around.cwd ?? '/',
    version: '0.1.0',
    files: diskFiles,
    openProject,
    serve: async () => {
      out += 'serving';
    },
    rules,
    explainFunction: () => [],
    page: async (id) => rules.find((rule) => rule.id === id)?.page || undefined,
    write: async (path, text) => writeFileSync(path, text),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: around.terminal ?? false,
    facts: [['pinsight', '0.1.0']],
    ...around.host,
  };
  const code = await run(words, host);
  return { code, out, err, opened, asked };
}

export const KERNEL_MAKEFILE = 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\n';

/** Files by path in a new temporary folder, which goes when the test ends; returns the folder. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pinsight-cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A kernel tree named `linux`, and a loose file beside it. */
export const treeFolder = (more: Record<string, string | Uint8Array> = {}): string =>
  folderWith({
    'linux/Makefile': KERNEL_MAKEFILE,
    'linux/virt/kvm/kvm_main.c': 'int toy;\n',
    'linux/arch/toy/kvm/mmu.c': 'int toy_fault(void)\n{\n\treturn 0;\n}\n',
    'loose.c': 'int loose;\n',
    ...more,
  });
