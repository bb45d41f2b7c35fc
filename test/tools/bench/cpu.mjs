import { runAlone } from './runAlone.mjs';

/**
 * ONNX Runtime's rate in training beside that of its own convolutions, our own kernels beside it, and its step beside that of tfjs
 * on the CPU.
 * @param {(figures: Record<string, unknown>) => void} report told figures as soon as they are there
 */
export async function measureCpu(report) {
  const { preset, batch, gflops, convGflops, ratio } = await runAlone('test/bench/runs/cpu.ts', ['gflops']);
  report({
    'cpu.on': { preset, batch, runtime: 'onnxruntime-web, wasm, one thread' },
    'cpu.gflops': gflops,
    'cpu.convGflops': convGflops,
    'cpu.ratio.conv': ratio,
  });
  for (const name of ['tiny', 'small', 'ref']) {
    const wasm = await runAlone('test/bench/runs/cpu.ts', ['wasm', name]);
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
  const parallel = await runAlone('test/bench/runs/cpu.ts', ['parallel']);
  report({
    'cpu.parallel.on': { preset: parallel.preset, batch: parallel.batch, cores: parallel.cores },
    'cpu.parallel.gain': parallel.gain,
    'cpu.parallel.copiesGain': parallel.copiesGain,
    'cpu.parallel.serialShare': parallel.serialShare,
  });
  const tfjs = await runAlone('test/bench/runs/cpu.ts', ['tfjs']);
  report({
    'cpu.ratio.tfjsCpu.on': { preset: tfjs.preset, batch: tfjs.batch },
    'cpu.ratio.tfjsCpu': tfjs.ratio,
    'cpu.onnxSeconds': tfjs.onnxSeconds,
    'cpu.tfjsCpuSeconds': tfjs.tfjsSeconds,
  });
}
