import * as l10n from '@vscode/l10n';
import {
  mixture1dCdf,
  steppedMixture1d,
  type Mixture1d,
} from '../../../src/diffusion/distributions/mixture1d';
import {
  linearProcess,
  processVariance,
  type LinearProcess,
  type ProcessKind,
} from '../../../src/diffusion/linearProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { formatNumber } from '../../../src/base/formatNumber';
import { memoize } from '../../../src/figures/scheduleMemo';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { numberSlot } from '../kit/math/mathMarkup';
import { Surface } from '../kit/drawing/surface';
import { paintPanel, reach, wholeStep } from './panel';
import { makePaths } from './paths';
import { processFormula } from './processFormula';

/** What a place shows. */
export interface PlaceState {
  readonly kind: ProcessKind;
  readonly schedule: Schedule;
  readonly data: Mixture1d;
  /** The standard deviation of the data. */
  readonly spread: number;
  readonly seed: number;
  /** The paper's t, 1…T. */
  readonly t: number;
}

/** One process of the three: its formula, its picture, its variance, and how much of it lies outside of the picture. */
export interface ProcessPlace {
  readonly element: HTMLElement;
  /** Its process, worked out once for equal schedules. */
  readonly process: (kind: ProcessKind, schedule: Schedule) => LinearProcess;
  readonly show: (state: PlaceState, color: string, theme: FigureTheme) => void;
}

/** @param onSize Called when the picture's size is known or changes. */
export function processPlace(index: number, onSize: () => void, signal: AbortSignal): ProcessPlace {
  const surface = new Surface(
    l10n.t('Paths of a forward process over t, and the density of x_t'),
    (width) => Math.round(Math.min(200, Math.max(130, width * 0.6))),
    onSize,
    signal,
  );
  const slots = { formula: element('span'), variance: numberSlot(), outside: numberSlot() };
  const caption = element(
    'figcaption',
    {},
    element('span', { class: `df-key df-key-${index}` }),
    slots.formula,
    element('span', {}, l10n.t('variance'), ' ', slots.variance),
    element(
      'span',
      { class: 'df-coefficients-outside' },
      l10n.t('outside of ±{0}', reach),
      ' ',
      slots.outside,
    ),
  );
  const process = memoize(linearProcess);
  const paths = memoize(makePaths);
  let shownKind: ProcessKind | undefined;

  function showNumbers({ kind, data, spread, t }: PlaceState, made: LinearProcess): void {
    const at = steppedMixture1d(data, wholeStep(made, t));
    const outside = 1 - (mixture1dCdf(at, reach) - mixture1dCdf(at, -reach));
    slots.variance.textContent = formatNumber(processVariance(made, t, spread ** 2), 3);
    slots.outside.textContent = `${formatNumber(100 * Math.max(0, outside), 2)} %`;
    if (shownKind !== kind) {
      shownKind = kind;
      slots.formula.replaceChildren(processFormula(kind));
    }
  }

  return {
    element: element('figure', { class: 'df-coefficients-process' }, caption, surface.element),
    process,
    show(state, color, theme) {
      const { kind, schedule, data, seed, t } = state;
      const made = process(kind, schedule);
      showNumbers(state, made);
      const scene = { process: made, data, paths: paths(made, data, seed), seed, t, color };
      surface.draw((context, width, height) => paintPanel(context, width, height, scene, theme));
    },
  };
}
