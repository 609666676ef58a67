/** What the kernel dropped and something else took the place of, by name, so that callers of the old can be told. It does
 *  not know whether a tree still has it. */
import type { Version } from '../effect.ts';
import { compareVersions, nextRelease } from '../version.ts';
import { apis } from './index.ts';

export interface Gone {
  readonly name: string;
  /** The first release without it. */
  readonly since: Version;
  /** What to write instead, as an order. */
  readonly migration: string;
}

/** A name that lives on with another meaning is not gone. */
export const goneApis: ReadonlyMap<string, Gone> = new Map(
  [...new Set(apis.map(({ name }) => name))].flatMap((name) => {
    const entries = apis.filter((api) => api.name === name);
    const migration = entries.find((api) => api.migration !== undefined)?.migration;
    const until = entries.map((api) => api.until);
    if (migration === undefined || !until.every((version) => version !== undefined)) return [];
    const last = until.reduce((a, b) => (compareVersions(a, b) < 0 ? b : a));
    return [[name, { name, since: nextRelease(last), migration }] as const];
  }),
);
