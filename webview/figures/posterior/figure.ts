import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { Chart, type Curve } from '../kit/drawing/chart';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { densityGrid, densityValues } from '../kit/drawing/densityCurve';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { scheduleMemo } from '../../../src/figures/scheduleMemo';
import { symbols } from '../kit/math/mathMarkup';
import { plotPins } from '../kit/controls/plotPins';
import { posteriorReadout } from './readout';
import { posteriorTerms, type PosteriorTerms } from './terms';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import './posterior.css';

const fullRange: [number, number] = [-5, 5];
/** Half the width of the close view, in standard deviations of the posterior. */
const closeWidth = 8;

/** The three densities over x_{t−1}, as the chart draws them; `posteriorReadout` lists them in this order. */
export const posteriorCurves: readonly Curve[] = [
  { label: 'q(x_{t−1}|x_0)', color: colorOf('data'), term: 'data', dash: [9, 4], width: 2 },
  { label: 'q(x_t|x_{t−1})', color: colorOf('noise'), term: 'noise', dash: [2, 3], width: 2 },
  { label: 'q(x_{t−1}|x_t,x_0)', color: colorOf('exact'), term: 'exact', width: 2.5, fill: 0.18 },
];

/** The posterior between the two densities it is made from; x_0 and x_t are points on the axis that can be dragged. */
export const posteriorFigure = framed('posterior', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  let terms = termsNow();
  /** The axis rests while a point is dragged: if it moved too, the point would run away from the pointer. */
  let heldRange: [number, number] | undefined;

  function termsNow(): PosteriorTerms {
    const { schedule, t, x0, xt } = bench.state();
    return posteriorTerms(scheduleOf(schedule), t, x0, xt);
  }

  const plotHost = element('div', { class: 'df-plot df-plot-posterior' });
  const readout = posteriorReadout();
  const controls = stateControls(bench);

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('Densities over x_{t−1}: given x_0, likelihood of x_t, and posterior'),
      height: (width) => Math.round(Math.min(340, Math.max(240, width * 0.42))),
      curves: posteriorCurves,
      xLabel: 'xₜ₋₁',
      yLabel: l10n.t('density'),
      xRange: range,
      yRange: (_, max) => [0, max * 1.1],
      draw: afterDraw,
    },
    readTheme(),
    signal,
  );
  const pins = plotPins(bench, chart, { x0: symbols.x0(), xt: symbols.xt() }, (held) => {
    heldRange = held ? range() : undefined;
    drawCurves();
  });

  function range(): [number, number] {
    if (heldRange !== undefined) {
      return heldRange;
    }
    if (!bench.state().close) {
      return fullRange;
    }
    const half = closeWidth * Math.max(Math.sqrt(terms.posterior.variance), 1e-3);
    return [terms.posterior.mean - half, terms.posterior.mean + half];
  }

  function drawCurves(): void {
    const bells = [terms.prior, terms.likelihood, terms.posterior];
    const grid = densityGrid(bells, ...range());
    chart.setData(grid, ...bells.map((bell) => densityValues(bell, grid, bench.state().samePeaks)));
  }

  /** Marks means, draws a density whose mass is in one point as a vertical line, and puts the pins in place. */
  function afterDraw(plot: uPlot, theme: FigureTheme): void {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    [terms.prior, terms.likelihood, terms.posterior].forEach(({ mean, variance }, index) => {
      const isPosterior = index === 2;
      if (variance > 0 && !isPosterior) {
        return;
      }
      const x = plot.valToPos(mean, 'x', true);
      ctx.save();
      ctx.strokeStyle = posteriorCurves[index]?.color(theme) ?? theme.foreground;
      ctx.lineWidth = (variance > 0 ? 1 : 2.5) * scale;
      ctx.setLineDash(variance > 0 ? [4 * scale, 4 * scale] : []);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    });
    pins.place();
  }

  return {
    formula: readout.equations,
    controls,
    content: [plotHost, readout.element],
    update() {
      terms = termsNow();
      readout.set(terms, bench.state());
      drawCurves();
    },
    recolor(theme) {
      colorKeys(bench.root, posteriorCurves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const bells = [terms.prior, terms.likelihood, terms.posterior];
      const grid = densityGrid(bells, ...range());
      const values = bells.map((bell) => densityValues(bell, grid, false));
      return {
        columns: ['x', 'prior', 'likelihood', 'posterior'],
        rows: Array.from(grid, (x, i) => [x, ...values.map((each) => each[i] ?? NaN)]),
      };
    },
  };
});
