import { existsSync } from 'node:fs';
import { canInstall, installDebianPackages } from './debian.mjs';
import { MissingTool, offline } from './missingTool.mjs';
import { inRoot } from '../paths.mjs';
import { onPath, reasonIn, run } from '../run.mjs';

/** First Chromium without the windows of a desktop, which pages need a third less processor time in. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const chineseFonts = 'fonts-noto-cjk';

/** Chromium as playwright-core would have installed it; imported late, because node_modules may just have come. */
async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function fromPath() {
  return names.map(onPath).find(Boolean);
}

/** Downloads the browser that playwright-core names. */
async function fetchChromium() {
  console.log('Fetching Chromium into the user cache …');
  const cli = inRoot('node_modules/playwright-core/cli.js');
  const { output } = await run(process.execPath, [cli, 'install', 'chromium', '--no-shell']);
  const fetched = await fromPlaywright();
  if (fetched) {
    return fetched;
  }
  throw new MissingTool(
    `Chromium could not be fetched (${reasonIn(output)}); install it or set CHROMIUM to its path.`,
  );
}

/** @returns {Promise<string>} */
async function findOrFetch() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) {
      return named;
    }
    throw new MissingTool(`CHROMIUM names ${named}, which does not exist; correct it or leave it unset.`);
  }
  const found = fromPath() ?? (await fromPlaywright());
  if (found) {
    return found;
  }
  if (offline) {
    throw new MissingTool('Chromium is not here and DIFFUSION_OFFLINE is set; install it or set CHROMIUM.');
  }
  if (canInstall()) {
    console.log('Chromium is missing: installing it with the fonts that the tests need …');
    if (!(await installDebianPackages([shell, chineseFonts]))) {
      await installDebianPackages(['chromium', chineseFonts]);
    }
    const installed = fromPath();
    if (installed) {
      return installed;
    }
  }
  return fetchChromium();
}

/** Says so where pages in Chinese would be drawn as empty boxes. */
async function ensureChineseFonts() {
  if (!onPath('fc-list')) {
    return;
  }
  const { output } = await run('fc-list', [':lang=zh', 'family']);
  if (output.trim() !== '' || (!offline && (await installDebianPackages([chineseFonts])))) {
    return;
  }
  console.log(`No font has Chinese characters: pages in Chinese show boxes. Install ${chineseFonts}.`);
}

/**
 * Finds Chromium, or fetches it, and starts it once: a system library that it lacks is named here.
 * @returns {Promise<string>} its executable
 * @throws {MissingTool}
 */
export async function ensureChromium() {
  const file = await findOrFetch();
  const { code, output } = await run(file, ['--version'], { timeout: 120_000 });
  if (code !== 0) {
    throw new MissingTool(
      `${file} does not start (${reasonIn(output)}); install the system package that it lacks.`,
    );
  }
  await ensureChineseFonts();
  return file;
}
