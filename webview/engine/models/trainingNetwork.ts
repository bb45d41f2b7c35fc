import type { DataSet } from '../../../src/datasets/dataSet';
import type { TrainSettings } from '../../../src/protocol/playgroundState';
import { numClassEmbeds } from '../sampling/classLabels';
import { mlpConfig } from '../graph/mlp';
import type { NetworkConfig } from '../graph/buildNetwork';
import { presetConfig } from '../graph/unetConfig';

/** The network of a training run: the U-Net of the preset for images, the perceptron for points. */
export function trainingNetwork(
  train: Pick<TrainSettings, 'preset' | 'dropout' | 'conditional'>,
  data: Pick<DataSet, 'side' | 'channels' | 'labels'>,
): NetworkConfig {
  const classes = train.conditional ? numClassEmbeds(data) : null;
  return data.side === 1
    ? mlpConfig(data.channels, classes)
    : presetConfig(train.preset, data.side, train.dropout, classes, data.channels);
}
