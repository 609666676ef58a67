/** Opens the page that explains a rule, the one that came with this version: no network, and it fits the findings. It
 *  knows no rule; the pages are files. */
import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';

export function rulePage(context: ExtensionContext): Disposable {
  const folder = Uri.joinPath(context.extensionUri, 'docs', 'rules');
  return commands.registerCommand('pinsight.openRule', async (given?: unknown) => {
    const ids = await pages(folder);
    const id = given === undefined ? await pick(ids) : ids.find((id) => id === given);
    if (id !== undefined)
      await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${id}.md`));
    // A link can be written by anybody; this one leads to a page that ships, or nowhere.
    else if (given !== undefined)
      void window.showWarningMessage(`Pinsight: no page explains ${String(given)}.`);
  });
}

async function pages(folder: Uri): Promise<string[]> {
  const files = await workspace.fs.readDirectory(folder);
  return files.flatMap(([name]) => (name.endsWith('.md') ? [name.slice(0, -3)] : [])).sort();
}

const pick = (ids: string[]): Thenable<string | undefined> =>
  window.showQuickPick(ids, { title: 'Pinsight: which rule?' });
