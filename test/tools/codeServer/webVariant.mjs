import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packedFiles, packFolder } from '../package.mjs';
import { inRoot, outFolder } from '../paths.mjs';

/**
 * Packs the extension without its `main`, so that VS Code has only the `browser` bundle to load and runs it in the
 * web worker's extension host.
 * @returns {Promise<string>} the VSIX
 */
export async function packWebVariant() {
  const folder = path.join(outFolder, 'web', 'extension');
  rmSync(folder, { recursive: true, force: true });
  for (const file of await packedFiles()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(inRoot(file), path.join(folder, file));
  }
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  delete manifest.main;
  delete manifest.scripts;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const file = path.join(outFolder, 'web', 'diffusion-playground-web.vsix');
  await packFolder(folder, file);
  return file;
}
