import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { logBinMass } from '../../../src/diffusion/bounds/greyPixel';
import { decoderBin } from '../../../src/diffusion/bounds/terms';
import { Chart, type Curve } from '../kit/drawing/chart';
import { withAlpha } from '../kit/colors/color';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { densityGrid, densityValues, normalBell } from '../kit/drawing/densityCurve';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { symbol } from '../kit/math/mathMarkup';
import { plotPins } from '../kit/controls/plotPins';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { writeMath } from '../kit/drawing/canvasText';
import { binWidth, centreOf } from './bin';
import { decoderFormula, massNumbers } from './mass';
import './decoder.css';

/** The bell of the last step, and its part over the grey value's bin. */
const curves: readonly Curve[] = [
  { label: 'N(x; μ, σ₁²)', color: colorOf('prediction'), term: 'prediction' },
  { label: 'p_θ(x_0|x_1)', color: colorOf('data'), width: 1, fill: 0.45, term: 'data' },
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
  const numbers = massNumbers();

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
      yLabel: l10n.t('density'),
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
    markEdges(plot, theme);
    pins.place();
  }

  /** δ_− and δ_+ of the grey value: a line each, or an arrow to where the bin is open. */
  function markEdges(plot: uPlot, theme: FigureTheme): void {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    const bin = decoderBin(bench.state().level);
    ctx.save();
    ctx.strokeStyle = colorOf('data')(theme);
    ctx.fillStyle = theme.foreground;
    ctx.lineWidth = 2 * scale;
    ctx.textBaseline = 'top';
    for (const [edge, name, side] of [
      [bin.from, 'δ_{−}', -1],
      [bin.to, 'δ_{+}', 1],
    ] as const) {
      const isOpen = !Number.isFinite(edge);
      const end = side < 0 ? bbox.left : bbox.left + bbox.width;
      const x = isOpen ? end : plot.valToPos(edge, 'x', true);
      const align = isOpen === side < 0 ? 'left' : 'right';
      ctx.beginPath();
      if (isOpen) {
        arrow(ctx, x, bbox.top + 14 * scale, side * 7 * scale);
      } else {
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
      }
      ctx.stroke();
      const text = isOpen ? `${name} = ${side < 0 ? '−' : ''}∞` : name;
      writeMath(
        ctx,
        text,
        x - (isOpen ? side * 14 * scale : -side * 5 * scale),
        bbox.top + 4 * scale,
        14 * scale,
        align,
      );
    }
    ctx.restore();
  }

  return {
    controls,
    formula: decoderFormula(),
    content: [plotHost, numbers.element],
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
      numbers.set(level, mean, sigma);
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const { mean, sigma } = bench.state();
      return {
        columns: ['grey value', 'x', 'probability'],
        rows: Array.from({ length: 256 }, (_, level) => [
          level,
          centreOf(level),
          Math.exp(logBinMass(level, mean, sigma)),
        ]),
      };
    },
  };
});

/** The head of an arrow at x that points to the side of `size`. */
function arrow(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.moveTo(x - size, y - Math.abs(size));
  context.lineTo(x, y);
  context.lineTo(x - size, y + Math.abs(size));
}
