// node test/tools/soak.mjs [--steps 3000] [--engine webgpu|wasm|onnx-wasm] [--batch 4] [--data digits16]: trains the tiny
// preset for so many steps in Chromium, pictures on, and says what the page holds after a warm-up of as many steps and
// at the end; then takes the GPU away. Compiled code is told apart by heap snapshots and has no limit. The report keeps
// what it said of an engine that is not run now.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureChromium } from './install/ensureChromium.mjs';
import { inRoot, outFolder } from './paths.mjs';
import { serve } from './serve.mjs';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '3000' },
    batch: { type: 'string', default: '4' },
    engine: { type: 'string' },
    data: { type: 'string', default: 'digits16' },
  },
});
const largestGrowth = 0.02;
const largestWatchShare = 0.1;
const data = /** @type {import('../bench/soakPage').SoakOptions['data']} */ (values.data);
const engines = /** @type {('webgpu' | 'wasm' | 'onnx-wasm')[]} */ (
  values.engine ? [values.engine] : ['wasm', 'webgpu']
);
const folder = path.join(outFolder, 'soak');
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [inRoot('test/bench/soakPage.ts')],
  outfile: path.join(folder, 'soakPage.js'),
  bundle: true,
  format: 'iife',
  logLevel: 'error',
});
const server = await serve({
  '/': '<!doctype html><meta charset="utf-8"><script src="/out/soak/soakPage.js"></script>',
});
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--enable-unsafe-webgpu'],
});
let good = true;
const reportFile = path.join(folder, 'report.json');
/** @type {Record<string, unknown>} */
const report = {};
try {
  for (const engine of engines) {
    const options = { engine, steps: Number(values.steps), batch: Number(values.batch), data };
    const readings = await (await newPage()).evaluate((chosen) => window.soak(chosen), options);
    const [first, last] = [readings[0], readings.at(-1)];
    if (!first || !last) {
      throw new Error('Nothing was measured.');
    }
    for (const key of /** @type {const} */ (['gpuBytes', 'tensors', 'heapBytes', 'bufferBytes'])) {
      const growth = last[key] / Math.max(1, first[key]) - (first[key] === 0 ? 0 : 1);
      if (growth > largestGrowth) {
        good = false;
      }
      console.log(
        `${engine} ${key}: ${first[key]} after ${first.step} steps, ${last[key]} after ${last.step}, growth ${(100 * growth).toFixed(2)} %`,
      );
    }
    if (last.pictures === 0 || last.watchShare > largestWatchShare) {
      good = false;
    }
    console.log(
      `${engine} made ${last.pictures} pictures; they and the held-out loss took ${(100 * last.watchShare).toFixed(1)} % of the time`,
    );
    report[engine] = readings;
  }
  if (engines.includes('webgpu')) {
    const options = /** @type {const} */ ({ engine: 'webgpu', steps: 10, batch: Number(values.batch), data });
    const loss = await (await newPage()).evaluate((chosen) => window.loseDevice(chosen), options);
    const kept = loss.restoredStep >= loss.checkpointStep && loss.sameLosses;
    if (!kept) {
      good = false;
    }
    console.log(
      `GPU destroyed at step ${loss.lostAtStep}; restored at step ${loss.restoredStep} of the checkpoint at ` +
        `${loss.checkpointStep}; the steps after it ${loss.sameLosses ? 'repeat exactly' : 'differ'}.`,
    );
    report.loss = loss;
  }
} finally {
  const before = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {};
  writeFileSync(reportFile, `${JSON.stringify({ ...before, ...report }, null, 2)}\n`);
  await browser.close();
  server.stop();
}
process.exit(good ? 0 : 1);

async function newPage() {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error.message));
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await page.exposeFunction('collectedHeap', async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { backingStorageSize: bufferBytes } = await session.send('Runtime.getHeapUsage');
    const kinds = await heapByKind(session);
    console.log(`  ${JSON.stringify(kinds)}`);
    const { code: codeBytes = 0, ...rest } = kinds;
    const heapBytes = Object.values(rest).reduce((sum, bytes) => sum + bytes, 0);
    return { heapBytes, codeBytes, bufferBytes };
  });
  await page.exposeFunction('reportHoldings', (/** @type {import('../bench/soakPage').Holdings} */ held) =>
    console.log(
      `  step ${held.step}: ${held.gpuBytes} B GPU, ${held.tensors} tensors, ${held.heapBytes} B heap, ${held.codeBytes} B code, ${held.bufferBytes} B buffers`,
    ),
  );
  await page.goto(server.url);
  return page;
}

/**
 * Bytes of what is in a page's heap by kind, as V8's snapshots name them; without what is the browser's own.
 * @param {import('playwright-core').CDPSession} session
 * @returns {Promise<Record<string, number>>}
 */
async function heapByKind(session) {
  /** @type {string[]} */
  const chunks = [];
  const gather = (/** @type {{ chunk: string }} */ { chunk }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', gather);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', gather);
  const { snapshot, nodes } = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  /** @type {Record<string, number>} */
  const bytes = {};
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = types[kind][nodes[at + kind]];
    if (name !== 'native' && nodes[at + size] > 0) {
      bytes[name] = (bytes[name] ?? 0) + nodes[at + size];
    }
  }
  return bytes;
}
