/** The page of `npm start -- --headless`: trains and samples through the real worker, and draws what came out. */
import uPlot from 'uplot';
import { openDataSet } from '../../src/datasets/openDataSet';
import { RandomStream } from '../../src/diffusion/random/randomStream';
import type { PlaygroundState } from '../../src/protocol/playgroundState';
import { serveAsset } from '../../webview/engine/worker/assetPort';
import { EngineClient } from '../../webview/engine/worker/engineClient';
import type { ImageGrid } from '../../webview/engine/contract/imageGrid';
import type { OpenedInfo } from '../../webview/engine/protocol/opened';
import type { WorkerEvent } from '../../webview/engine/protocol/events';
import { sampleStatistics, type Images, type SampleStatistics } from '../tools/sampleStatistics';

export interface HeadlessOptions {
  readonly steps: number;
  readonly state: Pick<PlaygroundState, 'schedule' | 'seed' | 'train' | 'sample'>;
}

export interface HeadlessReport {
  readonly opened: OpenedInfo;
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  readonly trainSeconds: number;
  readonly sampleSeconds: number;
  readonly statistics: Readonly<Record<'samples' | 'noise' | 'untrained' | 'real', SampleStatistics>>;
}

declare global {
  interface Window {
    runHeadless(options: HeadlessOptions): Promise<HeadlessReport>;
    /** Provided by the tool, for its progress line. */
    reportProgress(text: string): void;
  }
}

/** Digits of the training part that the nearest is looked for in; all of them would take minutes. */
const compared = 4000;

window.runHeadless = async ({ steps, state }) => {
  const digits = await (await fetch('/dist/datasets.safetensors')).arrayBuffer();
  const { schedule, seed, train, sample } = state;
  const data = openDataSet(train.dataSet, digits.slice(0));
  const client = new EngineClient(new Worker('/dist/worker.js'));
  const losses: { step: number; loss: number }[] = [];
  client.onEvent((event) => {
    if (event.type !== 'trained') {
      return;
    }
    losses.push(...event.losses);
    const loss = losses.slice(-20).reduce((sum, point, _, all) => sum + point.loss / all.length, 0);
    const speed = event.stepsPerSecond.toFixed(2);
    window.reportProgress(`step ${event.step} of ${steps}, loss ${loss.toFixed(4)}, ${speed} steps/s`);
  });

  const opening = next(client, (event) => (event.type === 'opened' ? event.info : undefined));
  const onnxWasm = serveAsset(async () => (await fetch('/dist/ort-wasm-simd-threaded.wasm')).arrayBuffer());
  const request = { type: 'open', engine: 'auto', digits, onnxWasm, schedule, train, seed } as const;
  await client.request(request, [digits, onnxWasm]);
  const opened = await opening;

  const untrained = await draw(client, sample, seed);
  const trainingStarted = performance.now();
  const trained = next(client, (event) =>
    event.type === 'trained' && event.step >= steps ? true : undefined,
  );
  await client.request({ type: 'train', untilStep: steps });
  await trained;
  const samplingStarted = performance.now();
  const samples = await draw(client, sample, seed);
  const sampleSeconds = (performance.now() - samplingStarted) / 1000;
  client.dispose();

  drawImages('samples', samples);
  drawLosses('loss', losses);
  const part = (from: number, count: number): Images => ({
    side: data.side,
    count,
    pixels: data.images.subarray(from * data.side ** 2, (from + count) * data.side ** 2),
  });
  const training = part(0, Math.min(compared, data.count - data.heldOut));
  const compare = (images: Images) => sampleStatistics(images, training);
  return {
    opened,
    losses,
    trainSeconds: (samplingStarted - trainingStarted) / 1000,
    sampleSeconds,
    statistics: {
      samples: compare(asImages(samples)),
      noise: compare(noise(sample.count, data.side, seed)),
      untrained: compare(asImages(untrained)),
      real: compare(part(data.count - data.heldOut, data.heldOut)),
    },
  };
};

/** Resolves with the first event that `pick` takes; rejects when the worker fails. */
function next<T>(client: EngineClient, pick: (event: WorkerEvent) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const listening = client.onEvent((event) => {
      if (event.type === 'failed') {
        listening.dispose();
        reject(new Error(event.message));
        return;
      }
      const picked = pick(event);
      if (picked === undefined) {
        return;
      }
      listening.dispose();
      resolve(picked);
    });
  });
}

async function draw(
  client: EngineClient,
  settings: PlaygroundState['sample'],
  seed: number,
): Promise<ImageGrid> {
  const done = next(client, (event) => (event.type === 'sampled' && event.done ? true : undefined));
  await client.request({ type: 'sample', settings, seed });
  await done;
  return (await client.request({ type: 'readPixels', role: 'xt' })) as ImageGrid;
}

const asImages = ({ width, count, pixels }: ImageGrid): Images => ({ side: width, count, pixels });

/** What sampling starts from: standard normal numbers, cut off to grey values. */
function noise(count: number, side: number, seed: number): Images {
  const values = new RandomStream(seed, 0x6e6f6973).normal(count * side * side);
  return { side, count, pixels: Uint8ClampedArray.from(values, (value) => (value + 1) * 127.5) };
}

function drawImages(id: string, { width, height, count, pixels }: ImageGrid): void {
  const columns = Math.ceil(Math.sqrt(count));
  const canvas = document.createElement('canvas');
  canvas.id = id;
  canvas.width = columns * width;
  canvas.height = Math.ceil(count / columns) * height;
  canvas.style.cssText = `image-rendering: pixelated; width: ${canvas.width * 6}px; display: block`;
  const context = canvas.getContext('2d');
  for (let i = 0; i < count; i++) {
    const image = new ImageData(width, height);
    for (let p = 0; p < width * height; p++) {
      const grey = pixels[i * width * height + p] ?? 0;
      image.data.set([grey, grey, grey, 255], p * 4);
    }
    context?.putImageData(image, (i % columns) * width, Math.floor(i / columns) * height);
  }
  document.body.append(canvas);
}

/** The loss of every step, and its mean over the last 20. */
function drawLosses(id: string, losses: HeadlessReport['losses']): void {
  const container = document.createElement('div');
  container.id = id;
  container.style.width = 'fit-content';
  document.body.append(container);
  const steps = losses.map(({ step }) => step);
  const values = losses.map(({ loss }) => loss);
  const means = values.map((_, i) => {
    const window = values.slice(Math.max(0, i - 19), i + 1);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
  new uPlot(
    {
      width: 800,
      height: 400,
      scales: { x: { time: false }, y: { distr: 3 } },
      axes: [{ label: 'step' }, { label: 'L_simple' }],
      series: [
        { label: 'step' },
        { label: 'loss', stroke: '#9ecae1', width: 1 },
        { label: 'mean of 20', stroke: '#08519c', width: 2 },
      ],
    },
    [steps, values, means],
    container,
  );
}
