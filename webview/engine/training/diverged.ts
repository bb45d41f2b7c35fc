import * as l10n from '@vscode/l10n';
import type { Divergence } from '../../../src/checkpoints/checkpointFile';

/** Why a training cannot go on, as a sentence. */
export function divergenceText({ what, step }: Divergence): string {
  return what === 'loss'
    ? l10n.t('The loss is no longer a number at step {0}, so training stopped.', step)
    : l10n.t('The weights are no longer numbers at step {0}, so training stopped.', step);
}

/** The loss, the weights, their average or the optimiser's moments are no longer numbers. */
export class Diverged extends RangeError {
  constructor(readonly divergence: Divergence) {
    super(divergenceText(divergence));
  }
}
