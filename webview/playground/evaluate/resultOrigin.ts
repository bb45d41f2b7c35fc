import { samplingOf } from '../sample/samplingOf';
import * as l10n from '@vscode/l10n';
import { listed } from '../../../src/base/joinTexts';
import { samplers } from '../../../src/protocol/samplers';
import type { Origin } from '../../../src/protocol/provenance';
import { originText } from '../sample/provenanceText';
import { isOfChosen } from '../sample/provenanceLine';
import { imagesText, stepsText } from '../../../src/protocol/countedText';
import { drawsText, timesText } from '../format';
import type { ViewContext } from '../view';
import type { Evaluation, QualitySubject } from './evaluation';

/** What the bound was worked out on, and whether that is what would be evaluated now. */
export function boundOrigin({ boundBy, subject }: Evaluation, context: ViewContext): string {
  if (!boundBy || !subject) {
    return '';
  }
  const { images, timesteps, draws, seed } = subject.settings;
  const facts = [
    subject.data,
    imagesText(images),
    timesText(timesteps),
    drawsText(draws),
    l10n.t('seed {0}', seed),
  ];
  return dated(originText(boundBy, context.run.library, facts), isOfChosen(boundBy, context));
}

/** Whose samples were judged, and whether they would be drawn so now. */
export function qualityOrigin({ quality, qualitySubject }: Evaluation, context: ViewContext): string {
  if (!quality?.by || !qualitySubject) {
    return qualitySubject?.fromFile ? l10n.t('Images of the file {0}.', qualitySubject.model) : '';
  }
  const { sample, seed } = qualitySubject;
  const facts = [
    listed([samplers[sample.sampler].name, stepsText(sample.steps)]),
    ...guidanceFacts(qualitySubject, quality.by, context),
    l10n.t('seed {0}', seed),
  ];
  return dated(
    originText(quality.by, context.run.library, facts),
    isAsNow(quality.by, qualitySubject, context),
  );
}

/** Guidance is only of networks with classes. */
function guidanceFacts(
  { sample }: QualitySubject,
  { network }: Origin,
  { run, store }: ViewContext,
): string[] {
  const classes =
    network.kind === 'model'
      ? run.library.find(network.id)?.card.classes !== undefined
      : (run.state.setup?.train ?? store.state.train).conditional;
  return classes && sample.label !== 'none' ? [l10n.t('guidance {0}', sample.guidanceScale)] : [];
}

function isAsNow(by: Origin, { sample, seed }: QualitySubject, context: ViewContext): boolean {
  const { state } = context.store;
  const now = samplingOf(context, state.sample, context.run.library.find(state.sample.model));
  const drawn = ({
    sampler,
    steps,
    eta,
    clip,
    threshold,
    spacing,
    levels,
    guidanceScale,
    label,
  }: typeof now) =>
    JSON.stringify([sampler, steps, eta, clip, threshold, spacing, levels, guidanceScale, label]);
  return isOfChosen(by, context) && seed === state.seed && drawn(now) === drawn(sample);
}

function dated(text: string, current: boolean): string {
  return current ? l10n.t('Of {0}', text) : l10n.t('Not of what is chosen now, but of {0}', text);
}
