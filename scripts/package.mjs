/** Packs the extension into `pinsight-VERSION.vsix` and says how large it became: `node scripts/package.mjs [--out
 *  FILE]`. It publishes nothing. */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { manifest } from './build.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The path of the VSIX. vsce builds first, by the manifest's `vscode:prepublish`. */
export async function packVsix(packagePath) {
  packagePath ??= join(project, `pinsight-${manifest().version}.vsix`);
  await createVSIX({
    cwd: project,
    packagePath,
    // Everything is bundled; what cannot be is in dist/node_modules.
    dependencies: false,
    // Pictures and links stay as they are: there is no address yet that they could be rewritten to.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
    // A folder of the layout that is still empty is no mistake.
    allowUnusedFilesPattern: true,
  });
  return packagePath;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  const made = await packVsix(at > 0 ? resolve(process.argv[at + 1]) : undefined);
  const megabytes = (statSync(made).size / 1e6).toFixed(2);
  console.log(`${relative(process.cwd(), made)}: ${megabytes} MB`);
}
