// npm start: from a fresh checkout to the running product, in desktop VS Code where it is on PATH, else in the browser
// (`--browser`: there in any case). `npm start -- --headless [--steps N]` does the main job without a screen.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages } from './install/ensurePackages.mjs';
import { inRoot, outFolder, root } from './paths.mjs';
import { mustRun, onPath } from './run.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    steps: { type: 'string' },
  },
});

/** A folder with the sample note, fresh, so that trying things out changes nothing here. */
function sampleFolder() {
  const folder = path.join(outFolder, 'start', 'sample');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(inRoot('media/sample'), folder, { recursive: true });
  cpSync(inRoot('media/tour'), path.join(folder, 'tour'), { recursive: true });
  return folder;
}

/** @param {string} code */
async function openDesktop(code) {
  await mustRun(process.execPath, [inRoot('esbuild.mjs')]);
  const folder = sampleFolder();
  await mustRun(code, [`--extensionDevelopmentPath=${root}`, folder, path.join(folder, 'ddpm.md')]);
  console.log('VS Code opens with the extension and a sample note.');
}

async function openInBrowser() {
  const { packExtension, vsixFile } = await import('./package.mjs');
  const { startCodeServer } = await import('./codeServer/codeServer.mjs');
  console.log('Building and packing …');
  await packExtension();
  const home = path.join(outFolder, 'start', 'server');
  const server = await startCodeServer({ home, vsix: [vsixFile] });
  const folder = sampleFolder();
  const payload = encodeURIComponent(
    JSON.stringify([['openFile', `vscode-remote://${new URL(server.url).host}${folder}/ddpm.md`]]),
  );
  console.log(`\nOpen ${server.open(folder)}&payload=${payload}\nCtrl-C stops.`);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await ensurePackages();
if (values.headless) {
  console.log('Building …');
  await mustRun(process.execPath, [inRoot('esbuild.mjs'), '--production']);
  const { headless } = await import('./headless.mjs');
  process.exit((await headless(values.steps ? Number(values.steps) : undefined)) ? 0 : 1);
}
const code = values.browser ? undefined : onPath('code');
await (code ? openDesktop(code) : openInBrowser());
