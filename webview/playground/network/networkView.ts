import * as l10n from '@vscode/l10n';
import { ownModel } from '../../../src/protocol/playgroundState';
import type { NetworkDescription } from '../../engine/graph/describe';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import { dropdown } from '../../ui/dropdown';
import type { DataSets } from '../dataSets';
import { titleOf } from '../models/cardText';
import { errorMessage } from '../../../src/base/errorMessage';
import type { View, ViewContext } from '../view';
import { NetworkDescriptions } from './networkChoice';
import { drawNetwork } from './networkDrawing';
import { networkTable } from './networkTable';
import { imagesText } from '../../../src/protocol/countedText';
import { pointsText } from '../format';

/** A network's blocks, shapes, parameters and arithmetic, drawn from its graph. */
export function networkView({ store, run, language }: ViewContext, dataSets: DataSets): View {
  const descriptions = new NetworkDescriptions(run.library);
  let chosen: string = ownModel;
  let shown: NetworkDescription | undefined;
  const offered = new Set(run.library.samplable.map(({ id }) => id));
  const choice = dropdown({
    label: l10n.t('Network'),
    choices: [
      { value: ownModel, label: l10n.t('of the training settings') },
      ...run.library.samplable.map(({ id, card }) => ({ value: id, label: titleOf(card) })),
    ],
    onChange: (value) => {
      chosen = value;
      update();
    },
  });
  const summary = element('p', { class: 'network-summary', role: 'status' });
  const drawing = scroller('network-stage', l10n.t('Network'));
  const table = scroller('table-scroll', l10n.t('Layer'));

  function update(): void {
    for (const { id, card } of run.library.samplable) {
      if (!offered.has(id)) {
        offered.add(id);
        choice.add({ value: id, label: titleOf(card) });
      }
    }
    choice.set(chosen);
    const { train } = store.state;
    if (chosen === ownModel) {
      show(descriptions.ofSettings(train, dataSets.open(train.dataSet)), train.batchSize);
      return;
    }
    const asked = chosen;
    descriptions.ofModel(asked).then(
      (network) => {
        if (chosen === asked) {
          show(network, train.batchSize);
        }
      },
      (error: unknown) => {
        if (chosen === asked) {
          showNothing(errorMessage(error));
        }
      },
    );
  }

  /** What is drawn is never another network's than the one chosen. */
  function showNothing(reason: string): void {
    shown = undefined;
    summary.textContent = reason;
    drawing.replaceChildren();
    table.replaceChildren();
  }

  function show(network: NetworkDescription, batchSize: number): void {
    const gflop = (value: number) => (value / 1e9).toLocaleString(language, { maximumSignificantDigits: 3 });
    const parameters = network.parameters.toLocaleString(language);
    const mflop = (network.flops / 1e6).toLocaleString(language, { maximumFractionDigits: 1 });
    const step = gflop(3 * batchSize * network.flops);
    summary.textContent = isOfPoints(network)
      ? l10n.t(
          '{0} parameters. One prediction for one point takes {1} MFLOP, a training step of {2} about {3} GFLOP.',
          parameters,
          mflop,
          pointsText(batchSize),
          step,
        )
      : l10n.t(
          '{0} parameters. One prediction for one image takes {1} MFLOP, a training step of {2} about {3} GFLOP.',
          parameters,
          mflop,
          imagesText(batchSize),
          step,
        );
    if (network !== shown) {
      shown = network;
      drawing.replaceChildren(drawNetwork(network));
      table.replaceChildren(networkTable(network, language));
    }
  }

  return {
    element: element(
      'div',
      { class: 'view view-single' },
      element('div', { class: 'view-controls' }, choice.element),
      summary,
      drawing,
      table,
    ),
    update,
  };
}

/** Whether a network takes one vector of coordinates, and no pixels. */
function isOfPoints({ input }: NetworkDescription): boolean {
  return input.slice(1).every((side) => side === 1);
}
