import * as l10n from '@vscode/l10n';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import type { SampleDistance } from '../../../src/diffusion/quality/sampleDistance';
import type { SampleQuality } from '../../../src/diffusion/quality/sampleQuality';
import { samplers } from '../../../src/protocol/samplers';
import type { JudgedDistance, JudgedQuality } from '../../engine/protocol/evaluation';
import { distanceRow, distanceSizes, distanceTitles, notTrained } from './distanceRows';
import type { EvaluationSubject, QualitySubject } from './evaluation';
import { notComparable, notFid } from './notComparable';
import { percent, qualityRows, qualitySizes } from './qualityRows';
import { stepsText } from '../../../src/protocol/countedText';
import { drawsText, heldOutText, timesText } from '../format';

/** The names of the report's pictures, beside it. */
export interface ReportPictures {
  readonly terms: string;
  readonly rate: string;
  readonly nearest: string;
}

/** What was found: a bound, the quality of samples, or both, and `of` which network. */
export interface ReportContents {
  readonly bound?:
    { readonly subject: EvaluationSubject; readonly bound: Bound; readonly of?: string } | undefined;
  readonly quality?:
    | {
        readonly subject: QualitySubject;
        readonly judged: JudgedQuality | JudgedDistance;
        readonly of?: string;
      }
    | undefined;
  /** How many of the known answers the mathematics gave. */
  readonly oracles?: { readonly passed: number; readonly total: number } | undefined;
}

/** An evaluation as a Markdown note: what was evaluated and how, the numbers with their errors, and the plots. */
export function evaluationReport(
  { bound, quality, oracles }: ReportContents,
  pictures: ReportPictures,
  language: string,
): string {
  const model = (bound ?? quality)?.subject.model ?? '';
  return [
    `# ${l10n.t('Evaluation of {0}', model)}`,
    '',
    ...(oracles
      ? [l10n.t('Self-test of the formulas: {0} of {1} known answers.', oracles.passed, oracles.total), '']
      : []),
    ...(bound ? boundSection(bound.subject, bound.bound, pictures, bound.of) : []),
    ...(quality ? qualitySection(quality.subject, quality.judged, pictures, language, quality.of) : []),
  ].join('\n');
}

function qualitySection(
  subject: QualitySubject,
  judged: JudgedQuality | JudgedDistance,
  pictures: ReportPictures,
  language: string,
  of?: string,
): string[] {
  const { sample } = subject;
  return [
    `## ${l10n.t('Quality of samples')}`,
    '',
    ...(of ? [of, ''] : []),
    subject.fromFile
      ? l10n.t('Images of the file {0}, seed {1} for noise and intervals.', subject.model, subject.seed)
      : l10n.t(
          'Samples of {0} by {1} in {2}, seed {3}, guidance {4}.',
          subject.model,
          samplers[sample.sampler].name,
          stepsText(sample.steps),
          subject.seed,
          sample.guidanceScale,
        ),
    ...('quality' in judged
      ? classifierPart(subject, judged.quality, pictures, language)
      : distancePart(judged.distance, pictures, language)),
  ];
}

function distancePart(distance: SampleDistance, pictures: ReportPictures, language: string): string[] {
  return [
    distanceSizes(distance, language),
    '',
    `**${notTrained()}**`,
    '',
    `| ${distanceTitles().join(' | ')} |`,
    '| --- | ---: | ---: | ---: |',
    `| ${distanceRow(distance, language).join(' | ')} |`,
    '',
    `### ${l10n.t('Memorised?')}`,
    '',
    l10n.t('Above, the samples that are nearest to real images; below, those images'),
    '',
    `![${l10n.t('Samples and their nearest real images')}](${pictures.nearest})`,
    '',
  ];
}

function classifierPart(
  subject: QualitySubject,
  quality: SampleQuality,
  pictures: ReportPictures,
  language: string,
): string[] {
  const share = (value: number) => percent(value, language);
  return [
    qualitySizes(quality, subject.accuracy, language),
    '',
    `**${notFid()}**`,
    '',
    `| ${l10n.t('Measure')} | ${l10n.t('Samples')} | ${l10n.t('Held-out digits')} | ${l10n.t('Noise')} |`,
    '| --- | ---: | ---: | ---: |',
    ...qualityRows(quality, language).map(
      ({ name, samples, heldOut, noise }) => `| ${name} | ${samples} | ${heldOut} | ${noise} |`,
    ),
    '',
    `### ${l10n.t('Class balance')}`,
    '',
    `| ${l10n.t('Class')} | ${l10n.t('Samples')} | ${l10n.t('Held-out digits')} |`,
    '| ---: | ---: | ---: |',
    ...quality.classes.map(
      ({ samples, heldOut }, digit) =>
        `| ${digit} | ${share(samples.value)} (${share(samples.low)}–${share(samples.high)}) | ${share(heldOut)} |`,
    ),
    '',
    `### ${l10n.t('Memorised?')}`,
    '',
    l10n.t('Above, the samples that are nearest to training digits; below, those digits'),
    '',
    `![${l10n.t('Samples and their nearest training digits')}](${pictures.nearest})`,
    '',
  ];
}

function boundSection(
  subject: EvaluationSubject,
  bound: Bound,
  pictures: ReportPictures,
  of?: string,
): string[] {
  const { settings } = subject;
  const number = (value: number, digits = 4) => value.toFixed(digits);
  const error = (value: number | null) =>
    value === null || Number.isNaN(value) ? '–' : `± ${value.toFixed(4)}`;
  const rows = bound.terms.filter(
    (_, i) => i % Math.ceil(bound.terms.length / 25) === 0 || i === bound.terms.length - 1,
  );
  return [
    `## ${l10n.t('Likelihood')}`,
    '',
    ...(of ? [of, ''] : []),
    l10n.t(
      '{0} of {1}, {2} each, {3}, seed {4}.',
      heldOutText(bound.images),
      subject.data,
      drawsText(bound.draws),
      timesText(bound.terms.length),
      settings.seed,
    ),
    ...(bound.complete
      ? []
      : ['', l10n.t('Not every t was worked out: each stands for those nearest to it.')]),
    '',
    `**${notComparable()}**`,
    '',
    `| ${l10n.t('quantity')} | ${l10n.t('bits/dim')} | ${l10n.t('standard error')} |`,
    '| --- | ---: | ---: |',
    `| ${l10n.t('bound on the negative log likelihood')} | ${number(bound.total.value)} | ${error(bound.total.standardError)} |`,
    `| ${l10n.t('of which by the noise alone')} | | ${error(bound.noiseError)} |`,
    `| ${l10n.t('rate, L_T + Σ L_{t−1}')} | ${number(bound.rate)} | |`,
    `| ${l10n.t('distortion, L_0')} | ${number(bound.distortion)} | |`,
    `| ${l10n.t('prior, L_T')} | ${bound.prior.toExponential(2)} | |`,
    '',
    `### ${l10n.t('Terms')}`,
    '',
    `![${l10n.t('Terms of the bound over t')}](${pictures.terms})`,
    '',
    `| t | ${l10n.t('L_{t−1}, bits/dim').replaceAll('_', '\\_')} | ${l10n.t('standard error')} |`,
    '| ---: | ---: | ---: |',
    ...rows.map(
      ({ t, value, standardError }) =>
        `| ${t} | ${value.toExponential(3)} | ${standardError.toExponential(1)} |`,
    ),
    '',
    `### ${l10n.t('Rate and distortion')}`,
    '',
    `![${l10n.t('Distortion over rate')}](${pictures.rate})`,
    '',
    `| ${l10n.t('reverse time T − t + 1')} | ${l10n.t('rate, bits/dim')} | ${l10n.t('RMSE of 0…255')} |`,
    '| ---: | ---: | ---: |',
    ...bound.rateDistortion
      .filter(
        (_, i) =>
          i % Math.ceil(bound.rateDistortion.length / 12) === 0 || i === bound.rateDistortion.length - 1,
      )
      .map(({ reverseTime, rate, rmse }) => `| ${reverseTime} | ${number(rate)} | ${number(rmse, 2)} |`),
    '',
  ];
}
