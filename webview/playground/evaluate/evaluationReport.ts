import * as l10n from '@vscode/l10n';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import { notComparable } from './notComparable';
import type { EvaluationSubject } from './evaluation';

/** The names of the report's pictures, beside it. */
export interface ReportPictures {
  readonly terms: string;
  readonly rate: string;
}

/** An evaluation as a Markdown note: what was evaluated and how, the numbers with their errors, and the plots. */
export function evaluationReport(subject: EvaluationSubject, bound: Bound, pictures: ReportPictures): string {
  const { settings } = subject;
  const number = (value: number, digits = 4) => value.toFixed(digits);
  const error = (value: number | null) =>
    value === null || Number.isNaN(value) ? '–' : `± ${value.toFixed(4)}`;
  const rows = bound.terms.filter(
    (_, i) => i % Math.ceil(bound.terms.length / 25) === 0 || i === bound.terms.length - 1,
  );
  return [
    `# ${l10n.t('Evaluation of {0}', subject.model)}`,
    '',
    l10n.t(
      '{0} held-out images of {1}, {2} draws of noise each, {3} values of t, seed {4}.',
      bound.images,
      subject.data,
      bound.draws,
      bound.terms.length,
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
    `## ${l10n.t('Terms')}`,
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
    `## ${l10n.t('Rate and distortion')}`,
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
  ].join('\n');
}
