/** Opens the page that explains a rule, the one that came with this version: no network, and it fits the findings. It
 *  knows no rule; the pages are files. */
import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';

export function rulePage(context: ExtensionContext): Disposable {
  return commands.registerCommand('pinsight.openRule', async (given?: unknown) => {
    const folder = Uri.joinPath(context.extensionUri, 'docs', 'rules');
    const id = isRuleId(given) ? given : await pick(folder);
    if (id !== undefined)
      await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${id}.md`));
  });
}

/** Links can be written by anybody; this one leads nowhere but into the folder of pages. */
const isRuleId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z-]*$/.test(value);

async function pick(folder: Uri): Promise<string | undefined> {
  const files = await workspace.fs.readDirectory(folder);
  const ids = files.flatMap(([name]) => (name.endsWith('.md') ? [name.slice(0, -3)] : []));
  return window.showQuickPick(ids.sort(), { title: 'Pinsight: which rule?' });
}
