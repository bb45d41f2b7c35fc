import { formatShort } from '../../../src/base/formatNumber';
import * as l10n from '@vscode/l10n';
import { sentences } from '../../../src/base/joinTexts';
import type { ModelCard } from '../../../src/protocol/modelCard';
import { element } from '../../figures/kit/dom';
import { cardText } from './cardText';
import { imagesText, stepsText } from '../../../src/protocol/countedText';

/** What a shipped model is and how good; what was not measured is left out. */
export function modelCard(language: string): { readonly element: HTMLElement; show(card: ModelCard): void } {
  const list = element('dl', { class: 'card-list' });
  const notes = element('p', { class: 'card-notes' });
  let shown: ModelCard | undefined;
  return {
    element: element('div', {}, list, notes),
    show(card) {
      if (card === shown) {
        return;
      }
      shown = card;
      list.replaceChildren(
        ...rowsOf(card, language).flatMap(([name, value]) => [
          element('dt', {}, name),
          element('dd', {}, value),
        ]),
      );
      notes.textContent = sentences(notesOf(card));
      notes.hidden = notes.textContent === '';
    },
  };
}

function rowsOf(card: ModelCard, language: string): [name: string, value: string][] {
  const whole = (value: number) => value.toLocaleString(language);
  const percent = (value: number) =>
    value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
  const of = (value: string, images: number | undefined) =>
    images === undefined ? value : l10n.t('{0} ({1})', value, imagesText(images, whole(images)));
  const rows: [string, string | undefined][] = [
    [l10n.t('Data'), cardText(card.data.name)],
    [l10n.t('Data licence'), cardText(card.data.licence)],
    [l10n.t('Classes'), card.classes === undefined ? undefined : whole(card.classes)],
    [l10n.t('Parameters'), card.parameters === undefined ? undefined : whole(card.parameters)],
    [
      l10n.t('Training'),
      card.steps === undefined
        ? undefined
        : card.batchSize === undefined
          ? stepsText(card.steps, whole(card.steps))
          : l10n.t(
              '{0} of {1} each',
              stepsText(card.steps, whole(card.steps)),
              imagesText(card.batchSize, whole(card.batchSize)),
            ),
    ],
    [l10n.t('Bits/dim (bound)'), card.bitsPerDim && of(bits(card.bitsPerDim), card.bitsPerDim.images)],
    [
      l10n.t('Fréchet distance'),
      card.frechetDistance && of(distances(card.frechetDistance), card.frechetDistance.images),
    ],
    [l10n.t('Confident samples'), card.confident && of(percent(card.confident.share), card.confident.images)],
    [l10n.t('Accuracy'), card.accuracy === undefined ? undefined : percent(card.accuracy)],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function bits({ value, standardError }: NonNullable<ModelCard['bitsPerDim']>): string {
  return standardError === undefined ? value.toFixed(3) : `${value.toFixed(3)} ± ${standardError.toFixed(3)}`;
}

function distances({ samples, realHeldOut, noise }: NonNullable<ModelCard['frechetDistance']>): string {
  const number = (value: number) => formatShort(value, 3);
  return realHeldOut === undefined || noise === undefined
    ? number(samples)
    : l10n.t('{0} (held-out digits {1}, noise {2})', number(samples), number(realHeldOut), number(noise));
}

/** What the numbers are not. */
function notesOf(card: ModelCard): string[] {
  return [
    ...(card.notes === undefined ? [] : [cardText(card.notes)]),
    ...(card.bitsPerDim && card.kind === 'unet'
      ? [l10n.t('Bits/dim of resized images are not comparable with published MNIST or CIFAR numbers.')]
      : []),
    ...(card.frechetDistance
      ? [l10n.t('The Fréchet distance is in the features of our digit classifier: it is not an FID.')]
      : []),
  ];
}
