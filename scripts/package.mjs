/** Packs the extension into `pinsight-VERSION.vsix` and says how large it became: `node scripts/package.mjs [--out
 *  FILE]`. It publishes nothing. */
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { buildAll, manifest } from './build.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The path of the VSIX. It is packed from a folder of its own, which holds what is packed and nothing else, so that
 *  nobody who uses `dist` meanwhile is disturbed. */
export async function packVsix(packagePath) {
  const { scripts: _, devDependencies: __, files, ...shipped } = manifest();
  packagePath ??= join(project, `pinsight-${shipped.version}.vsix`);
  const folder = mkdtempSync(join(tmpdir(), 'pinsight-vsix-'));
  try {
    for (const file of files.filter((file) => file !== 'dist' && existsSync(join(project, file))))
      cpSync(join(project, file), join(folder, file), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(shipped, null, 2));
    // Everything here is meant to be packed.
    writeFileSync(join(folder, '.vscodeignore'), '');
    await buildAll(join(folder, 'dist'));
    await createVSIX({
      cwd: folder,
      packagePath,
      // Everything is bundled; what cannot be is in dist/node_modules.
      dependencies: false,
      // Pictures and links stay as they are: there is no address yet that they could be rewritten to.
      rewriteRelativeLinks: false,
      allowMissingRepository: true,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return packagePath;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  const made = await packVsix(at > 0 ? resolve(process.argv[at + 1]) : undefined);
  const megabytes = (statSync(made).size / 1e6).toFixed(2);
  console.log(`${relative(process.cwd(), made)}: ${megabytes} MB`);
}
