import * as l10n from '@vscode/l10n';
import type { OwnData } from '../../../src/datasets/ownData';
import { mostCsvCharacters, readCsvPoints } from '../../../src/figures/csvPoints';
import { pointsOfCode } from '../../../src/figures/ownPoints';
import { pointsControl } from '../../figures/kit/controls/pointsControl';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { pointsData } from './pointsData';
import { longestPointsText, textPoints } from './textPoints';

type Places = readonly (readonly [x: number, y: number])[];

/** More points of a file than this are chosen from evenly. */
const mostPlaces = 20_000;

/** The part of the form that takes points: drawn, from a CSV file, or a text. */
export interface PointsForm {
  readonly element: HTMLElement;
  /** All points of a CSV file. */
  readCsv(file: File): Promise<void>;
  /** Whether there are two different points. */
  ready(): boolean;
  /** Undefined before there are two different points. */
  data(name: string): OwnData | undefined;
}

export function pointsForm(onChange: (name: string | undefined) => void, signal: AbortSignal): PointsForm {
  let code = '';
  let places: Places = [];
  const status = element('p', { class: 'own-data-status', role: 'status' });
  const take = (next: Places, name: string | undefined, text: string): void => {
    places = next;
    status.textContent = text;
    onChange(name);
  };
  const drawn = pointsControl(l10n.t('Points to learn'), {
    get: () => code,
    put: (value) => {
      code = String(value);
      take(pointsOfCode(code), undefined, '');
    },
    signal,
  });
  drawn.set(code);
  const text = element('input', {
    class: 'df-field own-data-text',
    maxlength: String(longestPointsText),
    'aria-label': l10n.t('Text to be drawn as points'),
    placeholder: l10n.t('Text'),
  });
  const useText = (): void => {
    const found = textPoints(text.value);
    take(
      found,
      text.value.trim() || undefined,
      found.length < 2
        ? l10n.t('This text leaves no points.')
        : l10n.t('Points lie where “{0}” is drawn.', text.value),
    );
  };
  const draw = button({ label: l10n.t('Text as points'), icon: 'symbol-string', onClick: useText });
  text.addEventListener('keydown', ({ key }) => (key === 'Enter' ? useText() : undefined), { signal });

  const ready = (): boolean => new Set(places.map(String)).size >= 2;

  return {
    // The figures' controls are styled within a figure.
    element: element(
      'div',
      { class: 'own-data-points' },
      element('div', { class: 'diffusion-figure own-data-plane' }, drawn.element),
      element('div', { class: 'own-data-buttons diffusion-figure' }, text, draw.element),
      status,
    ),
    async readCsv(file) {
      // A character takes four bytes at most.
      const found = readCsvPoints(await file.slice(0, 4 * mostCsvCharacters + 1).text(), mostPlaces);
      if (found.ok) {
        take(found.points, file.name.replace(/\.[^.]*$/, ''), l10n.t('{0} points read', found.points.length));
      } else {
        take([], undefined, found.message);
      }
    },
    ready,
    data: (name) => (ready() ? pointsData(name, places) : undefined),
  };
}
