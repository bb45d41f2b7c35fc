import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startCodeServer } from '../codeServer/codeServer.mjs';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { packExtension, vsixFile } from '../package.mjs';
import { outFolder } from '../paths.mjs';

const seconds = 15;
const title = 'Diffusion: Train';

/**
 * How late timers come in a window of VS Code and in the playground's page while the CPU engine trains there on every
 * core, and in the window before: whatever is typed waits as long.
 * @param {(figures: Record<string, unknown>) => void} report
 */
export async function measureWindowDelay(report) {
  await packExtension();
  const home = path.join(outFolder, 'bench', 'window');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const server = await startCodeServer({ home, vsix: [vsixFile], settings: { 'diffusion.engine': 'wasm' } });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(120_000);
    await page.goto(`${server.url}/?ew=true`);
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    const idle = await page.evaluate(delays, seconds);
    const training = page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('#view-train .meter:not(.resting) [data-statistic="threads"]');
    while (!(await training.isVisible())) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input.input').fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
      await training.waitFor({ timeout: 30_000 }).catch((/** @type {Error} */ error) => {
        console.error(error.message.split('\n')[0]);
      });
    }
    const threads = Number(await training.innerText());
    const frame = await (await training.elementHandle())?.ownerFrame();
    const [inWindow, inPage] = await Promise.all(
      [page, frame].map((each) => each?.evaluate(delays, seconds)),
    );
    report({
      'delay.on': { engine: 'wasm', threads, preset: 'the first settings', seconds },
      ...named('delay.windowIdleMs', idle),
      ...named('delay.windowMs', inWindow),
      ...named('delay.pageMs', inPage),
    });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {string} key
 * @param {Readonly<Record<string, number>> | undefined} values
 * @returns {Record<string, number>}
 */
function named(key, values = {}) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${key}.${name}`, value]));
}

/**
 * Runs in a page: how late timers come there, in milliseconds.
 * @param {number} seconds
 */
async function delays(seconds) {
  /** @type {number[]} */
  const late = [];
  const end = performance.now() + 1000 * seconds;
  for (let due = performance.now() + 4; due < end; due = performance.now() + 4) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    late.push(Math.max(0, performance.now() - due));
  }
  late.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => late[Math.floor(share * (late.length - 1))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), longest: at(1) };
}
