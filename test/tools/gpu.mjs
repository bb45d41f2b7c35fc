// npm run gpu -- [--out FILE] [--presets tiny,small,ref,paper]: the engine on whatever GPU Dawn finds, or on SwiftShader:
// whether it agrees with ONNX Runtime, what it trains and samples a second, and which kernels are the fastest, as one
// Markdown table. Each measurement has a process of its own, so that one that ends it leaves the others alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleAlone } from './bench/runAlone.mjs';
import { gpuTable } from './bench/gpuTable.mjs';
import { tryKernels } from './bench/tryKernels.mjs';
import { outFolder } from './paths.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: path.join(outFolder, 'gpu.md') },
    presets: { type: 'string', default: 'tiny,small,ref,paper' },
  },
});

/** How much is asked of an adapter: a CPU gets what it does in minutes. */
const extents = {
  hardware: {
    ...{ trainBatch: 32, sampleImages: 16, limitSeconds: 900 },
    ...{ tunedPreset: 'ref', tunedShapes: 24, tunedBatch: 32 },
  },
  software: {
    ...{ trainBatch: 2, sampleImages: 1, limitSeconds: 900 },
    ...{ tunedPreset: 'tiny', tunedShapes: 3, tunedBatch: 2 },
  },
};

const run = await bundleAlone('test/bench/runs/gpu.ts');
const about = await run(['about']);
const extent = about.software ? extents.software : extents.hardware;
console.log(`${about.adapter}, ${about.driver}${about.software ? ', a software adapter' : ''}`);

/**
 * @param {string} label
 * @param {readonly string[]} parameters
 * @returns {Promise<any>} what was measured, or why not
 */
async function measured(label, parameters) {
  const result = await run(parameters, extent.limitSeconds).catch((/** @type {Error} */ error) => ({
    failure: error.message.split('\n').at(-1) ?? '',
  }));
  console.log(`  ${label}: ${JSON.stringify(result)}`);
  return result;
}

const check = await measured('self-check', ['selfCheck']);
const rows = [];
for (const preset of values.presets.split(',')) {
  const batch = String(extent.trainBatch);
  rows.push({
    what: `training, ${preset}, batch ${batch}`,
    ...(await measured(preset, ['train', preset, batch])),
  });
}
for (const preset of values.presets.split(',')) {
  const images = String(extent.sampleImages);
  const result = await measured(`${preset}, DDIM`, ['sample', preset, images]);
  rows.push({
    what: `DDIM with 50 steps, ${preset}, ${images === '1' ? '1 image' : `${images} images`}`,
    ...result,
  });
}
const tried = { ...extent, software: about.software, preset: extent.tunedPreset };
const kernels = await tryKernels(run, tried, (line) => console.log(`  ${line}`));
const table = gpuTable({ about, check, rows, kernels });
mkdirSync(path.dirname(values.out), { recursive: true });
writeFileSync(values.out, table);
console.log(`\n${table}`);
