import { setFlagsFromString } from 'node:v8';
import { ddimPlan } from '../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../src/diffusion/schedule';
import type { DataSet } from '../../src/datasets/dataSet';
import { onnxDeviceOf } from '../../webview/engine/backends/onnx/onnxDevice';
import type { OnnxRuntime } from '../../webview/engine/backends/onnx/onnxRuntime';
import type { KernelVariant } from '../../webview/engine/backends/wasm/kernels';
import { wasmDevice } from '../../webview/engine/backends/wasm/wasmDevice';
import { buildUNet } from '../../webview/engine/graph/unet';
import { forwardFlops } from '../../webview/engine/graph/flops';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { benchTraining, type MeasuredOn } from './benchTraining';
import { inTurn, median, type Work } from './cpuSpeed';
import { wasmPeak } from './wasmPeak';

export interface WasmSpeed extends MeasuredOn {
  /** Whole training steps, counted as three forward passes by the definition of a convolution. */
  readonly gflops: Readonly<Record<KernelVariant, number>>;
  /** Multiply-adds that wait for nothing. */
  readonly peakGflops: Readonly<Record<KernelVariant, number>>;
  /** How many times faster than ONNX Runtime's a training step is. */
  readonly stepRatio: Readonly<Record<KernelVariant, number>>;
  /** And a sample of 16 images in 50 steps of DDIM. */
  readonly sampleRatio: Readonly<Record<KernelVariant, number>>;
  readonly onnxSeconds: number;
}

const variants = ['plain', 'relaxed'] as const;

/** Our own kernels beside ONNX Runtime on one thread: medians of the ratios of rounds, in turn. */
export async function measureWasm(
  runtime: OnnxRuntime,
  data: DataSet,
  { preset = 'ref', batch = 32, rounds = 7 }: Partial<MeasuredOn> & { readonly rounds?: number } = {},
): Promise<WasmSpeed> {
  // Node 20 has it behind a flag, Chromium without.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  const config = presetConfig(preset, data.side);
  const training = benchTraining(batch);
  const devices = [
    onnxDeviceOf(runtime),
    ...(await Promise.all(variants.map((variant) => wasmDevice({ variant })))),
  ];
  const engines = devices.map((device) => device.createEngine(config, training, data));
  const steps = await inTurn(
    rounds,
    engines.map(
      (engine): Work =>
        async () =>
          void (await engine.train(1)),
    ),
  );
  const plan = ddimPlan(createSchedule(training.schedule), { steps: 50, eta: 0, clip: true });
  const samples = await inTurn(
    rounds,
    engines.map((engine): Work => async () => {
      await engine.sample(plan, { count: 16, seed: 1 }, () => true);
    }),
  );
  for (const engine of engines) {
    engine.dispose();
  }
  const peaks = await Promise.all(variants.map((each) => wasmPeak(each)));
  const flops = 3 * batch * forwardFlops(buildUNet(config));
  const ofEach = (value: (index: number) => number) => ({ plain: value(1), relaxed: value(2) });
  return {
    preset,
    batch,
    gflops: ofEach((i) => flops / median(steps[i] ?? []) / 1e9),
    peakGflops: ofEach((i) => peaks[i - 1] ?? NaN),
    stepRatio: ofEach((i) => pairedRatio(steps, i)),
    sampleRatio: ofEach((i) => pairedRatio(samples, i)),
    onnxSeconds: median(steps[0] ?? []),
  };
}

/** The median of how much longer the first took than another in the same round. */
function pairedRatio([first = [], ...others]: readonly number[][], index: number): number {
  const other = others[index - 1] ?? [];
  return median(first.map((seconds, round) => seconds / (other[round] ?? NaN)));
}
