// npm run package: a production build, packed as diffusion-playground.vsix with everything bundled.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages } from './install/ensurePackages.mjs';
import { inRoot, root } from './paths.mjs';
import { epochOf } from './release/changelog.mjs';
import { mustRun } from './run.mjs';

export const vsixFile = inRoot('diffusion-playground.vsix');

export const vsce = inRoot('node_modules/@vscode/vsce/vsce');

/**
 * Packs a folder that holds a package.json and what it names. `repository` in package.json is the one place that says
 * where the pictures and links of the README lead (a host that vsce does not know wants `vsce.baseImagesUrl` and
 * `vsce.baseContentUrl` as well); without it vsce is told to leave them as they are. The same files give the same bytes:
 * every entry has the day of the newest version, in the clock of Greenwich.
 * @param {string} folder
 * @param {string} file the VSIX to write
 */
export async function packFolder(folder, file) {
  /** @type {{ repository?: unknown }} */
  const { repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const lenient = ['--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
  const args = ['package', '--no-dependencies', ...(repository ? [] : lenient), '-o', file];
  const epoch =
    process.env.SOURCE_DATE_EPOCH ?? String(epochOf(readFileSync(inRoot('CHANGELOG.md'), 'utf8')));
  return mustRun(process.execPath, [vsce, ...args], {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: epoch, TZ: 'UTC' },
  });
}

/** The files inside the VSIX, as vsce would pack them. */
export async function packedFiles() {
  const output = await mustRun(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root });
  return output.split('\n').filter(Boolean);
}

/** What must be inside, and what must never be. @param {readonly string[]} files */
export function faultsOf(files) {
  const needed = [
    'package.json',
    'README.md',
    'LICENSE',
    'ThirdPartyNotices.txt',
    'dist/extension.js',
    'dist/start.js',
    'dist/mathJax.js',
    'dist/liveNote.js',
    'dist/live.js',
    'dist/live.css',
    'dist/web/extension.js',
    'dist/check.js',
    'dist/playground.js',
    'dist/modelFile.js',
    'dist/modelFile.css',
    'dist/worker.js',
    'dist/preview.js',
    'dist/notebook.js',
    'dist/preview-demos.js',
    'dist/preview-demos.css',
    'dist/datasets.safetensors',
    'dist/ort-wasm-simd-threaded.wasm',
  ];
  const unwanted = files.filter((file) =>
    /(^|\/)node_modules\/|\.map$|\.ts$|^(src|webview|test|out)\//.test(file),
  );
  return [
    ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing from the VSIX.`),
    ...unwanted.map((file) => `${file} does not belong into the VSIX.`),
  ];
}

/** Builds for production and packs. @returns {Promise<number>} the size in bytes */
export async function packExtension() {
  await ensurePackages();
  await mustRun(process.execPath, [inRoot('esbuild.mjs'), '--production']);
  const faults = faultsOf(await packedFiles());
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
  await packFolder(root, vsixFile);
  return statSync(vsixFile).size;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const bytes = await packExtension();
  console.log(`diffusion-playground.vsix: ${(bytes / 1e6).toFixed(2)} MB`);
}
