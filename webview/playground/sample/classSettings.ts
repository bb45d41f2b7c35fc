import * as l10n from '@vscode/l10n';
import { beginsWithImage } from '../../../src/protocol/playgroundState';
import { numClassEmbeds } from '../../engine/sampling/classLabels';
import { firstClass } from '../../engine/sampling/classConditioning';
import { element } from '../../figures/kit/dom';
import { dropdown } from '../../ui/dropdown';
import { slider } from '../../ui/slider';
import type { DataSets } from '../dataSets';
import { chosenNetwork } from '../models/chosenNetwork';
import { setting, settingsGroup } from '../chrome/setting';
import type { View, ViewContext } from '../view';

/**
 * Which class is asked for and how strongly; hidden for networks that know none. What begins with an image is told
 * none unless the user says so: it has its own.
 */
export function classSettings(context: ViewContext, dataSets: DataSets): View {
  const { store } = context;
  const host = element('div');
  let built = '';
  let group: View | undefined;
  const count = (): number => {
    const { model, train } = chosenNetwork(context);
    if (model) {
      return model.card.classes ?? 0;
    }
    return train.conditional ? numClassEmbeds(dataSets.open(train.dataSet)) - 1 : 0;
  };
  const ofImage = () => beginsWithImage(store.state.sample.mode) && !chosenNetwork(context).points;
  const chosenLabel = (noClass: boolean): string => {
    const { label, imageLabel = 'none' } = store.state.sample;
    if (noClass) {
      return ofImage() ? imageLabel : label;
    }
    return ofImage() ? (imageLabel === 'none' ? firstClass : imageLabel) : label === 'none' ? 'each' : label;
  };
  /** What the user calls the classes of the run's own data. */
  const names = (): readonly string[] => {
    const { model, train } = chosenNetwork(context);
    return model ? [] : (dataSets.open(train.dataSet).classNames ?? []);
  };
  const build = (classCount: number, noClass: boolean, called: readonly string[]): View => {
    const label = dropdown<string>({
      label: l10n.t('Class'),
      choices: [
        { value: 'each', label: l10n.t('each in turn') },
        ...(noClass ? [{ value: 'none', label: l10n.t('none (unconditional)') }] : []),
        ...Array.from({ length: classCount }, (_, k) => ({
          value: String(k),
          label: called[k] ?? String(k),
        })),
      ],
      onChange: (value) => store.patch({ sample: ofImage() ? { imageLabel: value } : { label: value } }),
    });
    const hint = (): string => {
      if (!ofImage()) {
        return '';
      }
      return noClass
        ? l10n.t('The class of what is made of your image; “none” keeps the image’s own.')
        : l10n.t('This network needs a class: choose that of the image.');
    };
    const guidance = slider({
      label: l10n.t('Guidance scale'),
      name: l10n.t('Guidance scale'),
      min: 0,
      max: 10,
      step: 0.1,
      format: (value) => value.toFixed(1),
      onInput: (value) => store.patch({ sample: { guidanceScale: value } }),
    });
    const settings = settingsGroup(
      l10n.t('Condition'),
      setting(label, () => chosenLabel(noClass)),
      ...(noClass ? [setting(guidance, () => store.state.sample.guidanceScale)] : []),
    );
    return {
      element: settings.element,
      update() {
        settings.update();
        label.setHint(hint());
        guidance.setDisabled(chosenLabel(noClass) === 'none' || store.state.sample.mode === 'guidance');
      },
    };
  };
  return {
    element: host,
    update() {
      const classCount = count();
      const noClass = chosenNetwork(context).model?.card.noClass ?? true;
      const called = names();
      const wanted = JSON.stringify([classCount, noClass, called]);
      if (wanted !== built) {
        built = wanted;
        group = classCount > 0 ? build(classCount, noClass, called) : undefined;
        host.replaceChildren(...(group ? [group.element] : []));
      }
      host.hidden = group === undefined;
      group?.update();
    },
  };
}
