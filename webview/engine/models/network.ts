import { createDataSet } from '../../../src/datasets/dataSet';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';
import type { Engine, SamplingEngine, TrainingConfig } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import { forwardFlops } from '../graph/flops';
import { buildNetwork } from '../graph/network';
import { readPretrained } from './pretrainedWeights';
import { parseNetworkConfig } from './networkConfigFile';

/** A shipped network is never trained in place. */
const neverTrained: Omit<TrainingConfig, 'schedule' | 'loss'> = {
  batchSize: 1,
  learningRate: 1e-4,
  emaDecay: 0,
  dropout: 0,
  flip: false,
  seed: 0,
  warmupSteps: 0,
  decaySteps: 0,
  maxGradientNorm: 0,
  snrGamma: 0,
  labelDropout: 0,
};

/** A network that can be sampled and judged: the training run's own, a shipped one, or an imported one. */
export interface Network {
  readonly engine: SamplingEngine;
  /** The engine where its weights can be read; absent from an imported ONNX model. */
  readonly source?: Engine;
  readonly schedule: ScheduleConfig;
  /** What it was trained to predict. */
  readonly loss: LossId;
  /** False of a network with classes that has none which means “no class”: it cannot be guided. */
  readonly noClass?: boolean | undefined;
  /** Width and height of its images. */
  readonly side: number;
  /** Arithmetic of one prediction for one image (graph/flops.ts). */
  readonly flops: number;
}

/** A shipped model's files as bytes and text, with what its card says of the noise. */
export interface ModelFiles {
  /** config.json: diffusers' of a U-Net, or ours of a perceptron. */
  readonly config: string;
  /** diffusion_pytorch_model.safetensors. */
  readonly weights: Uint8Array;
  readonly schedule: ScheduleConfig;
  readonly loss: LossId;
  /** False where the last class is a class as the others. */
  readonly noClass?: boolean;
}

/**
 * Opens a shipped model beside whatever else runs on the device.
 * @throws {Error} with a sentence when its files do not fit each other.
 */
export async function openNetwork(
  device: Pick<EngineDevice, 'createEngine'>,
  files: ModelFiles,
): Promise<Network> {
  const { schedule, loss, noClass } = files;
  const config = parseNetworkConfig(files.config);
  const graph = buildNetwork(config);
  const snapshot = readPretrained(files.weights, graph);
  const engine = device.createEngine(
    config,
    { ...neverTrained, schedule, loss },
    blank(config.sample_size, config.in_channels),
  );
  await engine.restore(snapshot);
  return {
    engine,
    source: engine,
    schedule,
    loss,
    side: config.sample_size,
    flops: forwardFlops(graph),
    ...(noClass === undefined ? {} : { noClass }),
  };
}

/** One empty image: engines want to know the images' shape. */
function blank(side: number, channels: number) {
  return createDataSet({
    id: 'blank',
    name: '',
    licence: '',
    side,
    channels,
    count: 1,
    heldOut: 0,
    flip: false,
    labels: new Uint8Array(1),
    images: new Uint8Array(channels * side * side),
  });
}
