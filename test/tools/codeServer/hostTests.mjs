import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startCodeServer } from './codeServer.mjs';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { packDriver } from './hostDriver.mjs';
import { vsixFile } from '../package.mjs';
import { inRoot, outFolder } from '../paths.mjs';

/** Seconds after which a suite that says nothing is given up. */
const patience = 2400;

/** @typedef {{ title: string, state: 'passed' | 'failed' | 'skipped', milliseconds: number, error?: string }} HostTest */

/**
 * A fresh folder for the driver to work in, with a request that it answers.
 * @param {'tests' | 'bench'} wanted
 */
export function makeWorkspace(wanted) {
  const workspace = path.join(outFolder, 'host', 'workspace');
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  const notes = inRoot('../shared/notes');
  if (existsSync(notes)) {
    mkdirSync(path.join(workspace, 'shared'));
    for (const name of readdirSync(notes)) {
      // Written anew: the originals may be read-only.
      writeFileSync(path.join(workspace, 'shared', name), readFileSync(path.join(notes, name)));
    }
  }
  writeFileSync(path.join(workspace, 'host-tests.json'), JSON.stringify({ run: wanted }));
  return workspace;
}

/** @param {string} workspace @returns {Promise<any>} what the driver wrote down */
async function answerIn(workspace) {
  const file = path.join(workspace, 'host-results.json');
  for (let second = 0; second < patience; second++) {
    if (existsSync(file)) {
      return JSON.parse(readFileSync(file, 'utf8'));
    }
    await sleep(1000);
  }
  throw new Error(`The test driver did not finish within ${patience} seconds.`);
}

/**
 * Installs the packed extension and the driver into code-server, opens a window, and waits for the answer.
 * @param {'tests' | 'bench'} wanted
 */
export async function askDriver(wanted) {
  const executablePath = await ensureChromium();
  const home = path.join(outFolder, 'host', 'server');
  rmSync(home, { recursive: true, force: true });
  const workspace = makeWorkspace(wanted);
  const server = await startCodeServer({ home, vsix: [vsixFile, await packDriver()] });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    // The extension host starts when a window opens.
    const page = await browser.newPage();
    await page.goto(server.open(workspace), { timeout: 120_000 });
    return await answerIn(workspace);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Runs the mocha suite in a real extension host under code-server.
 * @returns {Promise<HostTest[]>}
 */
export const runHostTests = async () => (await askDriver('tests')).tests;
