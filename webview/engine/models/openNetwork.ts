import type { ModelFiles } from '../protocol/models';
import type { Network } from '../contract/network';
import { createDataSet } from '../../../src/datasets/dataSet';
import type { Engine, TrainingConfig } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import { forwardFlops } from '../graph/flops';
import { buildNetwork } from '../graph/buildNetwork';
import { readPretrained } from './pretrainedWeights';
import { readShippedConfig } from './readShippedConfig';

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

/**
 * Opens a shipped model beside whatever else runs on the device.
 * @throws {Error} with a sentence when its files do not fit each other.
 */
export async function openNetwork(
  device: Pick<EngineDevice, 'createEngine'>,
  files: ModelFiles,
): Promise<Network & { readonly source: Engine }> {
  const { schedule, loss, noClass } = files;
  const config = readShippedConfig(files.config);
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
