/** The language server as a process: its streams, its disk, its memory. It knows how to start and how not to die, and
 *  nothing of what is said over the streams. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { discover, merge } from './config/resolve.ts';
import { isRoot } from './config/roots.ts';
import { diskFiles } from './disk.ts';
import type { Host } from './lsp/host.ts';
import { startServer } from './lsp/server.ts';
import { wordsOf } from './lsp/session.ts';
import { defaults, type Settings } from './lsp/settings.ts';
import { openProject } from './service/project.ts';
import type { Project, ProjectOptions } from './service/service.ts';

/** `stdio` whatever the command line says; otherwise what it says (`--node-ipc`, `--stdio`, `--pipe=`, `--socket=`). */
export type Transport = 'stdio' | 'arguments';

/** Returns at once; the process ends when the client says so or is gone. */
export function serve(
  transport: Transport = 'arguments',
  open: (options: ProjectOptions) => Project = openProject,
): void {
  // The library takes stdout away from console.log only when it reads the command line itself.
  if (transport === 'stdio' && !process.argv.includes('--stdio')) process.argv.push('--stdio');
  const connection = createConnection(ProposedFeatures.all);
  const survive = (error: unknown) => connection.console.error(`unexpected: ${wordsOf(error)}`);
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  startServer(connection, nodeHost(open), version);
  connection.listen();
}

function nodeHost(open: (options: ProjectOptions) => Project): Host {
  const disk = diskFiles('/');
  return {
    openProject: async (root, settings) => {
      const found = root === '' ? { layers: [], problems: [] } : await discover(root, disk);
      const inEditor = { origin: 'the editor', settings: changedOf(settings) };
      const { kernelVersion, rules, scope } = merge([...found.layers, inEditor]).settings;
      const files = diskFiles(root === '' ? '/' : root);
      return {
        project: open({ root, files, kernelVersion, levels: rules }),
        scope,
        problems: found.problems,
      };
    },
    isTree: (folder) => isRoot(folder, disk),
    readText: async (path) => {
      const found = await disk.read(path);
      return 'text' in found ? found.text : undefined;
    },
    memory: () => process.memoryUsage.rss(),
    rulePage,
    now: () => performance.now(),
  };
}

/** An editor sends its defaults too; only what differs from them is somebody's wish. */
const changedOf = ({ kernelVersion, scope, levels }: Settings) => ({
  rules: { ...levels },
  ...(kernelVersion !== defaults.kernelVersion && { kernelVersion }),
  ...(scope !== defaults.scope && { scope }),
});

/** The pages ship next to the bundle, so that they fit its version and need no network. */
function rulePage(ruleId: string): string | undefined {
  const page = fileURLToPath(new URL(`../docs/rules/${encodeURIComponent(ruleId)}.md`, import.meta.url));
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}
