import { existsSync } from 'node:fs';
import { canInstall, installDebianPackages } from './debian.mjs';
import { MissingTool, offline } from './missingTool.mjs';
import { inRoot } from './paths.mjs';
import { onPath, run } from './run.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** Chromium as playwright-core would have installed it; imported late, because node_modules may just have come. */
async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function fromPath() {
  return names.map(onPath).find(Boolean);
}

/**
 * Finds Chromium, or fetches it.
 * @returns {Promise<string>} its executable
 * @throws {MissingTool}
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new MissingTool(`CHROMIUM names ${named}, which does not exist; correct it or leave it unset.`);
  }
  const found = fromPath() ?? (await fromPlaywright());
  if (found) return found;
  if (offline) {
    throw new MissingTool('Chromium is not here and DIFFUSION_OFFLINE is set; install it or set CHROMIUM.');
  }
  if (canInstall()) {
    console.log('Chromium is missing: installing it with the fonts that the tests need …');
    await installDebianPackages(['chromium', 'fonts-noto-cjk']);
    const installed = fromPath();
    if (installed) return installed;
  }
  console.log('Fetching Chromium into the user cache …');
  const { output } = await run(process.execPath, [
    inRoot('node_modules/playwright-core/cli.js'),
    'install',
    'chromium',
    '--no-shell',
  ]);
  const fetched = await fromPlaywright();
  if (fetched) return fetched;
  const reason = output.trim().split('\n').at(-1) ?? 'no reason given';
  throw new MissingTool(`Chromium could not be fetched (${reason}); install it or set CHROMIUM to its path.`);
}
