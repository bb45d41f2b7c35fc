import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './install/ensureChromium.mjs';
import { importTypeScript } from './build/importTypeScript.mjs';
import { inRoot, outFolder } from './paths.mjs';
import { serve } from './serve.mjs';

/** @typedef {import('../page/headless').HeadlessReport} HeadlessReport */
/** @typedef {import('./sampleStatistics').SampleStatistics} SampleStatistics */

/** What is trained: small enough for ten minutes of one CPU thread, and stated in the report. */
export const headlessRun = {
  steps: 2000,
  state: {
    schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
    seed: 1,
    train: {
      dataSet: 'digits16',
      preset: 'tiny',
      batchSize: 32,
      learningRate: 1e-3,
      emaDecay: 0.9999,
      dropout: 0,
      flip: false,
    },
    sample: { sampler: 'ddim', steps: 25, eta: 0, count: 64, clip: true },
  },
};

const folder = path.join(outFolder, 'headless');

/** @param {Record<string, SampleStatistics>} statistics */
function table(statistics) {
  const heads = ['', 'background', 'mean map distance', 'mean map correlation', 'nearest digit'];
  const rows = Object.entries(statistics).map(([name, each]) => [
    name,
    each.background.toFixed(3),
    each.meanMapDistance.toFixed(3),
    each.meanMapCorrelation.toFixed(3),
    each.nearestDigit.toFixed(3),
  ]);
  return [heads, ...rows]
    .map((row) => row.map((cell, i) => cell.padEnd(i === 0 ? 11 : 21)).join(''))
    .join('\n');
}

/** Trains and samples in a headless Chromium. @param {typeof headlessRun} options @returns {Promise<HeadlessReport>} */
async function trainAndSample(options) {
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, 'headless.js');
  await build({
    entryPoints: [inRoot('test/page/headless.ts')],
    outfile: script,
    bundle: true,
    format: 'iife',
    logLevel: 'warning',
  });
  const style = readFileSync(inRoot('node_modules/uplot/dist/uPlot.min.css'), 'utf8');
  const server = await serve({
    '/': `<!doctype html><meta charset="utf-8"><style>${style} body { background: white }</style>
<body><script src="/out/headless/headless.js"></script>`,
  });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } });
    page.on('pageerror', (error) => console.error(error.message));
    let shown = 0;
    await page.exposeFunction('reportProgress', (/** @type {string} */ text) => {
      if (Date.now() - shown < 10_000) {
        return;
      }
      shown = Date.now();
      console.log(`  ${text}`);
    });
    await page.goto(server.url);
    const report = await page.evaluate((chosen) => window.runHeadless(chosen), /** @type {any} */ (options));
    await page.locator('#samples').screenshot({ path: path.join(folder, 'samples.png') });
    await page.locator('#loss').screenshot({ path: path.join(folder, 'loss.png') });
    return report;
  } finally {
    await browser.close();
    server.stop();
  }
}

/**
 * Does the main job with no screen and says how near the samples came to digits.
 * @param {number} [steps]
 * @returns {Promise<boolean>} whether they are nearer than noise and than an untrained network's
 */
export async function headless(steps = headlessRun.steps) {
  const options = { ...headlessRun, steps };
  const { train, sample } = options.state;
  console.log(
    `Training the ${train.preset} preset on ${train.dataSet} for ${steps} steps of ${train.batchSize}, ` +
      `then ${sample.count} samples by ${sample.sampler.toUpperCase()} in ${sample.steps} steps (CPU, no GPU needed) …`,
  );
  const report = await trainAndSample(options);
  const { notNearer } = await importTypeScript('test/tools/sampleStatistics.ts');
  const { samples, noise, untrained, real } = report.statistics;
  const faults = [
    ...notNearer(samples, noise, real).map(
      (/** @type {string} */ key) => `${key}: no nearer the digits than noise`,
    ),
    ...notNearer(samples, untrained, real).map(
      (/** @type {string} */ key) => `${key}: no nearer the digits than an untrained network`,
    ),
  ];
  writeFileSync(
    path.join(folder, 'report.json'),
    `${JSON.stringify({ options, ...report, faults }, null, 2)}\n`,
  );

  const last = report.losses.slice(-20);
  const loss = last.reduce((sum, point) => sum + point.loss / last.length, 0);
  console.log(table({ samples, noise, untrained, 'real digits': real }));
  console.log(
    `Loss ${report.losses[0]?.loss.toFixed(3)} → ${loss.toFixed(4)} (mean of the last ${last.length}); ` +
      `training ${report.trainSeconds.toFixed(0)} s, sampling ${report.sampleSeconds.toFixed(0)} s.`,
  );
  for (const name of ['samples.png', 'loss.png', 'report.json']) {
    console.log(path.join(folder, name));
  }
  for (const fault of faults) {
    console.error(`Not good enough: ${fault}.`);
  }
  return faults.length === 0;
}
