import * as l10n from '@vscode/l10n';
import type { Interval } from '../../../src/diffusion/quality/bootstrap';
import type { SampleQuality } from '../../../src/diffusion/quality/sampleQuality';

/** One measure: of the samples, with what it is for held-out images and for noise, where those say something. */
export interface QualityRow {
  readonly name: string;
  readonly samples: string;
  readonly heldOut: string;
  readonly noise: string;
}

const none = '–';

/** All measures of samples as they are shown and reported; intervals are of 95 %. */
export function qualityRows(quality: SampleQuality, language: string): QualityRow[] {
  const { frechet, score, precision, recall, confident, memorisation } = quality;
  const number = (value: number) => value.toLocaleString(language, { maximumSignificantDigits: 3 });
  const share = (value: number) => percent(value, language);
  return [
    {
      name: l10n.t('Fréchet distance to the training digits'),
      samples: intervalText(frechet.samples, number),
      heldOut: intervalText(frechet.heldOut, number),
      noise: number(frechet.noise),
    },
    {
      name: l10n.t('Classifier score, 1 to 10'),
      samples: intervalText(score.samples, number),
      heldOut: number(score.heldOut),
      noise: none,
    },
    {
      name: l10n.t('Precision: samples among real digits'),
      samples: intervalText(precision, share),
      heldOut: none,
      noise: none,
    },
    {
      name: l10n.t('Recall: real digits among samples'),
      samples: intervalText(recall, share),
      heldOut: none,
      noise: none,
    },
    {
      name: l10n.t('A class with probability ≥ 0.9'),
      samples: intervalText(confident.samples, share),
      heldOut: share(confident.heldOut),
      noise: none,
    },
    {
      name: l10n.t('Median distance to the nearest training digit'),
      samples: number(memorisation.samples),
      heldOut: number(memorisation.heldOut),
      noise: none,
    },
    {
      name: l10n.t('Nearer to one than 99 of 100 held-out digits'),
      samples: intervalText(memorisation.suspicious, share),
      heldOut: share(0.01),
      noise: none,
    },
  ];
}

/** A number with its interval. */
export function intervalText({ value, low, high }: Interval, text: (value: number) => string): string {
  return l10n.t('{0} ({1} to {2})', text(value), text(low), text(high));
}

export function percent(value: number, language: string): string {
  return value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
}

/** How many of what were compared, and by what. */
export function qualitySizes(quality: SampleQuality, accuracy: number | undefined, language: string): string {
  const whole = (value: number) => value.toLocaleString(language);
  const sizes = l10n.t(
    '{0} samples beside {1} held-out and {2} training digits, in {3} features; intervals are of 95 %.',
    whole(quality.samples),
    whole(quality.heldOut),
    whole(quality.training),
    quality.dimension,
  );
  return accuracy === undefined
    ? sizes
    : `${sizes} ${l10n.t('The classifier is right about {0} of held-out digits.', percent(accuracy, language))}`;
}
