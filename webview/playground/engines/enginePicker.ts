import * as l10n from '@vscode/l10n';
import { engineChoices, type EngineChoice } from '../../../src/protocol/engineChoice';
import { dropdown } from '../../ui/dropdown';
import { engineName } from './engineNames';
import type { View, ViewContext } from '../view';

/** What the network shall run on; the choice is a setting, application-wide. */
export function enginePicker({ store, host }: Pick<ViewContext, 'store' | 'host'>): View {
  const engine = dropdown<EngineChoice>({
    label: l10n.t('Engine'),
    hint: l10n.t('What computes: the GPU where there is one, else the CPU.'),
    choices: engineChoices.map((value) => ({
      value,
      label: value === 'auto' ? l10n.t('automatic') : engineName(value),
    })),
    onChange: (value) => {
      store.setEngine(value);
      host.send({ type: 'chooseEngine', engine: value });
    },
  });
  return {
    element: engine.element,
    update: () => engine.set(store.engine),
  };
}
