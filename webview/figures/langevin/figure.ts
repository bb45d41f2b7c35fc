import * as l10n from '@vscode/l10n';
import { mixtureScores } from '../../../src/diffusion/distributions/exactDenoiser';
import { mixture1dDensity, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import type { Mixture } from '../../../src/diffusion/distributions/mixture';
import { langevinAlong, type LangevinChain } from '../../../src/diffusion/langevin';
import { landscapeOf, langevinRun, stepsShown } from '../../../src/figures/langevin';
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
import { memoize } from '../../../src/figures/scheduleMemo';
import { workInSight } from '../kit/motion/workInSight';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { lattice, paintField, PlaneBrush } from '../kit/drawing/plane';
import './langevin.css';

const reach = 3;
const densityCells = 48;
const fieldCells = 13;
const nodes = lattice(fieldCells, reach);
const bins = { from: -reach, to: reach, count: 32 };
/** How many of the last steps of one point are drawn as its path. */
const pathLength = 40;
/** How many milliseconds of a change go into steps. */
const longestUpdate = 4;

const curves: readonly Curve[] = [
  { label: 'points', color: colorOf('state'), term: 'state', width: 1.5, fill: 0.3 },
  { label: 'p(x)', color: colorOf('data'), term: 'data', dash: [9, 4], width: 2.5 },
];

/** What is drawn of a density: its values, its score at the nodes of a lattice, and the distribution of x alone. */
const drawnLandscape = memoize((landscape: Mixture) => ({
  cells: cellDensities(landscape, densityCells, reach),
  field: mixtureScores(landscape, nodes),
  alongX: {
    components: landscape.components.map(({ weight, mean, variance }) => ({
      weight,
      mean: mean[0],
      variance,
    })),
  } satisfies Mixture1d,
}));

/** Points that follow the score of a landscape, and their distribution beside the exact one. */
export const langevinFigure = framed('langevin', (bench) => {
  const { signal } = bench;
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

  /** The run, and how many of the asked steps it has come to. */
  function shown(): { readonly chain: LangevinChain; readonly taken: number } {
    const chain = langevinRun(bench.state());
    return { chain, taken: stepsShown(chain, bench.state().taken) };
  }

  const work = workInSight(
    bench.root,
    {
      isDone: () => shown().taken === bench.state().taken,
      advance: (isOver) => shown().chain.advance(bench.state().taken, isOver),
      onProgress: (isDone) => (isDone ? bench.refresh() : draw()),
    },
    signal,
  );

  const draw = oncePerFrame(() => {
    const theme = readTheme();
    const state = bench.state();
    const { cells, field } = drawnLandscape(landscapeOf(state));
    const { chain, taken } = shown();
    const points = langevinAlong(chain, taken, taken === state.taken ? bench.fraction() : 0);
    const shade = (meaning: Meaning, opacity: number): string => {
      const lit = bench.lit();
      return withAlpha(colorOf(meaning)(theme), opacity * (lit === undefined || lit === meaning ? 1 : 0.3));
    };
    picture.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      map.paint(context, side, cells, colorOf('data')(theme), 0.45);
      paintField(brush, nodes, field, {
        longest: (2 * reach) / fieldCells,
        color: shade('exact', 0.85),
      });
      brush.dots(points, colorOf('state')(theme), 0.9, 0.9);
      const path = Array.from({ length: Math.min(pathLength, taken) + 1 }, (_, k) => {
        const [x = 0, y = 0] = chain.at(taken - k);
        return [x, y];
      });
      brush.line(path.flat(), theme.foreground, 1.25, 1);
      brush.dots(points.subarray(0, 2), theme.foreground, 3.5, 1);
    });
    drawHistogram(points, drawnLandscape(landscapeOf(state)).alongX);
  }, signal);

  /** The histogram as a staircase, and the exact density of x, over the same places. */
  function drawHistogram(points: Float32Array, alongX: Mixture1d): void {
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
    update() {
      // The next step of a clock that moves is done at once, more in pieces.
      const deadline = performance.now() + longestUpdate;
      shown().chain.advance(bench.state().taken, () => performance.now() > deadline);
      draw();
      work();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      draw();
    },
    numbers() {
      const { chain, taken } = shown();
      const points = chain.at(taken);
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
    term('exact', fraction([symbol('δ')], ['2']), ' ∇ log ', symbol('p'), '(', symbol('x'), ')'),
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
