/** Releases of the kernel, so that the tables can say since when and until when. It knows numbers only: what a tree
 *  with backports really has is asked of the tree. */
import type { Version } from './effect.ts';

/** Negative when `a` is older. By release: `6.12.117`, `6.12-rc3` and `6.12` are equal. */
export function compareVersions(a: Version, b: Version): number {
  const left = release(a);
  const right = release(b);
  return left.major - right.major || left.minor - right.minor;
}

/** `since` and `until` are both included; an absent bound does not bind. */
export const inRange = (version: Version, since?: Version, until?: Version): boolean =>
  (since === undefined || compareVersions(version, since) >= 0) &&
  (until === undefined || compareVersions(version, until) <= 0);

/** The release after one: x.19 is a series' last since 5.19, as 3.19 was; 4.20 is the exception. */
export function nextRelease(version: Version): Version {
  const { major, minor } = release(version);
  const last = major === 4 ? 20 : 19;
  return minor >= last ? `${major + 1}.0` : `${major}.${minor + 1}`;
}

/** The two numbers that name a release; anything else is release 0.0, older than every table entry. */
function release(version: Version): { major: number; minor: number } {
  const match = /^v?(\d+)(?:\.(\d+))?/.exec(version);
  return { major: Number(match?.[1] ?? 0), minor: Number(match?.[2] ?? 0) };
}
