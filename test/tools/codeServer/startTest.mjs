import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { root } from '../paths.mjs';
import { onPath } from '../run.mjs';

/** Minutes for everything that `npm start` may have to install before it prints its address. */
const patience = 30;

/** Runs `npm start` in a process group of its own, as a terminal does. */
function startProduct() {
  // With desktop VS Code on this machine `npm start` alone would open a window there.
  const options = onPath('code') ? ['--', '--browser'] : [];
  return spawn('npm', ['start', ...options], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (child.pid !== undefined) {
      process.kill(-child.pid, signal);
    }
  } catch {
    // The group has ended.
  }
}

/** @param {ReturnType<typeof startProduct>} child @returns {Promise<string>} the address that it prints */
function printedAddress(child) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const said = [];
    const give = (/** @type {string} */ why) => reject(new Error(`${why}\n${said.join('\n')}`));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const address = /^Open (http\S+)$/.exec(line)?.[1];
        if (address) {
          resolve(address);
        } else if (line.trim() !== '') {
          console.log(`  ${line}`);
        }
      });
    }
    child.once('exit', (code) => give(`npm start ended with code ${code} before it printed an address.`));
    setTimeout(
      () => give(`npm start printed no address within ${patience} minutes.`),
      patience * 60_000,
    ).unref();
  });
}

/** The sample note is open there, and the extension has put its ▶ above a formula. @param {string} address */
async function openAsNewcomer(address) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address, { timeout: 120_000 });
    await page.locator('.tab[data-resource-name="ddpm.md"]').waitFor({ timeout: 120_000 });
    await page.locator('.codelens-decoration a', { hasText: '▶' }).first().waitFor({ timeout: 120_000 });
  } finally {
    await browser.close();
  }
}

/** @param {string} address */
const answers = (address) =>
  fetch(new URL('/healthz', address)).then(
    (answer) => answer.ok,
    () => false,
  );

/** What a newcomer does: `npm start`, open the address, Ctrl-C. @throws where one of these fails */
export async function testStart() {
  const child = startProduct();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = await printedAddress(child);
    await openAsNewcomer(address);
    signalGroup(child, 'SIGINT');
    await Promise.race([ended, sleep(30_000, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) {
      throw new Error('npm start goes on 30 seconds after Ctrl-C.');
    }
    if (await answers(address)) {
      throw new Error('The server answers after Ctrl-C.');
    }
  } finally {
    signalGroup(child, 'SIGKILL');
  }
}
