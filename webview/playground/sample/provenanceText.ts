import * as l10n from '@vscode/l10n';
import { listed } from '../../../src/base/joinTexts';
import { isPoints } from '../../../src/datasets/openDataSet';
import type { Origin, Provenance } from '../../../src/protocol/provenance';
import { samplers } from '../../../src/protocol/samplers';
import { presetNames } from '../../../src/protocol/valueNames';
import { engineName } from '../engines/engineNames';
import type { ModelLibrary } from '../models/modelLibrary';
import { titleOf } from '../models/cardText';
import { dataName } from '../names';
import { scheduleText } from '../scheduleText';
import { stepsText } from '../../../src/protocol/countedText';

type Library = Pick<ModelLibrary, 'find'>;

/** Which network it was, in words: a model by its title, the user's own by its data and step. */
export function networkText({ network, dataSet }: Origin, library: Library): string {
  if (network.kind === 'model') {
    const model = library.find(network.id);
    return l10n.t('“{0}”', model ? titleOf(model.card) : network.id);
  }
  const data = dataSet === undefined ? [] : [dataName(dataSet)];
  // Points have one network, whatever the preset.
  const preset = dataSet !== undefined && isPoints(dataSet) ? [] : [presetNames[network.preset]()];
  const what = listed([...data, ...preset]);
  const steps = stepsText(network.step);
  return network.weights === 'ema'
    ? l10n.t('your network ({0}) after {1}, EMA weights', what, steps)
    : l10n.t('your network ({0}) after {1}', what, steps);
}

/** What the network was trained on and what it ran on. */
function surroundings({ schedule, engine }: Origin): string[] {
  return [scheduleText(schedule), engineName(engine)];
}

/** One line: which network, and what else it was computed with. */
export function originText(origin: Origin, library: Library, facts: readonly string[] = []): string {
  return [networkText(origin, library), ...facts, ...surroundings(origin)].join(' · ');
}

/** One line: everything that made a picture. */
export function provenanceText(made: Provenance, library: Library): string {
  return originText(made, library, samplingFacts(made));
}

/** How a picture was sampled. */
function samplingFacts({
  sampler,
  steps,
  eta,
  label,
  guidanceScale,
  fromT,
  seed,
  mode,
  ...made
}: Provenance): string[] {
  const { resamplings = 1 } = made;
  const facts = [
    listed([samplers[sampler].name, stepsText(steps), ...(eta === undefined ? [] : [`η = ${eta}`])]),
    mode === 'guidance' ? l10n.t('guidance 0, 1, 2, 4, 8') : guidanceText(label, guidanceScale),
    fromT === undefined ? '' : l10n.t('from t = {0}', Math.round(10 * fromT) / 10),
    resamplings > 1 ? l10n.t('{0} resamplings', resamplings) : '',
    l10n.t('seed {0}', seed),
  ];
  return facts.filter((fact) => fact !== '');
}

function guidanceText(label: string | undefined, scale: number | undefined): string {
  if (label === undefined) {
    return '';
  }
  const classes =
    label === 'none'
      ? l10n.t('no class')
      : label === 'each'
        ? l10n.t('each class in turn')
        : l10n.t('class {0}', label);
  return scale === undefined ? classes : l10n.t('{0}, guidance {1}', classes, scale);
}
