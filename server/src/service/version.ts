/** Which kernel a tree is, from its Makefile. It guesses nothing: without one, the caller's word or the newest release the
 *  model knows. */

/** The newest release that the tables were read in. */
export const NEWEST = '7.2';

/** `6.12.117` from the head of a kernel's Makefile. */
export function versionOf(makefile: string): string | undefined {
  const part = (name: string): string | undefined =>
    new RegExp(`^${name}\\s*=\\s*(\\d+)`, 'm').exec(makefile)?.[1];
  const version = part('VERSION');
  const patchlevel = part('PATCHLEVEL');
  if (!version || !patchlevel) return undefined;
  const sublevel = part('SUBLEVEL');
  return sublevel && sublevel !== '0' ? `${version}.${patchlevel}.${sublevel}` : `${version}.${patchlevel}`;
}
