/** Checks all KVM folders of a tree on command and puts what is found into the Problems panel. It shows nothing for
 *  documents that are open: those have diagnostics of their own, and twice would be once too often. */
import {
  type CancellationToken,
  commands,
  type Diagnostic,
  Disposable,
  languages,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import type { CheckTreeMethod, CheckTreeParams, CheckTreeResult } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';

const method: CheckTreeMethod = 'pinsight/checkTree';

export function checkTree(server: Server): Disposable {
  const shown = languages.createDiagnosticCollection('pinsight tree');
  const run = async () => {
    const client = server.current;
    const uri = await whichTree();
    if (!client || !uri) return;
    const options = {
      location: ProgressLocation.Notification,
      title: 'Pinsight: checking the tree',
      cancellable: true,
    };
    await window.withProgress(options, async (progress, token) => {
      const report = (message: string) => progress.report({ message });
      try {
        const result = await ask(client, uri, token, report);
        shown.clear();
        for (const [file, diagnostics] of await converted(client, result)) shown.set(file, diagnostics);
        void tell(result);
      } catch (error) {
        if (!token.isCancellationRequested)
          void window.showErrorMessage(`Pinsight: ${(error as Error).message}`);
      }
    });
  };
  return Disposable.from(
    shown,
    commands.registerCommand('pinsight.checkTree', run),
    workspace.onDidOpenTextDocument(({ uri }) => shown.delete(uri)),
    // An edit on the disk makes what is shown of it old.
    workspace.onDidSaveTextDocument(({ uri }) => shown.delete(uri)),
  );
}

/** That of the file in front; else the workspace's, or one of its folders. */
async function whichTree(): Promise<Uri | undefined> {
  const front = window.activeTextEditor?.document.uri;
  if (front?.scheme === 'file' && workspace.getWorkspaceFolder(front)) return front;
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick())?.uri;
}

async function ask(
  client: LanguageClient,
  uri: Uri,
  token: CancellationToken,
  report: (message: string) => void,
): Promise<CheckTreeResult> {
  const workDoneToken = `check-tree-${++asked}`;
  const params: CheckTreeParams = { uri: client.code2ProtocolConverter.asUri(uri), workDoneToken };
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report' && value.message) report(value.message);
  });
  try {
    return await client.sendRequest<CheckTreeResult>(method, params, token);
  } finally {
    listening.dispose();
  }
}

let asked = 0;

async function converted(client: LanguageClient, { files }: CheckTreeResult): Promise<[Uri, Diagnostic[]][]> {
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
  const entries: [Uri, Diagnostic[]][] = [];
  for (const { uri, diagnostics } of files) {
    const file = client.protocol2CodeConverter.asUri(uri);
    if (open.has(file.toString())) continue;
    const converter = client.protocol2CodeConverter;
    entries.push([
      file,
      await converter.asDiagnostics(diagnostics as Parameters<typeof converter.asDiagnostics>[0]),
    ]);
  }
  return entries;
}

async function tell({ findings, notAnalysed, words }: CheckTreeResult): Promise<void> {
  const left = notAnalysed === 0 ? '' : ` ${notAnalysed} places were not analysed; the output says which.`;
  const found = findings === 1 ? '1 finding' : `${findings} findings`;
  const choice = await window.showInformationMessage(
    `Pinsight: ${found}. ${words}.${left}`,
    'Problems',
    'Output',
  );
  if (choice === 'Problems') await commands.executeCommand('workbench.actions.view.problems');
  if (choice === 'Output') await commands.executeCommand('pinsight.showOutput');
}
