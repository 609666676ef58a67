/** The command that shows the output channel, where the server says what it did not analyse. It writes nothing. */
import { commands, type Disposable } from 'vscode';
import type { Server } from './server.ts';

export const output = (server: Server): Disposable =>
  commands.registerCommand('pinsight.showOutput', () => server.channel.show(true));
