import type { ShippedModel } from '../../src/protocol/modelCard';
import { ownModel } from '../../src/protocol/playgroundState';
import type { ModelFiles } from '../engine/network';
import { fetchAsset } from './assets';

/** What ships with the extension: cards at once, files when they are needed. */
export class ModelLibrary {
  private readonly files = new Map<string, Promise<ModelFiles>>();

  constructor(readonly models: readonly ShippedModel[]) {}

  /** Those that draw something and can be opened here. */
  get samplable(): readonly ShippedModel[] {
    return this.models.filter(({ card }) => card.kind !== 'classifier' && card.schedule !== undefined);
  }

  /** The shipped model of that name; undefined for the training run's own network and for unknown names. */
  find(id: string): ShippedModel | undefined {
    return id === ownModel ? undefined : this.models.find((model) => model.id === id);
  }

  /**
   * A model's files, fetched once.
   * @throws {Error} with a sentence when one cannot be read.
   */
  load({ id, config, weights, card }: ShippedModel): Promise<ModelFiles> {
    let loading = this.files.get(id);
    if (!loading) {
      loading = Promise.all([fetchAsset(config), fetchAsset(weights)]).then(([text, bytes]) => {
        if (!card.schedule) {
          throw new Error(`The card of ${id} states no noise schedule.`);
        }
        return {
          config: new TextDecoder().decode(text),
          weights: new Uint8Array(bytes),
          schedule: card.schedule,
          loss: card.loss,
        };
      });
      this.files.set(id, loading);
      // What failed once may succeed when it is asked for again.
      loading.catch(() => this.files.delete(id));
    }
    return loading;
  }
}
