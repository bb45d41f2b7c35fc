import { buildNetwork, type NetworkConfig } from '../../engine/graph/network';
import { describeNetwork, type NetworkDescription } from '../../engine/graph/describe';
import { presetConfig } from '../../engine/graph/unetConfig';
import { parseUNetConfig } from '../../engine/unetConfigFile';
import { ownModel, type TrainSettings } from '../../../src/protocol/playgroundState';
import type { DataSet } from '../../../src/datasets/dataSet';
import { numClassEmbeds } from '../../engine/classLabels';
import type { ModelLibrary } from '../modelLibrary';

/** The network that a training run with these settings has. */
export function networkOf(train: TrainSettings, data: Pick<DataSet, 'side' | 'labels'>): NetworkConfig {
  const classes = train.conditional ? numClassEmbeds(data) : null;
  return presetConfig(train.preset, data.side, train.dropout, classes);
}

/** Describes networks, each once. */
export class NetworkDescriptions {
  private readonly described = new Map<string, NetworkDescription>();

  constructor(private readonly library: ModelLibrary) {}

  ofSettings(train: TrainSettings, data: Pick<DataSet, 'side' | 'labels'>): NetworkDescription {
    return this.describe(
      `${ownModel} ${train.preset} ${data.side} ${String(train.conditional)} ${data.labels.length}`,
      () => networkOf(train, data),
    );
  }

  /** @throws {Error} with a sentence when the model's files cannot be read. */
  async ofModel(id: string): Promise<NetworkDescription> {
    const model = this.library.find(id);
    if (!model) {
      throw new RangeError(`There is no shipped model ${id}.`);
    }
    const { config } = await this.library.load(model);
    return this.describe(id, () => parseUNetConfig(config));
  }

  private describe(key: string, config: () => NetworkConfig): NetworkDescription {
    let description = this.described.get(key);
    if (!description) {
      description = describeNetwork(buildNetwork(config()));
      this.described.set(key, description);
    }
    return description;
  }
}
