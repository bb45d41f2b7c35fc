import * as l10n from '@vscode/l10n';
import type { TrainSettings } from '../../../src/protocol/playgroundState';
import { trainingNetwork } from '../../engine/models/trainingNetwork';
import { dropdown } from '../../ui/dropdown';
import type { DataSets } from '../dataSets';
import { titleOf } from '../models/cardText';
import { weightsOfModel, weightsOfRun, type StartingWeights } from '../run/startingWeights';
import { runName } from '../runs/runText';
import type { View, ViewContext } from '../view';

/** The choice of fresh weights. */
const fresh = 'fresh';

type NetworkSettings = Pick<TrainSettings, 'preset' | 'dataSet' | 'conditional'>;

/** Weights that a new run may begin with, and the network that they are of. */
interface Offer {
  readonly label: string;
  readonly network: NetworkSettings;
  readonly weights: StartingWeights;
}

/** What a new run begins with: fresh weights, or those of a shipped model or a kept run of the same network. */
export function startSetting(context: ViewContext, dataSets: DataSets): View {
  const { store, actions, kept, host } = context;
  const control = dropdown<string>({
    label: l10n.t('Start'),
    hint: l10n.t('What a new run begins with; the run that is here stays as it is.'),
    choices: [{ value: fresh, label: l10n.t('fresh weights from the seed') }],
    onChange: (key) => actions.startFrom(offers(context).get(key)?.weights),
  });
  const listed = new Set<string>();
  let asked = false;
  const layouts = new Map<string, string>();
  const layoutOf = (network: NetworkSettings): string => {
    const { preset, dataSet, conditional } = network;
    const key = `${preset} ${dataSet} ${String(conditional)}`;
    const known = layouts.get(key) ?? layout(network, dataSets);
    layouts.set(key, known);
    return known;
  };

  return {
    element: control.element,
    update() {
      if (!asked && kept.list === undefined) {
        asked = true;
        host.send({ type: 'listRuns' });
      }
      const all = offers(context);
      const wanted = layoutOf(store.state.train);
      const fits = (key: string): boolean => {
        const offer = all.get(key);
        return offer !== undefined && layoutOf(offer.network) === wanted;
      };
      for (const [key, { label }] of all) {
        control.add({ value: key, label });
        listed.add(key);
      }
      for (const key of listed) {
        control.setOffered(key, fits(key));
      }
      if (actions.start && !fits(actions.start.key)) {
        actions.startFrom(undefined);
      }
      control.set(actions.start?.key ?? fresh);
    },
  };
}

function offers({ run, kept }: ViewContext): ReadonlyMap<string, Offer> {
  const all = new Map<string, Offer>();
  for (const { key, ...saved } of kept.list?.runs ?? []) {
    const label = runName({ key, ...saved });
    all.set(key, { label, network: saved.train, weights: weightsOfRun(kept, key) });
  }
  for (const model of run.library.samplable) {
    const { kind, preset = kind === 'mlp' ? 'tiny' : undefined, data, classes } = model.card;
    if (preset && data.id) {
      const network = { preset, dataSet: data.id, conditional: classes !== undefined };
      all.set(model.id, { label: titleOf(model.card), network, weights: weightsOfModel(run.library, model) });
    }
  }
  return all;
}

/** The same for networks whose weights have the same shapes: a U-Net takes images of any side. */
function layout({ preset, dataSet, conditional }: NetworkSettings, dataSets: DataSets): string {
  const { side, channels, labels } = dataSets.open(dataSet);
  const config = trainingNetwork({ preset, dropout: 0, conditional }, { side, channels, labels });
  return JSON.stringify({ ...config, sample_size: null });
}
