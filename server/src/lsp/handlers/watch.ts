/** Changes on the disk: watchers on KVM's folders of each tree that is open, and nothing else. It does not know what a
 *  changed file means; the project reads it again. */
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import type { Home } from '../projects.ts';
import { isKvmPath, kvmGlobs, settingsGlob, versionGlob } from '../scope.ts';
import { guarded, type Session } from '../session.ts';
import { pathOf, uriOf } from '../uri.ts';
import type { Diagnostics } from './diagnostics.ts';

export function watch(session: Session, diagnostics: Diagnostics): void {
  const watched = new Set<string>();
  const register = guarded(session, 'watching', async (home: Home) => {
    if (!session.client.watches || home.root === '' || watched.has(home.root)) return;
    watched.add(home.root);
    await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchersOf(home.root, session.client.relativeWatches),
    });
  });
  session.projects.onOpened = (home, problems) => {
    for (const problem of problems) session.connection.console.warn(problem);
    void register(home);
  };
  session.connection.onDidChangeWatchedFiles(
    guarded(session, 'files changed', async ({ changes }: DidChangeWatchedFilesParams) => {
      const homes = await session.projects.all();
      const touched = changes.filter(({ uri, type }) => touch(session, homes, uri, type));
      // What a project is opened with: it is opened anew.
      if (touched.some(({ uri }) => /\/(Makefile|\.pinsight\.json)$/.test(uri))) {
        session.projects.configure(session.settings);
        session.documents.touch();
      }
      if (touched.length > 0) diagnostics.refresh();
    }),
  );
}

export function watchersOf(root: string, relative: boolean): FileSystemWatcher[] {
  return [...kvmGlobs, versionGlob, settingsGlob].map((pattern) => ({
    globPattern: relative ? { baseUri: uriOf(root), pattern } : `${root}/${pattern}`,
  }));
}

/** Whether it matters to anybody. What the editor has open is the editor's: only its buffer counts. */
function touch(session: Session, homes: readonly Home[], uri: string, type: FileChangeType): boolean {
  const path = pathOf(uri);
  if (path === undefined) return false;
  const open = session.documents.byPath(path);
  if (open && type !== FileChangeType.Deleted) return false;
  const around = homes.filter(({ root }) => root !== '' && path.startsWith(`${root}/`));
  const ours = around.filter((home) => matters(home.pathOf(path)));
  for (const home of ours) if (!open && isKvmPath(path)) home.takeBack(path);
  return ours.length > 0;
}

const matters = (path: string): boolean => isKvmPath(path) || path === versionGlob || path === settingsGlob;
