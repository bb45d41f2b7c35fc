// Loaded by the preview when a note runs a network. The only module of the preview that knows the engine.
import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../src/base/errorMessage';
import { openPoints } from '../../src/datasets/points';
import { activationsOf } from '../engine/models/activations';
import { openNetwork } from '../engine/models/openNetwork';
import { probeAdapter } from '../engine/backends/adapter';
import { plainDevice } from '../engine/backends/plain/plainDevice';
import { timeSlices } from '../engine/backends/plain/slices';
import { webgpuDevice } from '../engine/backends/webgpu/webgpuDevice';
import type { EngineDevice } from '../engine/contract/engineDevice';
import { trainingNetwork } from '../engine/models/trainingNetwork';
import { presetConfig } from '../engine/graph/unetConfig';
import { planFor } from '../engine/sampling/planFor';
import { defaultPlaygroundState } from '../../src/protocol/playgroundState';
import type { NetworkPlace, NetworkScript, PointsRun, PointsTraining } from './networkScript';

/** Work in plain JavaScript lets the page go on after so many milliseconds; the last piece may take two more. */
const sliceMs = 6;

const slices = timeSlices(sliceMs);
const plain = plainDevice(slices);
let gpuWasLost = false;
/** Why the GPU that is there cannot be used. */
let obstacle: string | undefined;
let opening: Promise<EngineDevice> | undefined;

/** The preview's own GPU; plain JavaScript where there is none, or it was lost. */
function device(): Promise<EngineDevice> {
  opening ??= openDevice();
  return opening;
}

async function openDevice(): Promise<EngineDevice> {
  const { gpu } = navigator as { readonly gpu?: GPU };
  const probe = gpuWasLost ? undefined : await probeAdapter(gpu);
  if (probe?.kind !== 'hardware') {
    return plain;
  }
  try {
    const opened = await webgpuDevice(probe.adapter, false);
    void opened.lost.then(() => {
      gpuWasLost = true;
      opening = undefined;
    });
    return opened;
  } catch (error) {
    obstacle = errorMessage(error);
    return plain;
  }
}

const placeOf = ({ id }: EngineDevice): NetworkPlace => (id === 'webgpu' ? 'gpu' : 'javascript');

const networks: NetworkScript = {
  translate: (translations) => l10n.config({ contents: translations }),
  async open({ side, classes, weights, schedule }) {
    const on = await device();
    const config = JSON.stringify(presetConfig('tiny', side, 0, classes));
    const { engine, source } = await openNetwork(on, { config, weights, schedule, loss: 'epsilon' });
    return {
      place: placeOf(on),
      obstacle,
      lost: on.lost,
      activations: (x, t, labels) => activationsOf(source, { x, t, ...(labels && { labels }) }, slices),
      predict: (x, t, labels) => engine.predict(x, t, labels ? { labels } : {}),
    };
  },
  async learnPoints(training) {
    return learnPoints(await device(), training);
  },
};

function learnPoints(on: EngineDevice, { data, learningRate, batchSize, seed }: PointsTraining): PointsRun {
  const set = openPoints(data);
  const { train, sample } = defaultPlaygroundState;
  const schedule = { ...defaultPlaygroundState.schedule, kind: 'flow' } as const;
  const training = {
    ...train,
    schedule,
    seed,
    learningRate,
    batchSize,
    loss: 'flow',
    emaDecay: 0.99,
  } as const;
  const engine = on.createEngine(trainingNetwork({ ...train, conditional: false }, set), training, set);
  return {
    place: placeOf(on),
    lost: on.lost,
    get step() {
      return engine.step;
    },
    train: (steps) => engine.train(steps),
    sample: (count, steps) =>
      engine.sample(planFor(schedule, 'flow', { ...sample, steps }), { count, seed }, () => true),
    dispose: () => engine.dispose(),
  };
}

globalThis.diffusionNetworks = networks;
