import { readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import { isOwnDataId } from '../../../src/base/ownDataId';
import { encodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { ModelCard } from '../../../src/protocol/modelCard';
import { trainingNetwork } from '../../engine/models/trainingNetwork';
import { writeUNetConfig } from '../../engine/models/diffusers/unetConfigFile';
import type { ModelFiles } from '../../engine/protocol/models';
import type { DataSets } from '../dataSets';

/** A run as a model that is only sampled: its network with the averaged weights. */
export interface RunModel {
  readonly files: ModelFiles;
  readonly card: ModelCard;
}

/**
 * @throws {CheckpointRefusal} when the checkpoint is damaged.
 * @throws {Error} with a sentence when its data are not there.
 */
export function runModel(checkpoint: Uint8Array, title: string, dataSets: Pick<DataSets, 'open'>): RunModel {
  const { tensors, run } = readCheckpointFile(checkpoint);
  const { schedule, train } = run;
  const { loss, dataSet, conditional } = train;
  const config = trainingNetwork(train, dataSets.open(dataSet));
  const averaged = new Map<string, Tensor>();
  for (const [name, tensor] of tensors) {
    if (name.startsWith('ema.')) {
      averaged.set(name.slice('ema.'.length), tensor);
    }
  }
  const points = 'hidden_size' in config;
  const classes = conditional ? (config.num_class_embeds ?? 1) - 1 : 0;
  return {
    files: {
      config: JSON.stringify(writeUNetConfig(config)),
      weights: encodeSafetensors(averaged, { format: 'pt' }),
      schedule,
      loss,
    },
    card: {
      title,
      kind: points ? 'mlp' : 'unet',
      data: { name: dataSet, licence: '–', ...(isOwnDataId(dataSet) ? {} : { id: dataSet }) },
      schedule,
      loss,
      ...(classes > 0 ? { classes } : {}),
    },
  };
}
