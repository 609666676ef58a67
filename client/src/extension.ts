/** Starts and stops the extension: one line for each feature. It knows what there is, and nothing of how it works. */
import type { ExtensionContext } from 'vscode';
import { checkTree } from './check-tree.ts';
import { output } from './output.ts';
import { restart } from './restart.ts';
import { rulePage } from './rule-page.ts';
import { Server } from './server.ts';
import { status } from './status.ts';

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  server = new Server(context);
  context.subscriptions.push(
    output(server),
    restart(server),
    rulePage(context),
    checkTree(server),
    status(server),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
