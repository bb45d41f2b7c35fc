// One measurement on the GPU that Dawn finds, or on SwiftShader: what is named by the first parameter.
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../src/diffusion/schedule';
import { presetIds, type PresetId } from '../../../src/protocol/playgroundState';
import { probeAdapter } from '../../../webview/engine/backends/adapter';
import { onnxDeviceOf } from '../../../webview/engine/backends/onnx/onnxDevice';
import { differentiate } from '../../../webview/engine/graph/differentiate';
import { forwardFlops } from '../../../webview/engine/graph/flops';
import { buildUNet } from '../../../webview/engine/graph/unet';
import { presetConfig } from '../../../webview/engine/graph/unetConfig';
import { fuseTraining } from '../../../webview/engine/backends/webgpu/fuse/fuse';
import { bufferUsage } from '../../../webview/engine/backends/webgpu/gpu';
import { ParameterArena } from '../../../webview/engine/backends/webgpu/plan/parameterArena';
import { runs, timeOf } from '../../../webview/engine/backends/webgpu/tuning/kernelTrial';
import { tunedShapes } from '../../../webview/engine/backends/webgpu/tuning/tuner';
import { variantFeatures } from '../../../webview/engine/backends/webgpu/tuning/variants';
import { TuningCache } from '../../../webview/engine/backends/webgpu/tuning/tuningCache';
import { createContext } from '../../../webview/engine/backends/webgpu/webgpuContext';
import { requestWebgpu } from '../../../webview/engine/backends/webgpu/requestWebgpu';
import { WebgpuEngine } from '../../../webview/engine/backends/webgpu/webgpuEngine';
import { WebgpuRunner } from '../../../webview/engine/backends/webgpu/webgpuRunner';
import type { EngineDevice } from '../../../webview/engine/contract/engineDevice';
import { compareEngines } from '../../../webview/engine/jobs/agreement';
import { foundAdapter } from '../../fixtures/dawn';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';
import { noisyImages } from '../../fixtures/noisyImages';
import { benchTraining } from '../benchTraining';

const [part = '', presetText, batchText = '1', ...rest] = process.argv.slice(2);
const preset: PresetId = presetIds.find((id) => id === presetText) ?? 'tiny';
const batch = Number(batchText);

const adapter = await foundAdapter();
const probe = await probeAdapter({ requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU);
const software = probe.kind === 'software';
const data = noisyImages(16);
const config = presetConfig(preset, data.side);
const never = new Promise<string>(() => undefined);
const seconds = (since: number) => (performance.now() - since) / 1000;

async function open(tuning?: TuningCache) {
  const device = await requestWebgpu(adapter);
  const context = createContext(device, software, 'measured', tuning);
  const engine = new WebgpuEngine(context, never, config, benchTraining(batch), data);
  return { device, context, engine, counters: context.gpu.counters };
}

function about() {
  const { vendor, architecture, device, description } = adapter.info;
  const features = ['shader-f16', 'subgroups', 'timestamp-query'].filter((name) =>
    adapter.features.has(name),
  );
  return {
    software,
    adapter: [vendor, architecture, device].filter(Boolean).join(' '),
    driver: description,
    features,
  };
}

/** Every comparison of the self-check with ONNX Runtime; on a CPU with fewer steps. */
async function selfCheck() {
  const { context, device } = await open();
  const reference = onnxDeviceOf(await installedWasmRuntime());
  const subject: EngineDevice = {
    id: 'webgpu',
    lost: never,
    createEngine: (...parameters) => new WebgpuEngine(context, never, ...parameters),
    createRunner: (graph, images) => new WebgpuRunner(context, graph, images),
    dispose: () => device.destroy(),
  };
  const options = software ? { steps: 3, samplingSteps: 3 } : {};
  let [checks, failed, worst] = [0, 0, ''];
  let worstShare = -1;
  for await (const { check, error, tolerance, ok } of compareEngines(subject, reference, data, options)) {
    checks += 1;
    failed += ok ? 0 : 1;
    const share = tolerance > 0 ? error / tolerance : ok ? 0 : Infinity;
    if (!(share <= worstShare)) {
      [worstShare, worst] = [share, check];
    }
  }
  return { checks, failed, worst, worstShare };
}

/** Training steps of a preset, for about `limit` seconds after the first. */
async function train() {
  const { engine, counters } = await open(new TuningCache());
  await engine.train(1);
  const before = counters.dispatches;
  const limit = software ? 3 : 5;
  const started = performance.now();
  let [steps, slice] = [0, 1];
  while (seconds(started) < limit) {
    await engine.train(slice);
    steps += slice;
    slice = Math.max(1, Math.min(64, Math.round((steps / seconds(started)) * 0.5)));
  }
  const stepsPerSecond = steps / seconds(started);
  const flops = 3 * batch * forwardFlops(buildUNet(config));
  return {
    stepsPerSecond,
    gflops: (stepsPerSecond * flops) / 1e9,
    dispatches: (counters.dispatches - before) / steps,
    peakBytes: counters.peakBytes,
  };
}

/** A sample of `batch` images in 50 steps of DDIM; its rate is of denoising steps. */
async function sample() {
  const { engine, counters } = await open();
  const plan = ddimPlan(createSchedule(benchTraining(1).schedule), { steps: 50, eta: 0, clip: true });
  const draw = () => engine.sample(plan, { count: batch, seed: 1 }, () => true);
  if (!software) {
    await draw();
  }
  const before = counters.dispatches;
  const started = performance.now();
  await draw();
  const stepsPerSecond = plan.length / seconds(started);
  return {
    stepsPerSecond,
    gflops: (stepsPerSecond * batch * forwardFlops(buildUNet(config))) / 1e9,
    dispatches: (counters.dispatches - before) / plan.length,
    peakBytes: counters.peakBytes,
  };
}

/** What the tuner works on: fused nodes, the costliest shapes first, each with the kernels that could do it. */
function tunerWork() {
  const graph = buildUNet(config);
  const arena = new ParameterArena(graph);
  const { nodes } = fuseTraining(differentiate(graph), arena, batch);
  const offered = new Set(variantFeatures.filter((feature) => adapter.features.has(feature)));
  return { arena, shapes: new Map(tunedShapes(nodes, batch, offered)) };
}

function shapes() {
  const each = [...tunerWork().shapes].map(([shape, kernels]) => ({ shape, kernels: [...kernels.keys()] }));
  return { shapes: each };
}

/** Milliseconds of one kernel for one shape. */
async function tryKernel() {
  const [shape = '', kernel = ''] = rest;
  const { arena, shapes } = tunerWork();
  const lower = shapes.get(shape)?.get(kernel);
  if (!lower) {
    throw new Error(`There is no kernel ${kernel} for ${shape}.`);
  }
  const { context } = await open();
  const weights = context.gpu.createBuffer('weights', arena.size * 4, bufferUsage.STORAGE);
  return { ms: (await timeOf(context, lower, batch, weights)) / runs };
}

const parts: Readonly<Record<string, () => unknown>> = { about, selfCheck, train, sample, shapes, tryKernel };
const result = await parts[part]?.();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
