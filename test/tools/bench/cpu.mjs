import { bundleAlone } from './runAlone.mjs';

/**
 * ONNX Runtime's rate in training beside that of its own convolutions, our own kernels beside it, and its step beside those of PyTorch and of tfjs
 * on the CPU.
 * @param {(figures: Record<string, unknown>) => void} report told figures as soon as they are there
 * @param {number} [rounds] of each measurement; fewer end sooner and say less
 */
export async function measureCpu(report, rounds = 7) {
  const run = await bundleAlone('test/bench/runs/cpu.ts');
  const measure = (/** @type {string} */ what, preset = 'ref') => run([what, preset, String(rounds)]);
  const { preset, batch, gflops, convGflops, ratio } = await measure('gflops');
  report({
    'cpu.on': { preset, batch, runtime: 'onnxruntime-web, wasm, one thread' },
    'cpu.gflops': gflops,
    'cpu.convGflops': convGflops,
    'cpu.ratio.conv': ratio,
  });
  for (const name of ['tiny', 'small', 'ref']) {
    const wasm = await measure('wasm', name);
    const end = name === 'ref' ? '' : `.${name}`;
    report({
      [`cpu.wasm.on${end}`]: { preset: wasm.preset, batch: wasm.batch, threads: 1 },
      [`cpu.wasm.gflops${end}`]: wasm.gflops.plain,
      [`cpu.wasm.gflops.relaxed${end}`]: wasm.gflops.relaxed,
      [`cpu.ratio.ort${end}`]: wasm.stepRatio.plain,
      [`cpu.ratio.ort.relaxed${end}`]: wasm.stepRatio.relaxed,
      [`cpu.sampleRatio.ort${end}`]: wasm.sampleRatio.plain,
      [`cpu.sampleRatio.ort.relaxed${end}`]: wasm.sampleRatio.relaxed,
      'cpu.wasm.peakGflops': wasm.peakGflops.plain,
      'cpu.wasm.peakGflops.relaxed': wasm.peakGflops.relaxed,
    });
  }
  const costs = { wasm: await measure('wasmCosts'), onnx: await measure('onnxCosts') };
  report({
    'cpu.costs.on': { preset: 'ref', batch: 32, threads: 1 },
    'cpu.wasm.memoryBytes': costs.wasm.memoryBytes,
    'cpu.wasm.startSeconds': costs.wasm.startSeconds,
    'cpu.ort.memoryBytes': costs.onnx.memoryBytes,
    'cpu.ort.startSeconds': costs.onnx.startSeconds,
  });
  const parallel = await measure('parallel');
  report({
    'cpu.parallel.on': { preset: parallel.preset, batch: parallel.batch, cores: parallel.cores },
    'cpu.parallel.gain': parallel.gain,
    'cpu.parallel.copiesGain': parallel.copiesGain,
    'cpu.parallel.serialShare': parallel.serialShare,
    'cpu.parallel.computedGain.4': parallel.computedGain[4],
    'cpu.parallel.computedGain.8': parallel.computedGain[8],
    'cpu.parallel.eventLoopDelayMs.p50': parallel.eventLoopDelayMs.p50,
    'cpu.parallel.eventLoopDelayMs.p99': parallel.eventLoopDelayMs.p99,
  });
  const tfjs = await measure('tfjs');
  report({
    'cpu.ratio.tfjsCpu.on': { preset: tfjs.preset, batch: tfjs.batch },
    'cpu.ratio.tfjsCpu': tfjs.ratio,
    'cpu.onnxSeconds': tfjs.onnxSeconds,
    'cpu.tfjsCpuSeconds': tfjs.tfjsSeconds,
  });
  for (const name of ['tiny', 'small', 'ref']) {
    const { speed } = await measure('torch', name);
    report(torchFigures(speed, name === 'ref' ? '' : `.${name}`));
  }
}

/**
 * Null, with a word, where there is no PyTorch.
 * @param {import('../../bench/torchSpeed').TorchSpeed | null} speed
 * @param {string} end of the keys
 * @returns {Record<string, unknown>}
 */
function torchFigures(speed, end) {
  const key = `cpu.ratio.torch${end}`;
  if (!speed) {
    return {
      [key]: null,
      [`${key}.reason`]: 'No Python here has PyTorch (Debian: python3-torch, libopenblas0).',
    };
  }
  const { preset, batch, cores, build, plain, relaxed, everyCore, torchSeconds } = speed;
  return {
    [`${key}.on`]: { preset, batch, threads: 1, build },
    [key]: plain,
    [`cpu.ratio.torch.relaxed${end}`]: relaxed,
    [`cpu.ratio.torch.everyCore.on${end}`]: { preset, batch, cores },
    [`cpu.ratio.torch.everyCore${end}`]: everyCore,
    [`cpu.torchSeconds${end}`]: torchSeconds,
  };
}
