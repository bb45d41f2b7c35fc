/** The page of test/tools/soak.mjs: long training through the worker's own host, and a GPU that is lost on the way. */
import { EngineHost } from '../../webview/engine/worker/engineHost';
import { serveAsset } from '../../webview/engine/worker/assetPort';
import type { EngineId } from '../../webview/engine/contract/engine';
import type { DataSetId } from '../../src/protocol/playgroundState';
import * as tf from '../../webview/engine/backends/tfjs/tf';
import type { WorkerEvent } from '../../webview/engine/protocol/events';
import type { WorkerRequest } from '../../webview/engine/protocol/requests';
import { countCalls, type CallCounter } from './countCalls';

export interface SoakOptions {
  readonly engine: Extract<EngineId, 'webgpu' | 'wasm' | 'onnx-wasm'>;
  readonly steps: number;
  readonly batch: number;
  readonly data: DataSetId;
}

/** What the page's thread holds after a collection, in bytes. */
interface Heap {
  /** Objects, arrays, strings, closures: everything but `codeBytes`. */
  readonly heapBytes: number;
  /** Bytecode and machine code: V8 drops what was not run for a while, and compiles it anew. */
  readonly codeBytes: number;
  /** Contents of array buffers, WebAssembly memories included; they lie outside the heap. */
  readonly bufferBytes: number;
}

/** What a page holds. */
export interface Holdings extends Heap {
  readonly step: number;
  readonly gpuBytes: number;
  readonly tensors: number;
  /** Pictures made so far, and what they and the held-out loss took of the time. */
  readonly pictures: number;
  readonly watchShare: number;
}

export interface LossReport {
  readonly checkpointStep: number;
  readonly lostAtStep: number;
  readonly restoredStep: number;
  /** The losses after the checkpoint are those of the run that was not disturbed. */
  readonly sameLosses: boolean;
}

declare global {
  interface Window {
    soak(options: SoakOptions): Promise<readonly Holdings[]>;
    loseDevice(options: SoakOptions): Promise<LossReport>;
    /** Provided by the tool. */
    collectedHeap(): Promise<Heap>;
    reportHoldings(holdings: Holdings): void;
  }
}

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

const devices: { readonly device: GPUDevice; readonly counter: CallCounter }[] = [];
// Not in browsers without WebGPU, where only ONNX Runtime is soaked.
if ('GPUAdapter' in globalThis) {
  const { prototype } = GPUAdapter;
  const requestDevice = Object.getOwnPropertyDescriptor(prototype, 'requestDevice')?.value as (
    this: GPUAdapter,
    descriptor?: GPUDeviceDescriptor,
  ) => Promise<GPUDevice>;
  prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const device = await requestDevice.call(this, descriptor);
    devices.push({ device, counter: countCalls(device) });
    return device;
  };
}

/** The worker's host in the page itself, where the test reaches its device. */
class Run {
  private readonly listeners = new Set<(event: WorkerEvent) => void>();
  private readonly host = new EngineHost((event) => {
    for (const listener of [...this.listeners]) {
      listener(event);
    }
  });
  private requests = 0;

  onEvent(listener: (event: WorkerEvent) => void): void {
    this.listeners.add(listener);
  }

  async request(request: Unnumbered<WorkerRequest>): Promise<unknown> {
    this.requests += 1;
    const id = this.requests;
    const answer = this.next((event) => (event.type === 'reply' && event.id === id ? event : undefined));
    await this.host.handle({ ...request, id });
    return (await answer).value;
  }

  /** Resolves with the first event that `pick` takes; rejects when the host fails. */
  next<T>(pick: (event: WorkerEvent) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const listener = (event: WorkerEvent) => {
        const picked = pick(event);
        if (picked === undefined && event.type !== 'failed') {
          return;
        }
        this.listeners.delete(listener);
        if (picked !== undefined) {
          resolve(picked);
        } else if (event.type === 'failed') {
          reject(new Error(event.message));
        }
      };
      this.listeners.add(listener);
    });
  }

  async open({ engine, batch, data }: SoakOptions, checkpoint?: Uint8Array): Promise<number> {
    const opened = this.next((event) => (event.type === 'opened' ? event.info : undefined));
    const wasm = serveAsset(async () => (await fetch('/dist/ort-wasm-simd-threaded.wasm')).arrayBuffer());
    await this.request({
      type: 'open',
      engine,
      digits: await (await fetch('/dist/datasets.safetensors')).arrayBuffer(),
      onnxWasm: wasm,
      schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
      seed: 1,
      train: {
        dataSet: data,
        preset: 'tiny',
        batchSize: batch,
        learningRate: 1e-3,
        emaDecay: 0.9999,
        dropout: 0.1,
        flip: false,
      },
      ...(checkpoint ? { checkpoint } : {}),
    });
    const info = await opened;
    if (info.engine !== engine) {
      throw new Error(`The engine is ${info.engine}, because: ${info.reason}.`);
    }
    return info.step;
  }

  async train(untilStep: number): Promise<void> {
    const done = this.next((event) =>
      event.type === 'trained' && event.step >= untilStep ? true : undefined,
    );
    await this.request({ type: 'train', untilStep });
    await done;
  }
}

window.soak = async (options) => {
  const run = new Run();
  let [pictures, watchShare] = [0, 0];
  run.onEvent((event) => {
    if (event.type === 'watched') {
      const { training, pictures: drawing, heldOut } = event.spent;
      pictures += event.picture ? 1 : 0;
      watchShare = (drawing + heldOut) / (training + drawing + heldOut);
    }
  });
  await run.open(options);
  // V8 compiles what runs often for hundreds of steps, and compiled code is a part of the heap.
  const warmUp = Math.max(20, options.steps);
  const readings: Holdings[] = [];
  for (let part = 0; part <= 6; part++) {
    const step = Math.round(warmUp + (options.steps * part) / 6);
    await run.train(step);
    const holdings = {
      step,
      gpuBytes: devices.reduce((sum, { counter }) => sum + counter.calls.bytes, 0),
      // Asked of the registry, for tfjs may not have been started.
      tensors: tf.engine().state.numTensors,
      ...(await window.collectedHeap()),
      pictures,
      watchShare,
    };
    readings.push(holdings);
    window.reportHoldings(holdings);
  }
  return readings;
};

window.loseDevice = async (options) => {
  const losses = new Map<number, number>();
  const compare = { same: true };
  const note = (event: WorkerEvent) => {
    if (event.type !== 'trained') {
      return;
    }
    for (const { step, loss } of event.losses) {
      const before = losses.get(step);
      if (before !== undefined && before !== loss) {
        compare.same = false;
      }
      losses.set(step, loss);
    }
  };
  const run = new Run();
  run.onEvent(note);
  await run.open(options);
  const checkpointStep = options.steps;
  await run.train(checkpointStep);
  const checkpoint = (await run.request({ type: 'checkpoint' })) as Uint8Array;
  const lostAtStep = checkpointStep + 5;
  await run.train(lostAtStep);
  const lost = run.next((event) => (event.type === 'lost' ? event.reason : undefined));
  devices.at(-1)?.device.destroy();
  await lost;
  const restoredStep = await run.open(options, checkpoint);
  await run.train(lostAtStep + 5);
  return { checkpointStep, lostAtStep, restoredStep, sameLosses: compare.same };
};
