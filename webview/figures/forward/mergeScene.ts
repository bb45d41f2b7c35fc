import * as l10n from '@vscode/l10n';
import { createMixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { mergedNoises } from '../../../src/diffusion/forwardProcess';
import type { FigureState } from '../../../src/figures';
import { formatNumber } from '../../../src/base/formatNumber';
import { splitStep } from '../../../src/figures/forward';
import { scheduleMemo } from '../../../src/figures/scheduleMemo';
import type { Curve } from '../kit/drawing/chart';
import { element, type Child } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import type { Bench } from '../kit/frame';
import { colorOf, type ColorMeaning } from '../kit/colors/meaningColors';
import { numberSlot, root, symbol } from '../kit/math/mathMarkup';
import { paintGround, paintParticles } from '../kit/drawing/particles';
import { Picture } from '../kit/drawing/picture';
import { readTheme } from '../kit/colors/theme';
import { distributionPlot } from './distributionPlot';
import { mergedDraws, type MergedDraws } from './mergedDraws';
import type { ForwardScene } from './scene';

/** The pictures show the plane from −3.2 to 3.2. */
const reach = 3.2;

/** The sums, the density of the one noise, and those of the two. */
export const mergedCurves: readonly Curve[] = [
  { label: '', color: colorOf('state'), width: 0, fill: 0.3, term: 'state' },
  { label: '', color: colorOf('exact'), width: 2, dash: [9, 4], term: 'exact' },
  { label: '', color: colorOf('noise'), width: 1.5, term: 'noise' },
  { label: '', color: colorOf('noise'), width: 1.5, dash: [2, 3], term: 'noise' },
];

type Part = keyof MergedDraws;

const meanings: Readonly<Record<Part, ColorMeaning>> = {
  earlier: 'noise',
  later: 'noise',
  sum: 'state',
  together: 'exact',
};

/** Two noises of the chain, their sum, and one noise with the variance of both. */
export function mergeScene(bench: Bench<'forward'>): ForwardScene {
  const scheduleOf = scheduleMemo();
  const pictures: Readonly<Record<Part, Picture>> = {
    earlier: new Picture(l10n.t('The noise of the earlier steps')),
    later: new Picture(l10n.t('The noise of the later steps')),
    sum: new Picture(l10n.t('The sum of both noises')),
    together: new Picture(l10n.t('One noise with the variance of both')),
  };
  const slots: Readonly<Record<Part, HTMLElement>> = {
    earlier: numberSlot(),
    later: numberSlot(),
    sum: numberSlot(),
    together: numberSlot(),
  };
  const plot = distributionPlot(
    bench.signal,
    l10n.t('Histogram of the sum of two noises, and the densities of both and of one noise'),
    mergedCurves,
    [l10n.t('the sums'), 'N(0, a + b)', 'N(0, a)', 'N(0, b)'],
  );
  let drawn: FigureState<'forward'> | undefined;

  const noisesNow = () => {
    const { schedule, t, seed, split } = bench.state();
    const noises = mergedNoises(scheduleOf(schedule), splitStep({ split }, t), t);
    return { noises, draws: mergedDraws(noises, seed) };
  };

  const term = (part: Part, ...label: Child[]): HTMLElement =>
    element(
      'figure',
      { class: 'df-term' },
      pictures[part].canvas,
      element('figcaption', {}, ...label, element('br'), slots[part]),
    );
  const sign = (text: string): HTMLElement => element('span', { class: 'df-forward-sign' }, text);

  function drawPictures(draws: MergedDraws, theme: FigureTheme): void {
    for (const [part, points] of Object.entries(draws) as [Part, Float32Array][]) {
      const color = colorOf(meanings[part])(theme);
      pictures[part].draw((context, side) => {
        paintGround(context, side, theme);
        paintParticles(context, side, points, { reach, radius: 0.8, opacity: 0.6, color });
      });
    }
  }

  return {
    element: element(
      'div',
      {},
      element(
        'div',
        { class: 'df-forward-merge' },
        term('earlier', root(symbol('a')), ' ', symbol('ε', '1')),
        sign('+'),
        term('later', root(symbol('b')), ' ', symbol('ε', '2')),
        sign('='),
        term('sum', l10n.t('the sums')),
        sign('~'),
        term('together', root(symbol('a'), ' + ', symbol('b')), ' ', symbol('ε')),
      ),
      element('p', { class: 'df-plot-title' }, l10n.t('Distribution of the horizontal coordinate')),
      plot.element,
    ),
    draw(anew) {
      const state = bench.state();
      if (!anew && drawn === state) {
        return true;
      }
      drawn = state;
      const { noises, draws } = noisesNow();
      const theme = readTheme();
      drawPictures(draws, theme);
      slots.earlier.textContent = `a = ${formatNumber(noises.earlier, 3)}`;
      slots.later.textContent = `b = ${formatNumber(noises.later, 3)}`;
      slots.sum.textContent = l10n.t('variance {0}', formatNumber(meanSquare(draws.sum), 3));
      slots.together.textContent = `a + b = ${formatNumber(noises.together, 3)}`;
      const normal = (variance: number) => (x: number) =>
        variance > 0 ? gaussianDensity(x, 0, variance) : 0;
      plot.show(
        createMixture1d([{ weight: 1, mean: 0, variance: noises.together }]),
        [draws.sum.filter((_, index) => index % 2 === 0)],
        [normal(noises.together), normal(noises.earlier), normal(noises.later)],
        theme,
        anew,
      );
      return true;
    },
    numbers() {
      const { draws } = noisesNow();
      return {
        columns: ['a', 'b', 'sum', 'together'],
        rows: Array.from(draws.sum, (sum, index) => [
          draws.earlier[index] ?? 0,
          draws.later[index] ?? 0,
          sum,
          draws.together[index] ?? 0,
        ]),
      };
    },
  };
}

const meanSquare = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
