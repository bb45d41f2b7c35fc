import { isPoints } from '../../../src/datasets/openDataSet';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { DataSetId, LossId, TrainSettings } from '../../../src/protocol/playgroundState';
import { runSetupOf, type RunSetup } from '../run/runSetup';
import type { Run } from '../run/run';
import type { Store } from '../store';

/** The network that is sampled or evaluated when it is asked for now. */
export interface ChosenNetwork {
  /** The shipped or imported model; undefined for the training run's own network. */
  readonly model: ShippedModel | undefined;
  /** What a training run's own network was, or will be, trained on and how. */
  readonly train: TrainSettings;
  /** The data of its images: those of an imported model are not known, and the run's stand for them. */
  readonly dataSet: DataSetId;
  readonly schedule: ScheduleConfig;
  readonly loss: LossId;
  /** Whether it draws points in the plane. */
  readonly points: boolean;
  /** Whether it knows classes and “no class”, between which guidance goes. */
  readonly guidable: boolean;
}

interface Context {
  readonly run: Run;
  readonly store: Store;
}

export function chosenNetwork({ run, store }: Context): ChosenNetwork {
  const { train, schedule } = ownSetup({ run, store });
  const model = run.library.find(store.state.sample.model);
  const own = { model: undefined, train, dataSet: train.dataSet, schedule, loss: train.loss };
  if (!model) {
    return { ...own, points: isPoints(train.dataSet), guidable: train.conditional };
  }
  const points = model.card.kind === 'mlp';
  const images = isPoints(train.dataSet) && !points ? 'digits16' : train.dataSet;
  return {
    model,
    train,
    dataSet: model.card.data.id ?? images,
    schedule: model.card.schedule ?? schedule,
    loss: model.card.loss,
    points,
    guidable: (model.card.classes ?? 0) > 0 && (model.card.noClass ?? true),
  };
}

/** How the run's own network was set up, or will be: one that has learnt nothing takes the settings shown. */
export function ownSetup({ run, store }: Context): RunSetup {
  const settled = !run.state.untrained || run.state.busy;
  return (settled ? run.state.setup : undefined) ?? runSetupOf(store.state);
}
