import * as l10n from '@vscode/l10n';
import { mixtureScores } from '../../../src/diffusion/distributions/exactDenoiser';
import { mixture1dDensity, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { langevinAlong } from '../../../src/diffusion/langevin';
import { langevinMixture, langevinRun } from '../../../src/figures/langevin';
import type { Meaning } from '../../../src/figures/meaning';
import { Chart, type Curve } from '../kit/drawing/chart';
import { withAlpha } from '../kit/colors/color';
import { cellDensities, DensityMap } from '../kit/drawing/densityMap';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import { histogram } from '../kit/drawing/histogram';
import { formula, fraction, root, symbol, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { lattice, paintField, PlaneBrush } from '../kit/drawing/plane';
import './langevin.css';

const reach = 3;
const densityCells = 48;
const fieldCells = 13;
const bins = { from: -reach, to: reach, count: 32 };
/** How many of the last steps of one point are drawn as its path. */
const pathLength = 40;

/** The landscape's distribution of x alone. */
const alongX: Mixture1d = {
  components: langevinMixture.components.map(({ weight, mean, variance }) => ({
    weight,
    mean: mean[0],
    variance,
  })),
};
const curves: readonly Curve[] = [
  { label: 'points', color: colorOf('state'), term: 'state', width: 1.5, fill: 0.3 },
  { label: 'p(x)', color: colorOf('exact'), term: 'exact', dash: [9, 4], width: 2.5 },
];

/** Points that follow the score of a landscape, and their distribution beside the exact one. */
export const langevinFigure = framed('langevin', (bench) => {
  const { signal } = bench;
  const landscape = cellDensities(langevinMixture, densityCells, reach);
  const nodes = lattice(fieldCells, reach);
  const field = mixtureScores(langevinMixture, nodes);
  const map = new DensityMap();
  const picture = new Picture(
    l10n.t('Points in the landscape of a density, with arrows along its score'),
    'df-picture-large',
  );
  const plotHost = element('div', { class: 'df-plot' });
  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The histogram of the points along x, and the exact density'),
      height: (width) => Math.round(Math.min(288, Math.max(190, width * 0.6))),
      curves,
      xLabel: 'x',
      yLabel: l10n.t('density'),
      xRange: () => [-reach, reach],
      yRange: (_, max) => [0, Math.max(0.7, max * 1.05)],
    },
    readTheme(),
    signal,
  );

  const draw = oncePerFrame(() => {
    const theme = readTheme();
    const state = bench.state();
    const chain = langevinRun(state);
    const points = langevinAlong(chain, state.taken, bench.fraction());
    const shade = (meaning: Meaning, opacity: number): string => {
      const lit = bench.lit();
      return withAlpha(colorOf(meaning)(theme), opacity * (lit === undefined || lit === meaning ? 1 : 0.3));
    };
    picture.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      map.paint(context, side, landscape, colorOf('exact')(theme), 0.45);
      paintField(brush, nodes, field, {
        longest: (2 * reach) / fieldCells,
        color: shade('prediction', 0.8),
      });
      brush.dots(points, colorOf('state')(theme), 0.9, 0.9);
      const path = Array.from({ length: Math.min(pathLength, state.taken) + 1 }, (_, k) => {
        const [x = 0, y = 0] = chain.at(state.taken - k);
        return [x, y];
      });
      brush.line(path.flat(), theme.foreground, 1.25, 1);
      brush.dots(points.subarray(0, 2), theme.foreground, 3.5, 1);
    });
    drawHistogram(points);
  }, signal);

  /** The histogram as a staircase, and the exact density of x, over the same places. */
  function drawHistogram(points: Float32Array): void {
    const heights = histogram(
      points.filter((_, i) => i % 2 === 0),
      bins,
    );
    const width = (bins.to - bins.from) / bins.count;
    const xs = Array.from(heights).flatMap((_, bin) => [
      bins.from + bin * width + 1e-9,
      bins.from + (bin + 1) * width,
    ]);
    chart.setData(
      xs,
      Array.from(heights).flatMap((height) => [height, height]),
      xs.map((x) => mixture1dDensity(alongX, x)),
    );
  }

  onResize(bench.root, draw, signal);
  return {
    formula: langevinFormula(),
    content: [
      element(
        'div',
        { class: 'df-langevin-stage' },
        element('div', {}, picture.canvas),
        element('div', {}, plotHost, keys()),
      ),
    ],
    controls: stateControls(bench, { labels: { delta: () => symbol('δ') } }),
    update: draw,
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      draw();
    },
    numbers() {
      const points = langevinRun(bench.state()).at(bench.state().taken);
      return {
        columns: ['x', 'y'],
        rows: Array.from({ length: points.length / 2 }, (_, i) => [
          points[2 * i] ?? 0,
          points[2 * i + 1] ?? 0,
        ]),
      };
    },
  };
});

function langevinFormula(): HTMLElement {
  return formula(
    l10n.t('The next x is x plus half of δ times the score, plus the root of δ times noise'),
    symbol('x'),
    ' ← ',
    term('state', symbol('x')),
    ' + ',
    term('prediction', fraction([symbol('δ')], ['2']), ' ∇ log ', symbol('p'), '(', symbol('x'), ')'),
    ' + ',
    term('noise', root(symbol('δ')), ' ', symbol('z')),
  );
}

function keys(): HTMLElement {
  return element(
    'div',
    { class: 'df-keys' },
    ...[l10n.t('points'), l10n.t('exact density'), l10n.t('the way of one point')].map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
}
