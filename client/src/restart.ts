/** Restarts the server, on command and when a setting that holds for its whole process changes. It does not know what
 *  the server forgets by it. */
import { commands, Disposable, workspace } from 'vscode';
import type { Server } from './server.ts';

export function restart(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand('pinsight.restart', () => server.restart()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('pinsight.memoryLimit')) void server.restart();
    }),
  );
}
