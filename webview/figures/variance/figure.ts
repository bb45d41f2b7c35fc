import * as l10n from '@vscode/l10n';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { jump, posteriorBetween } from '../../../src/diffusion/posterior';
import { exactReverseVariance } from '../../../src/diffusion/reverseVariance';
import { progressOf, timeOf } from '../../../src/figures/reverseRun';
import { scheduleMemo } from '../../../src/figures/scheduleMemo';
import { chainsOf, shownVariances } from '../../../src/figures/variance';
import { Chart, type Curve } from '../kit/drawing/chart';
import { densityGrid, normalBell } from '../kit/drawing/densityCurve';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, power, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import './variance.css';

/** What is exact, σ² = β, and σ² = β̃: the dashed ones are seen on the broad one where they agree with it. */
const curves: readonly Curve[] = [
  { label: 'q', color: colorOf('exact'), term: 'exact', width: 5 },
  { label: 'σ² = β', color: colorOf('noise'), term: 'noise', dash: [9, 4], width: 2 },
  { label: 'σ² = β̃', color: colorOf('prediction'), term: 'prediction', dash: [2, 3], width: 2.5 },
];
const range: [number, number] = [-3.5, 3.5];

/** The variance of each step with both choices and the exact one, and the density that the chains have come to. */
export const varianceFigure = framed('variance', (bench) => {
  const scheduleOf = scheduleMemo();
  const hosts = {
    steps: element('div', { class: 'df-plot' }),
    density: element('div', { class: 'df-plot' }),
  };
  const height = (width: number): number => Math.round(Math.min(260, Math.max(200, width * 0.55)));
  const stepChart = new Chart(
    hosts.steps,
    {
      name: l10n.t('The variance of each step over t, as a share of β'),
      height,
      curves,
      xLabel: 't',
      yLabel: 'σ² / β',
      xRange: () => [0, bench.state().schedule.T],
      yRange: () => [0, 1.1],
      draw: (plot, theme) => {
        const x = plot.valToPos(timeOf(bench.state()), 'x', true);
        plot.ctx.save();
        plot.ctx.strokeStyle = theme.accent;
        plot.ctx.lineWidth = 1.5 * devicePixelRatio;
        plot.ctx.setLineDash([]);
        plot.ctx.beginPath();
        plot.ctx.moveTo(x, plot.bbox.top);
        plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
        plot.ctx.stroke();
        plot.ctx.restore();
      },
    },
    readTheme(),
    bench.signal,
  );
  const densityChart = new Chart(
    hosts.density,
    {
      name: l10n.t('The densities of both chains at t, and of q'),
      height,
      curves: curves.map((curve, index) => (index === 0 ? { ...curve, fill: 0.15 } : curve)),
      xLabel: 'xₜ',
      yLabel: l10n.t('density'),
      xRange: () => range,
      yRange: (_, max) => [0, max * 1.1],
    },
    readTheme(),
    bench.signal,
  );

  /** For each step the time it begins at, and its variances as shares of β. */
  function stepsNow(): readonly (readonly number[])[] {
    const { schedule: config, steps: asked, deviation } = bench.state();
    const schedule = scheduleOf(config);
    const { times } = chainsOf(schedule, Math.min(asked, config.T), deviation);
    return times
      .slice(1)
      .map((s, index) => {
        const t = times[index] ?? 0;
        const { beta } = jump(schedule, s, t);
        const shares = [
          exactReverseVariance(schedule, s, t, deviation),
          beta,
          posteriorBetween(schedule, s, t).variance,
        ];
        return [t, ...shares.map((each) => each / beta)];
      })
      .reverse();
  }

  function drawDensities(): void {
    const { q, beta, betaTilde } = shownVariances(bench.state());
    const bells = [q, beta, betaTilde].map((variance) => normalBell(0, variance));
    const grid = densityGrid(bells, ...range);
    // What has no variance is one point, too narrow to be drawn.
    densityChart.setData(
      grid,
      ...bells.map(({ variance }) =>
        Array.from(grid, (x) => (variance > 1e-12 ? gaussianDensity(x, 0, variance) : null)),
      ),
    );
  }

  return {
    formula: formula(
      l10n.t('The variance of a reverse step is β or the posterior’s, which is a share of β'),
      power(symbol('σ', 't'), '2'),
      ' = ',
      term('noise', symbols.beta()),
      ` ${l10n.t('or')} `,
      term(
        'prediction',
        symbol('β̃', 't'),
        ' = ',
        fraction(['1 − ', symbol('ᾱ', 't−1')], ['1 − ', symbols.alphaBar()]),
        ' ',
        symbols.beta(),
      ),
    ),
    content: [element('div', { class: 'df-variance-plots' }, hosts.steps, hosts.density), keys()],
    controls: stateControls(bench),
    update() {
      const rows = stepsNow();
      stepChart.setData(
        rows.map(([t = 0]) => t),
        ...[1, 2, 3].map((column) => rows.map((row) => row[column] ?? null)),
      );
      drawDensities();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      stepChart.setTheme(theme);
      densityChart.setTheme(theme);
    },
    numbers() {
      const { schedule, steps, deviation } = bench.state();
      const all = progressOf({ schedule, steps, taken: steps }).steps;
      const { times, beta, betaTilde, exact } = chainsOf(scheduleOf(schedule), all, deviation);
      return {
        columns: ['t', 'beta', 'beta_tilde', 'exact'],
        rows: times.map((t, k) => [t, beta[k] ?? 0, betaTilde[k] ?? 0, exact[k] ?? 0]),
      };
    },
  };
});

function keys(): HTMLElement {
  return element(
    'div',
    { class: 'df-keys' },
    ...[l10n.t('exact'), 'σ² = β', 'σ² = β̃'].map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
}
