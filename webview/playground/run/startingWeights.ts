import * as l10n from '@vscode/l10n';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { ModelLibrary } from '../models/modelLibrary';
import type { KeptRuns } from '../runs/keptRuns';

/** What a new run begins with instead of fresh weights. */
export interface StartingWeights {
  /** Of the shipped model, or of the kept run. */
  readonly key: string;
  /**
   * A weights file, or a checkpoint, of which the averaged weights are taken.
   * @throws {Error} with a sentence when it cannot be read.
   */
  load(): Promise<Uint8Array>;
}

export function weightsOfModel(library: ModelLibrary, model: ShippedModel): StartingWeights {
  return { key: model.id, load: async () => (await library.loadWeights(model)).weights };
}

export function weightsOfRun(kept: Pick<KeptRuns, 'read'>, key: string): StartingWeights {
  return {
    key,
    async load() {
      const checkpoint = await kept.read(key);
      if (!checkpoint) {
        throw new Error(
          l10n.t('The run whose weights a new run was to start from is gone. Choose other starting weights.'),
        );
      }
      return checkpoint;
    },
  };
}
