import { buildNetwork, type NetworkConfig } from '../../engine/graph/buildNetwork';
import { describeNetwork, type NetworkDescription } from '../../engine/graph/describe';
import { trainingNetwork } from '../../engine/models/trainingNetwork';
import { readShippedConfig } from '../../engine/models/readShippedConfig';
import { ownModel, type TrainSettings } from '../../../src/protocol/playgroundState';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { ModelLibrary } from '../models/modelLibrary';

type Data = Pick<DataSet, 'id' | 'side' | 'channels' | 'labels'>;

/** Describes networks, each once. */
export class NetworkDescriptions {
  private readonly described = new Map<string, NetworkDescription>();

  constructor(private readonly library: ModelLibrary) {}

  /** The network that a training run with these settings has. */
  ofSettings(train: TrainSettings, data: Data): NetworkDescription {
    return this.describe(`${ownModel} ${train.preset} ${data.id} ${String(train.conditional)}`, () =>
      trainingNetwork(train, data),
    );
  }

  /** @throws {Error} with a sentence when the model's files cannot be read. */
  async ofModel(id: string): Promise<NetworkDescription> {
    const model = this.library.find(id);
    if (!model) {
      throw new RangeError(`There is no shipped model ${id}.`);
    }
    const { config } = await this.library.loadWeights(model);
    return this.describe(id, () => readShippedConfig(config));
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
