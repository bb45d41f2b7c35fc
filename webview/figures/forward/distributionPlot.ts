import { mixture1dMoments, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { histogram, histogramAt, type Bins } from '../kit/drawing/histogram';
import { readTheme } from '../kit/colors/theme';

const points = 400;
/** Bins that are a whole number of the plot's points wide. */
const binCount = 40;
/** How many standard deviations to each side of the mean are shown. */
const reach = 4;

/** A plot of histograms and densities over one number. */
export interface DistributionPlot {
  readonly element: HTMLElement;
  /**
   * @param around What the axis is laid out for: four standard deviations to each side of its mean.
   * @param samples Shown as histograms, by the first curves.
   * @param densities By the curves that follow.
   */
  show(
    around: Mixture1d,
    samples: readonly Float32Array[],
    densities: readonly ((x: number) => number)[],
    theme: FigureTheme,
    recolors: boolean,
  ): void;
}

/** Makes such a plot with a key of its curves. */
export function distributionPlot(
  signal: AbortSignal,
  name: string,
  curves: readonly Curve[],
  names: readonly string[],
): DistributionPlot {
  let range: [number, number] = [-1, 1];
  const host = element('div', { class: 'df-plot' });
  const swatches = names.map(() => element('span', { class: 'df-key' }));
  const keys = element(
    'div',
    { class: 'df-keys' },
    ...names.map((text, index) => element('span', {}, swatches[index] ?? '', text)),
  );
  const chart = new Chart(
    host,
    {
      name,
      height: (width) => Math.round(Math.min(200, Math.max(150, width * 0.25))),
      curves,
      xLabel: 'x',
      xRange: () => range,
      yRange: (_, max) => [0, max * 1.08],
    },
    readTheme(),
    signal,
  );

  function colorSwatches(theme: FigureTheme): void {
    swatches.forEach((swatch, index) => {
      const curve = curves[index];
      swatch.style.borderTopColor = curve?.color(theme) ?? '';
      swatch.style.borderTopStyle =
        curve?.dash === undefined ? 'solid' : (curve.dash[0] ?? 0) > 4 ? 'dashed' : 'dotted';
      swatch.style.borderTopWidth = curve?.width === 0 ? '9px' : '2.5px';
    });
  }

  colorSwatches(readTheme());
  return {
    element: element('div', {}, host, keys),
    show(around, samples, densities, theme, recolors) {
      const { mean, variance } = mixture1dMoments(around);
      const half = reach * Math.sqrt(variance);
      range = [mean - half, mean + half];
      const bins: Bins = { from: range[0], to: range[1], count: binCount };
      const grid = Float64Array.from(
        { length: points + 1 },
        (_, index) => mean - half + (2 * half * index) / points,
      );
      const stepped = samples.map((sample) => {
        const heights = histogram(sample, bins);
        return Array.from(grid, (x) => histogramAt(heights, bins, x));
      });
      chart.setData(grid, ...stepped, ...densities.map((density) => Array.from(grid, density)));
      if (recolors) {
        chart.setTheme(theme);
        colorSwatches(theme);
      }
    },
  };
}
