/** Types of code-server.mjs for the tests. */
import type { ChildProcess } from 'node:child_process';
import type { Code } from './editor.mjs';

export function startCodeServer(options: {
  readonly code: Code;
  readonly vsix: string;
  readonly workspace: string;
  readonly data: string;
  readonly port?: number | string;
  readonly settings?: object;
}): Promise<{ readonly url: string; readonly child: ChildProcess; stop(): void }>;
