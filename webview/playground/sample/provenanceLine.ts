import * as l10n from '@vscode/l10n';
import type { Origin } from '../../../src/protocol/provenance';
import { element } from '../../figures/kit/dom';
import { chosenNetwork } from '../models/chosenNetwork';
import { provenanceText } from './provenanceText';
import type { ViewContext } from '../view';

/** One line below the pictures: what made them, which may be another network than the one chosen now. */
export function provenanceLine(context: ViewContext): { readonly element: HTMLElement; update(): void } {
  const { run } = context;
  const line = element('p', { class: 'fine-print made' });
  const tell = (): string => {
    const { sampling } = run.state;
    const made = sampling?.made ?? run.state.kept?.made;
    if (!made) {
      return '';
    }
    const text = provenanceText(made, run.library);
    if (sampling && !sampling.done && run.state.phase !== 'sampling' && run.state.phase !== 'paused') {
      return l10n.t('Stopped after {0} of {1} recorded steps: {2}', sampling.recorded, sampling.of, text);
    }
    return isOfChosen(made, context)
      ? l10n.t('Made by {0}', text)
      : l10n.t('Not of the network chosen now; made by {0}', text);
  };
  return {
    element: line,
    update() {
      const next = tell();
      if (line.textContent !== next) {
        line.textContent = next;
      }
      line.hidden = next === '';
    },
  };
}

/** Whether something was computed by the network that is chosen now, as it is now. */
export function isOfChosen({ network, dataSet }: Origin, context: ViewContext): boolean {
  const { model, train } = chosenNetwork(context);
  if (network.kind === 'model') {
    return network.id === model?.id;
  }
  return model === undefined && network.step === context.run.state.step && dataSet === train.dataSet;
}
