import { build } from 'esbuild';
import { statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { bundles } from '../build/bundles.mjs';
import { importTypeScript } from '../build/importTypeScript.mjs';
import { serveFigures, setPageTheme } from '../figuresPage.mjs';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { outFolder } from '../paths.mjs';
import { serve } from '../serve.mjs';

const rounds = 5;

/**
 * What figures take: a frame and the first picture on a bare page, the first picture of a block in the Markdown preview,
 * and the script that the preview loads for them.
 * @param {(figures: Record<string, unknown>) => void} report told figures as soon as they are there
 */
export async function measureFigures(report) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    report(await measureBarePage(browser));
    report(await measurePreview(browser));
  } finally {
    await browser.close();
  }
}

/** @param {import('playwright-core').Browser} browser */
async function measureBarePage(browser) {
  const server = await serveFigures();
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    await page.goto(server.url);
    await setPageTheme(page, 'dark');
    /** @type {Record<string, number>} */
    const frames = {};
    /** @type {Record<string, number>} */
    const firsts = {};
    /** @type {Record<string, number>} */
    const changes = {};
    for (const id of await page.evaluate(() => window.figuresPage.ids)) {
      const {
        first,
        frame,
        changes: each,
      } = await page.evaluate((figure) => window.figuresPage.measure(figure), id);
      firsts[id] = Number(first.toFixed(2));
      changes[id] = Number(Math.max(0, ...Object.values(each)).toFixed(2));
      if (Number.isFinite(frame)) {
        frames[id] = Number(frame.toFixed(2));
      }
    }
    return {
      figureFrameMs: Math.max(...Object.values(frames)),
      'figureFrameMs.each': frames,
      figureFirstMs: Math.max(...Object.values(firsts)),
      'figureFirstMs.each': firsts,
      figureChangeMs: Math.max(...Object.values(changes)),
      'figureChangeMs.each': changes,
      'figureFrameMs.slowest': slowestOf(frames),
      'figureFirstMs.slowest': slowestOf(firsts),
    };
  } finally {
    server.stop();
  }
}

/**
 * The five that take longest.
 * @param {Readonly<Record<string, number>>} times
 */
const slowestOf = (times) =>
  Object.fromEntries(
    Object.entries(times)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 5),
  );

/** @param {import('playwright-core').Browser} browser */
async function measurePreview(browser) {
  const { buildDataSets } = await importTypeScript('src/datasets/buildDataSets.ts');
  const dataSets = await buildDataSets();
  const scripts = bundles({ production: true, samples: dataSets }).filter(({ outfile }) =>
    outfile?.startsWith('dist/preview'),
  );
  for (const script of scripts) {
    const outfile = path.join(outFolder, 'bench', path.basename(script.outfile ?? ''));
    await build({ ...script, outfile, legalComments: 'none', logLevel: 'error' });
  }
  const { previewMarkdown } = await importTypeScript('test/fixtures/previewContext.ts');
  const { figureIds, figureSpec } = await importTypeScript('src/figures/index.ts');
  /** @type {string[]} */
  const ids = figureIds.filter((/** @type {string} */ id) => figureSpec(id).needs === 'nothing');
  const text = 'A line of text.\n\n'.repeat(200);
  const note = ids.map((id) => `${text}\`\`\`diffusion\ndemo: ${id}\n\`\`\`\n\n`).join('');
  const server = await serve({
    '/': `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/out/bench/preview-demos.css">
<body>${previewMarkdown().render(note)}<script async src="/out/bench/preview.js"></script></body>`,
  });
  try {
    /** @type {number[][]} */
    const times = ids.map(() => []);
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
      await page.goto(server.url);
      await page.locator('diffusion-demo-host').first().waitFor({ state: 'attached' });
      for (const [index, taken] of times.entries()) {
        taken.push(await page.evaluate(firstPicture, index));
      }
      await page.close();
    }
    const medians = times.map((taken) =>
      Math.round(taken.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0),
    );
    return {
      previewFirstMs: Math.max(...medians),
      'previewFirstMs.each': Object.fromEntries(ids.map((id, index) => [id, medians[index]])),
      figuresBytes: statSync(path.join(outFolder, 'bench/preview-demos.js')).size,
    };
  } finally {
    server.stop();
  }
}

/**
 * Runs in the page: from scrolling to a block until its picture has been handed to the screen, in milliseconds.
 * @param {number} index
 */
async function firstPicture(index) {
  const host = document.querySelectorAll('diffusion-demo-host')[index];
  const begin = performance.now();
  host?.scrollIntoView({ block: 'center' });
  while (host?.querySelector('canvas') === null) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - begin;
}
