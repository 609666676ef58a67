/** `pinsight check --dump`: the stable text of one layer for files or single functions, for bug reports and layer
 *  tests. It finds the file and leaves the rest to the project. */
import type { Layer } from '../config/resolve.ts';
import type { DumpLayer } from '../service/service.ts';
import { openTarget } from './check.ts';
import type { ExitCode, Host } from './host.ts';
import { sortByTree } from './targets.ts';

export interface DumpOptions {
  readonly layer: DumpLayer;
  /** Absolute. */
  readonly tree?: string;
  readonly flags: readonly Layer[];
}

export async function dump(places: readonly string[], options: DumpOptions, host: Host): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const place of places) {
    try {
      host.out(await dumpOne(place, options, host));
    } catch (error) {
      code = 2;
      host.err(`pinsight: ${place}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return code;
}

async function dumpOne(place: string, options: DumpOptions, host: Host): Promise<string> {
  const { file, fn } = await split(place, host);
  const [target] = await sortByTree([file], options.tree, host);
  if (target!.refused.length > 0) throw new Error(target!.refused[0]!.words);
  const [path] = target!.paths;
  const found = path === undefined ? undefined : await host.files(target!.root || host.cwd).read(path);
  if (found === undefined) throw new Error('is a folder');
  if ('unreadable' in found) throw new Error(found.unreadable);
  const { project } = await openTarget(target!, options.flags, host);
  const text = await project.dump(options.layer, path!, fn);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** `FILE:FUNCTION`, unless a file has that very name. */
async function split(place: string, host: Host): Promise<{ file: string; fn?: string }> {
  const parts = /^(.+\.[ch]):([^:/]+)$/.exec(place);
  if (!parts || (await host.files(host.cwd).exists(place))) return { file: place };
  return { file: parts[1]!, fn: parts[2]! };
}
