import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { decoderBin } from '../../../src/diffusion/bounds/terms';
import { decoderLogLikelihood } from '../../../src/figures/decoder';
import { formatNumber } from '../../../src/base/formatNumber';
import { Chart, type Curve } from '../kit/chart';
import { withAlpha } from '../kit/color';
import { colorKeys, colorOf } from '../kit/meaningColors';
import { densityGrid, densityValues, normalBell } from '../kit/densityCurve';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, fraction, numberSlot, symbol } from '../kit/mathMarkup';
import { plotPins } from '../kit/plotPins';
import { stateControls } from '../kit/stateControls';
import { readTheme } from '../kit/theme';
import { binMass, binWidth, centreOf } from './bin';
import './decoder.css';

/** The bell of the last step, and its part over the grey value's bin. */
const curves: readonly Curve[] = [
  { label: 'N(x; μ, σ₁²)', color: colorOf('prediction') },
  { label: 'p_θ(x_0|x_1)', color: colorOf('data'), width: 1, fill: 0.45 },
];

/** The plot shows this many bins to both sides of the grey value's, or this many standard deviations. */
const shownBins = 8;
const shownDeviations = 6;
/** Bins that are drawn narrower, in CSS pixels, would look like a grey area. */
const narrowest = 4;

/** A bell whose mean is dragged over the bins of the grey values; the mass in one bin is that value's probability. */
export const decoderFigure = framed('decoder', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench, { labels: { sigma: () => symbol('σ', '1') } });
  const plotHost = element('div', { class: 'df-plot' });
  const terms = termsLine();

  function range(): [number, number] {
    const { level, sigma } = bench.state();
    const half = Math.max(shownDeviations * sigma, (shownBins + 0.5) * binWidth);
    return [centreOf(level) - half, centreOf(level) + half];
  }

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The density of the last step over the bins of the grey values'),
      height: (width) => Math.round(Math.min(340, Math.max(240, width * 0.42))),
      curves,
      xLabel: 'x',
      xRange: range,
      yRange: (_, max) => [0, max * 1.1],
      draw: afterDraw,
    },
    readTheme(),
    signal,
  );
  const pins = plotPins(bench, chart, { mean: symbol('μ') });

  /** The edges of the bins: none beyond -1 and 1, where the first and the last are open. */
  function afterDraw(plot: uPlot, theme: FigureTheme): void {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    const [from, to] = range();
    const isFine = (bbox.width / scale) * (binWidth / (to - from)) < narrowest;
    ctx.save();
    ctx.strokeStyle = withAlpha(theme.foreground, 0.35);
    ctx.lineWidth = scale;
    for (let level = 0; level < 255; level += isFine ? 254 : 1) {
      const edge = decoderBin(level).to;
      if (edge > from && edge < to) {
        const x = plot.valToPos(edge, 'x', true);
        ctx.beginPath();
        ctx.moveTo(x, bbox.top + bbox.height);
        ctx.lineTo(x, bbox.top + bbox.height * (isFine ? 0 : 0.88));
        ctx.stroke();
      }
    }
    ctx.restore();
    pins.place();
  }

  return {
    controls,
    content: [plotHost, terms.element],
    update() {
      const { level, mean, sigma } = bench.state();
      const bell = normalBell(mean, sigma ** 2);
      const bin = decoderBin(level);
      const inside = [...densityGrid([bell], ...range()), bin.from, bin.to]
        .filter(Number.isFinite)
        .sort((a, b) => a - b);
      const grid = Float64Array.from(inside);
      chart.setData(
        grid,
        densityValues(bell, grid, false),
        Array.from(grid, (x) => (x >= bin.from && x <= bin.to ? bell.density(x) : null)),
      );
      terms.set(level, mean, sigma);
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
  };
});

/** The bin's mass as a difference of Φ, in symbols and in numbers, and what the density alone would say. */
function termsLine(): {
  readonly element: HTMLElement;
  readonly set: (level: number, mean: number, sigma: number) => void;
} {
  const slots = { above: numberSlot(), below: numberSlot(), mass: numberSlot(), box: numberSlot() };
  const share = (side: '+' | '−') =>
    ['Φ(', fraction([symbol('δ', side), ' − ', symbol('μ')], [symbol('σ', '1')]), ')'] as const;
  const host = element(
    'div',
    { class: 'df-equations' },
    element(
      'p',
      {},
      formula(
        l10n.t('The probability of the grey value is the mass of the bell between the edges of its bin'),
        symbol('p', 'θ'),
        '(',
        symbol('x', '0'),
        ' | ',
        symbol('x', '1'),
        ') = ',
        ...share('+'),
        ' − ',
        ...share('−'),
      ),
      ' ',
      element(
        'span',
        { class: 'df-numbers' },
        '= ',
        slots.above,
        ' − ',
        slots.below,
        ' = ',
        element('strong', {}, slots.mass),
      ),
    ),
    element(
      'p',
      { class: 'df-note' },
      l10n.t('The density at its middle times the width of a bin, 2/255, would be'),
      ' ',
      slots.box,
    ),
  );
  return {
    element: host,
    set(level, mean, sigma) {
      const { above, below } = binMass(level, mean, sigma);
      slots.above.textContent = formatNumber(above, 4);
      slots.below.textContent = formatNumber(below, 4);
      slots.mass.textContent = formatNumber(Math.exp(decoderLogLikelihood(level, mean, sigma)), 4);
      slots.box.textContent = formatNumber(
        normalBell(mean, sigma ** 2).density(centreOf(level)) * binWidth,
        4,
      );
    },
  };
}
