import { build } from 'esbuild';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packFolder } from '../package.mjs';
import { inRoot, outFolder } from '../paths.mjs';

/** Where the driver is put together: its package.json and main.js. */
export const driverFolder = path.join(outFolder, 'host', 'driver');

/** Bundles the test driver with the whole host suite. */
export async function buildDriver() {
  rmSync(driverFolder, { recursive: true, force: true });
  mkdirSync(driverFolder, { recursive: true });
  cpSync(inRoot('test/host/driver/package.json'), path.join(driverFolder, 'package.json'));
  await build({
    entryPoints: [inRoot('test/host/driver/main.ts')],
    outfile: path.join(driverFolder, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** @returns {Promise<string>} the driver as a VSIX */
export async function packDriver() {
  await buildDriver();
  writeFileSync(path.join(driverFolder, 'README.md'), 'Runs the host tests of Diffusion Playground.\n');
  const file = path.join(outFolder, 'host', 'driver.vsix');
  await packFolder(driverFolder, file);
  return file;
}
