/** All KVM folders of one tree on request, with progress and a way out. It keeps no result: what is shown of it is the
 *  client's affair. */
import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckTreeMethod, CheckTreeParams, CheckTreeResult } from '../../protocol.ts';
import type { CheckResult, Finding } from '../../service/finding.ts';
import { handOver } from '../analysis.ts';
import { leadersOf } from '../convert.ts';
import type { Home } from '../projects.ts';
import type { Session } from '../session.ts';
import { absolute, translate } from '../translation.ts';
import { pathOf, uriOf } from '../uri.ts';

const method: CheckTreeMethod = 'pinsight/checkTree';

export function checkTree(session: Session): void {
  session.connection.onRequest(
    method,
    async ({ uri, workDoneToken }: CheckTreeParams, token: CancellationToken): Promise<CheckTreeResult> => {
      const path = pathOf(uri);
      const home = path === undefined ? undefined : await session.projects.treeAt(path);
      if (!home)
        throw new ResponseError(LSPErrorCodes.RequestFailed, `${path ?? uri} is not in a kernel tree`);
      const progress = session.connection.window.attachWorkDoneProgress(workDoneToken);
      progress.begin('Pinsight', 0, home.root, true);
      try {
        const result = await checked(session, home, token, progress);
        if (token.isCancellationRequested)
          throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        return await resultOf(session, home, result);
      } finally {
        progress.done();
      }
    },
  );
}

async function checked(
  session: Session,
  home: Home,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<CheckResult> {
  const cancel = {
    get cancelled() {
      return token.isCancellationRequested || session.over;
    },
  };
  return home.exclusive(async () => {
    await handOver(session, home);
    return home.project.check([], cancel, (done, all) =>
      progress.report(Math.round((100 * done) / Math.max(1, all)), `${done} of ${all} files`),
    );
  });
}

async function resultOf(session: Session, home: Home, result: CheckResult): Promise<CheckTreeResult> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of result.findings)
    byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  const files: { uri: string; diagnostics: object[] }[] = [];
  for (const [file, findings] of byFile) {
    const path = absolute(home, file);
    const open = session.documents.byPath(path);
    const text =
      open?.text ?? TextDocument.create(uriOf(path), 'c', 0, (await session.host.readText(path)) ?? '');
    files.push({ uri: text.uri, diagnostics: await translate(session, home, text, findings) });
  }
  for (const { file, line, words } of result.notifications)
    session.connection.console.info(`${file}:${line}: note: ${words}`);
  return {
    root: home.root,
    kernelVersion: result.tree.kernelVersion,
    files,
    findings: leadersOf(result.findings).length,
    notAnalysed: result.notifications.length,
    words: wordsOf(result.stats),
  };
}

const wordsOf = ({
  files,
  functions,
  nothingToAnalyse,
  analysed,
  incomplete,
}: CheckResult['stats']): string =>
  `${count(files)} files, ${count(functions)} functions: ${count(nothingToAnalyse)} with nothing to analyse, ` +
  `${count(analysed)} analysed to the end, ${count(incomplete)} incomplete`;

const count = (n: number): string => n.toLocaleString('en');
