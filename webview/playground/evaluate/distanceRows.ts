import * as l10n from '@vscode/l10n';
import type { SampleDistance } from '../../../src/diffusion/quality/sampleDistance';
import { intervalText } from './qualityRows';

/** The columns of the one measure by random convolutions. */
export const distanceTitles = (): [string, string, string, string] => [
  l10n.t('Measure'),
  l10n.t('Samples'),
  l10n.t('Other real images'),
  l10n.t('Noise'),
];

/** The measure as it is shown and reported; intervals are of 95 %. */
export function distanceRow({ frechet }: SampleDistance, language: string): [string, string, string, string] {
  const number = (value: number) => value.toLocaleString(language, { maximumSignificantDigits: 3 });
  return [
    l10n.t('Fréchet distance to real images, by random convolutions'),
    intervalText(frechet.samples, number),
    intervalText(frechet.real, number),
    number(frechet.noise),
  ];
}

/** How many of what were compared, and by what. */
export function distanceSizes({ compared, reference, dimension }: SampleDistance, language: string): string {
  const whole = (value: number) => value.toLocaleString(language);
  return l10n.t(
    '{0} samples, {0} real images and {0} images of noise, each compared with {1} further real images, in {2} features; intervals are of 95 %.',
    whole(compared),
    whole(reference),
    dimension,
  );
}

/** What the distances in features of random convolutions must not be taken for. */
export function notTrained(): string {
  return l10n.t(
    'The features are those of a small convolutional network with fixed random weights, which nobody trained. Read the samples’ distance beside those of other real images and of noise: it is not FID, and not comparable with published numbers or between data sets.',
  );
}
