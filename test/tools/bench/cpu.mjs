import { runAlone } from './runAlone.mjs';

/**
 * The CPU engine's rate beside that of ONNX Runtime's own convolutions, and its step beside that of tfjs on the CPU.
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
  const tfjs = await runAlone('test/bench/runs/cpu.ts', ['tfjs']);
  report({
    'cpu.ratio.tfjsCpu.on': { preset: tfjs.preset, batch: tfjs.batch },
    'cpu.ratio.tfjsCpu': tfjs.ratio,
    'cpu.onnxSeconds': tfjs.onnxSeconds,
    'cpu.tfjsCpuSeconds': tfjs.tfjsSeconds,
  });
}
