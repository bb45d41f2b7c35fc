import { build } from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, outFolder } from '../paths.mjs';

/**
 * Bundles a TypeScript module and imports it.
 * @param {string} entry relative to the project's root
 */
export async function importTypeScript(entry) {
  const outfile = path.join(outFolder, 'tools', `${path.basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [inRoot(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
