/** The page of the bench group `software`: engines and peers in turn on the browser's own WebGPU adapter. */
import { ddimPlan } from '../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../src/diffusion/schedule';
import { probeAdapter } from '../../webview/engine/backends/adapter';
import { buildNetwork } from '../../webview/engine/graph/buildNetwork';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../webview/engine/training/initialWeights';
import { onnxDevice } from '../../webview/engine/backends/onnx/onnxDevice';
import { noisyImages } from '../fixtures/noisyImages';
import { benchTraining, type MeasuredOn } from './benchTraining';
import { openContender, type Contender, type ContenderId } from './contenders';
import { openOrtWebgpu } from './peers/ortWebgpu';

export interface SoftwareOptions {
  readonly train: MeasuredOn & { readonly rounds: number };
  readonly sample: MeasuredOn & { readonly steps: number; readonly rounds: number };
}

export type Figures = Record<string, unknown>;

declare global {
  interface Window {
    measureSoftware(options: SoftwareOptions): Promise<void>;
    /** Provided by the tool: takes figures as soon as they are there, so that a stop loses none. */
    reportFigures(figures: Figures): void;
    /** Provided by the tool: says what was just done. */
    reportProgress(done: string): void;
  }
}

const data = noisyImages(16);
/** Of the losses of the same steps. */
const tolerance = 1e-3;

window.measureSoftware = async (options) => {
  const probe = await probeAdapter(navigator.gpu);
  if (probe.kind !== 'software' && probe.kind !== 'hardware') {
    throw new Error('The browser gives no WebGPU adapter; start it with --enable-unsafe-webgpu.');
  }
  const software = probe.kind === 'software';
  window.reportFigures({ 'software.adapter': probe.name });
  window.reportFigures(await measureTraining(options, software));
  window.reportFigures(await measureSampling(options, software));
};

async function newAdapter(): Promise<GPUAdapter> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) {
    throw new Error('The browser gives no WebGPU adapter.');
  }
  return adapter;
}

const asset = async (name: string): Promise<ArrayBuffer> =>
  (await fetch(`/node_modules/onnxruntime-web/dist/${name}`)).arrayBuffer();

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function open(id: ContenderId, on: MeasuredOn, software: boolean): Promise<Contender> {
  return openContender(id, await newAdapter(), { ...on, data, software, onDevice: () => undefined });
}

/** Steps in turn, so that what else the machine does slows all alike; ratios are medians over the rounds. */
async function measureTraining({ train }: SoftwareOptions, software: boolean): Promise<Figures> {
  const { rounds } = train;
  const figures: Figures = { 'train.softwareRatio.on': { ...train, data: 'noise 16×16' } };
  const ours = await open('ours', train, software);
  const wasm = await onnxDevice(await asset('ort-wasm-simd-threaded.wasm'));
  const onnx = wasm.createEngine(presetConfig(train.preset, data.side), benchTraining(train.batch), data);
  const peers = new Map<string, Contender>();
  peers.set('onnx', onnx);
  for (const id of ['jaxjs', 'tfjs'] as const) {
    try {
      peers.set(id, await open(id, train, software));
    } catch (error) {
      Object.assign(figures, missing(id, message(error)));
    }
  }
  const times = new Map<string, number[]>();
  const timed = async (id: string, contender: Contender): Promise<number> => {
    const started = performance.now();
    const [loss = NaN] = await contender.train(1);
    const seconds = (performance.now() - started) / 1000;
    times.set(id, [...(times.get(id) ?? []), seconds]);
    window.reportProgress(`a training step of ${id}: ${seconds.toFixed(2)} s`);
    return loss;
  };
  for (let round = 0; round <= rounds; round++) {
    const expected = await timed('ours', ours);
    for (const [id, peer] of peers) {
      try {
        const loss = await timed(id, peer);
        if (Math.abs(loss / expected - 1) > tolerance) {
          throw new Error(`Its loss is ${loss}, ours ${expected}.`);
        }
      } catch (error) {
        peers.delete(id);
        Object.assign(figures, missing(id, message(error)));
      }
    }
    // The first round compiles.
    if (round === 0) {
      times.clear();
    }
  }
  const seconds = (id: string) => median(times.get(id) ?? []);
  const ratio = (above: string, below: string) =>
    median((times.get(above) ?? []).map((each, i) => each / (times.get(below)?.[i] ?? NaN)));
  figures['train.softwareSeconds.ours'] = seconds('ours');
  for (const id of peers.keys()) {
    figures[`train.softwareSeconds.${id}`] = seconds(id);
    if (id !== 'onnx') {
      figures[`train.softwareRatio.${id}`] = ratio(id, 'ours');
    }
  }
  figures['cpu.ratio.tfjsWebgpu.on'] = train;
  const absent = ['tfjs', 'onnx'].find((id) => !peers.has(id));
  figures['cpu.ratio.tfjsWebgpu'] = absent === undefined ? ratio('tfjs', 'onnx') : null;
  if (absent !== undefined) {
    figures['cpu.ratio.tfjsWebgpu.reason'] = figures[`train.softwareRatio.${absent}.reason`];
  }
  return figures;
}

function missing(id: string, reason: string): Figures {
  return { [`train.softwareRatio.${id}`]: null, [`train.softwareRatio.${id}.reason`]: reason };
}

async function measureSampling({ sample }: SoftwareOptions, software: boolean): Promise<Figures> {
  const { preset, batch, steps, rounds } = sample;
  const plan = ddimPlan(createSchedule(benchTraining(batch).schedule), { steps, eta: 0, clip: true });
  const graph = buildNetwork(presetConfig(preset, data.side));
  const weights = initialWeights(graph, 0);
  const runs = new Map<string, () => Promise<unknown>>();
  const figures: Figures = { 'sample.ratio.on': { ...sample, sampler: 'ddim' } };
  for (const id of ['ours', 'tfjsEngine'] as const) {
    const { engine } = await open(id, sample, software);
    if (!engine) {
      throw new Error(`${id} does not sample.`);
    }
    runs.set(id === 'ours' ? id : 'tfjs', () => engine.sample(plan, { count: batch, seed: 1 }, () => true));
  }
  const ortWasm = await asset('ort-wasm-simd-threaded.asyncify.wasm');
  for (const capture of [false, true]) {
    const id = capture ? 'ortWebgpuCaptured' : 'ortWebgpu';
    try {
      const denoiser = await openOrtWebgpu(await newAdapter(), ortWasm, graph, weights, batch, capture);
      await denoiser.run(1);
      runs.set(id, () => denoiser.run(steps));
    } catch (error) {
      figures[`sample.ratio.${id}`] = null;
      figures[`sample.ratio.${id}.reason`] = message(error);
    }
  }
  const times = new Map<string, number[]>([...runs.keys()].map((id) => [id, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [id, run] of runs) {
      const started = performance.now();
      try {
        await run();
      } catch (error) {
        if (id === 'ours') {
          throw error;
        }
        runs.delete(id);
        times.delete(id);
        Object.assign(figures, {
          [`sample.ratio.${id}`]: null,
          [`sample.ratio.${id}.reason`]: message(error),
        });
        continue;
      }
      const seconds = (performance.now() - started) / 1000;
      window.reportProgress(`a sample of ${id}: ${seconds.toFixed(1)} s`);
      if (round > 0) {
        times.get(id)?.push(seconds);
      }
    }
  }
  const [ours = []] = [times.get('ours')];
  for (const [id, seconds] of times) {
    figures[`sample.softwareSeconds.${id}`] = median(seconds);
    if (id !== 'ours') {
      figures[`sample.ratio.${id}`] = median(seconds.map((each, i) => each / (ours[i] ?? NaN)));
    }
  }
  return figures;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
