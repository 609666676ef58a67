/** The command line as a process: its arguments, streams, disk and exit code. It knows where things are on this machine,
 *  and nothing of what the verbs do. */
import { readFile, writeFile } from 'node:fs/promises';
import { dependencies, version } from '../../package.json';
import { run } from './cli/command.ts';
import type { Host } from './cli/host.ts';
import { diskFiles } from './disk.ts';
import { catalogue } from './service/catalogue.ts';
import { explainFunction } from './service/explaining.ts';
import { openProject } from './service/project.ts';

const host: Host = {
  cwd: process.cwd().replaceAll('\\', '/'),
  version,
  files: (root) => diskFiles(root, true),
  openProject,
  // The server's code is evaluated only when it is asked for.
  serve: async () => (await import('./main.ts')).serve('stdio'),
  rules: catalogue,
  explainFunction,
  // The pages ship beside the bundle's folder.
  page: (ruleId) =>
    readFile(new URL(`../docs/rules/${encodeURIComponent(ruleId)}.md`, import.meta.url), 'utf8').catch(
      () => undefined,
    ),
  write: (path, text) => writeFile(path, text),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  facts: [
    ['pinsight', version],
    ['node', `${process.version} on ${process.platform} ${process.arch}`],
    ['parser', `tree-sitter ${dependencies['tree-sitter']}, tree-sitter-c ${dependencies['tree-sitter-c']}`],
  ],
};

// `pinsight check | head` closes the pipe before the report ends; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

run(process.argv.slice(2), host).then(
  (code) => {
    // Not exit(): what is still being written must get out.
    process.exitCode = code;
  },
  (error: unknown) => {
    host.err(
      `pinsight: this is a fault of pinsight: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
