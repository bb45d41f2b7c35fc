import * as l10n from '@vscode/l10n';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { Origin } from '../../../src/protocol/provenance';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import { predictionOf } from '../../engine/sampling/planFor';
import {
  mostValues,
  type FigureModel,
  type FigureNetwork,
  type NetworkSource,
} from '../../figures/kit/network/network';
import type { DataSets } from '../dataSets';
import type { Run } from '../run/run';
import type { RunActions } from '../run/runActions';
import { originText } from '../sample/provenanceText';
import { titleOf } from './cardText';

/** How often it is asked whether the engine has started. */
const patienceMs = 50;

/** A model that figures can ask: what its card says of it is whole. */
interface AskedModel {
  readonly shipped: ShippedModel;
  readonly schedule: ScheduleConfig;
  readonly data: DataSetId;
}

/** The shipped models, for figures: they are asked through the page's engine, between what the run does. */
export function figureNetworks(
  run: Run,
  actions: Pick<RunActions, 'ensureOpen'>,
  dataSets: Pick<DataSets, 'open'>,
): NetworkSource {
  const asked = run.library.samplable.flatMap((shipped): AskedModel[] => {
    const { schedule, data } = shipped.card;
    return schedule && data.id ? [{ shipped, schedule, data: data.id }] : [];
  });
  const models = asked.map((model) => figureModel(model, dataSets));
  const oneByOne = queue();
  return {
    models,
    waiting: () => waitingFor(run),
    async open(id, signal) {
      const index = models.findIndex((model) => model.id === id);
      const [model, found] = [models[index], asked[index]];
      if (!model || !found) {
        throw new Error(l10n.t('The model {0} is not loaded.', id));
      }
      await engineReady(run, actions, signal);
      return figureNetwork(run, actions, found.shipped, model, oneByOne);
    },
  };
}

function figureModel(
  { shipped: { id, card }, schedule, data }: AskedModel,
  dataSets: Pick<DataSets, 'open'>,
): FigureModel {
  const { side, channels } = dataSets.open(data);
  return {
    id,
    name: titleOf(card),
    data,
    side,
    channels,
    classes: card.classes ?? 0,
    predicts: predictionOf(card.loss),
    schedule,
  };
}

function figureNetwork(
  run: Run,
  actions: Pick<RunActions, 'ensureOpen'>,
  shipped: ShippedModel,
  model: FigureModel,
  oneByOne: Queue,
): FigureNetwork {
  let description = model.name;
  const ask = async <Answer extends { readonly by: Origin }>(
    work: () => Promise<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> => {
    const answer = await oneByOne(async () => {
      signal?.throwIfAborted();
      // It may have gone away since.
      await engineReady(run, actions, signal);
      return work();
    });
    description = originText(answer.by, run.library);
    signal?.throwIfAborted();
    return answer;
  };
  return {
    model,
    describe: () => description,
    async predict(x, t, { labels, signal } = {}) {
      if (x.length > mostValues) {
        throw new RangeError(
          l10n.t('{0} numbers are asked about at once; at most {1} are.', x.length, mostValues),
        );
      }
      const batch = { x, t: Float32Array.from(t), ...labelsOf(labels) };
      const { output } = await ask(() => run.models.predict(shipped, batch), signal);
      return output;
    },
    async activations(x, t, { labels, signal } = {}) {
      const image = { x, t: Float32Array.of(t), ...labelsOf(labels) };
      const { layers } = await ask(() => run.models.activations(shipped, image), signal);
      return layers;
    },
  };
}

const labelsOf = (labels: ArrayLike<number> | undefined) =>
  labels ? { labels: Int32Array.from(labels) } : {};

type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Does one thing after the other, so that the engine gets back to its own work between two of them. */
function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.then(
      () => undefined,
      // Told to whoever asked.
      () => undefined,
    );
    return next;
  };
}

/** @throws {Error} with a sentence when there is no engine. */
async function engineReady(
  run: Run,
  actions: Pick<RunActions, 'ensureOpen'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (run.state.opening) {
    await new Promise((resolve) => setTimeout(resolve, patienceMs));
    signal?.throwIfAborted();
  }
  if (!run.state.isOpen && !(await actions.ensureOpen())) {
    throw new Error(
      run.state.failure ?? l10n.t('No network is open. Close the playground and open it again.'),
    );
  }
}

/** What goes before figures. Training does not: they are asked between two of its steps. */
function waitingFor({ state }: Run): string | undefined {
  if (state.opening) {
    return l10n.t('The engine starts.');
  }
  switch (state.phase) {
    case 'sampling':
      return l10n.t('Waits for the sampling that is under way.');
    case 'evaluating':
      return l10n.t('Waits for the evaluation that is under way.');
    case 'checking':
      return l10n.t('Waits for the check that is under way.');
    case 'closed':
    case 'idle':
    case 'training':
    case 'paused':
      return undefined;
  }
}
