/** The bundled language server as a child process: started, restarted, stopped. It knows no feature; they ask it for
 *  the connection. */
import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { InitOptions } from '../../server/src/protocol.ts';

type Listener = (client: LanguageClient) => void;

export class Server {
  readonly channel: LogOutputChannel;
  private readonly module: string;
  private readonly listeners: Listener[] = [];
  private client: LanguageClient | undefined;

  constructor(context: ExtensionContext) {
    this.channel = window.createOutputChannel('Pinsight', { log: true });
    this.module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
    context.subscriptions.push(this.channel);
  }

  /** Told about every connection before it opens, also after a restart. */
  onClient(listener: Listener): void {
    this.listeners.push(listener);
  }

  get current(): LanguageClient | undefined {
    return this.client;
  }

  async start(): Promise<void> {
    const client = new LanguageClient('pinsight', 'Pinsight', this.process(), this.options());
    this.client = client;
    for (const listener of this.listeners) listener(client);
    try {
      await client.start();
    } catch (error) {
      this.channel.error(
        `The server did not start: ${error instanceof Error ? error.message : String(error)}`,
      );
      void window.showErrorMessage('Pinsight: the server did not start; the output channel says why.');
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A server that never came up, or hangs, must not keep the editor from closing.
    await client?.dispose(2000).catch(() => undefined);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private process() {
    const { module } = this;
    const megabytes = workspace.getConfiguration('pinsight').get<number>('memoryLimit', 1024);
    const options = { execArgv: [`--max-old-space-size=${Math.max(128, Math.round(megabytes))}`] };
    const run = { module, transport: TransportKind.ipc, options };
    const debug = { ...run, options: { execArgv: [...options.execArgv, '--inspect=6059'] } };
    return { run, debug };
  }

  private options(): LanguageClientOptions {
    // VS Code takes a header for C++. Which of these files are KVM's is the server's to say.
    const documentSelector = ['c', 'cpp'].map((language) => ({ scheme: 'file', language }));
    const initializationOptions: InitOptions = { rulePage: 'command:pinsight.openRule?%5B%22{id}%22%5D' };
    return {
      documentSelector,
      initializationOptions,
      outputChannel: this.channel,
      diagnosticPullOptions: { onChange: true, onFocus: true },
      markdown: { isTrusted: false, supportHtml: false },
    };
  }
}
