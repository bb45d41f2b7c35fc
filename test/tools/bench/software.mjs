import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../install/ensureChromium.mjs';

import { inRoot, outFolder } from '../paths.mjs';
import { serve } from '../serve.mjs';

/** What ends in about ten minutes on a software adapter: a step of REF at batch 32 takes tfjs minutes there. */
export const softwareRun = /** @type {import('../../bench/softwarePage').SoftwareOptions} */ ({
  train: { preset: 'ref', batch: 2, rounds: 3 },
  sample: { preset: 'tiny', batch: 1, steps: 50, rounds: 1 },
});

/**
 * The engines and their peers in Chromium, in turn, on the WebGPU adapter that it gives: without a GPU its software
 * one.
 * @param {(figures: Record<string, unknown>) => void} report told figures as soon as they are there
 */
export async function measureSoftware(report, options = softwareRun) {
  mkdirSync(path.join(outFolder, 'bench'), { recursive: true });
  await build({
    entryPoints: [inRoot('test/bench/softwarePage.ts')],
    outfile: path.join(outFolder, 'bench/softwarePage.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const server = await serve({
    '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/out/bench/softwarePage.js"></script>',
  });
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--enable-unsafe-webgpu'],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => console.error(error.message));
    page.on('crash', () => console.error('The page crashed.'));
    await page.exposeFunction('reportFigures', report);
    await page.exposeFunction('reportProgress', (/** @type {string} */ done) => console.log(`  … ${done}`));
    await page.goto(server.url);
    await page.waitForFunction(() => 'measureSoftware' in window);
    await page.evaluate((chosen) => window.measureSoftware(chosen), options);
  } finally {
    await browser.close();
    server.stop();
  }
}
