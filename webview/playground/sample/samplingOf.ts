import { isPoints } from '../../../src/datasets/openDataSet';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { SampleSettings } from '../../../src/protocol/playgroundState';
import { samplerFor } from '../../engine/sampling/planFor';
import { ownSetup } from '../models/chosenNetwork';
import type { Run } from '../run/run';
import type { Store } from '../store';

/** Sampling settings as the network in question takes them: a shipped model, or the run's own. */
export function samplingOf(
  context: { readonly run: Run; readonly store: Store },
  sample: SampleSettings,
  model: ShippedModel | undefined,
): SampleSettings {
  // The network's own T counts: its schedule may be another than the one that the figures show.
  const { schedule, train } = ownSetup(context);
  const { T } = model?.card.schedule ?? schedule;
  const { loss } = model?.card ?? train;
  const points = model ? model.card.kind === 'mlp' : isPoints(train.dataSet);
  return {
    ...sample,
    sampler: samplerFor(sample.sampler, loss),
    steps: Math.min(sample.steps, T),
    ...(points ? { mode: 'generate' } : {}),
  };
}
