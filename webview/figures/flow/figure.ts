import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import {
  conditionalVelocities,
  marginalVelocity,
  meanSquaredDistance,
  straightness,
} from '../../../src/diffusion/flowMatching';
import type { FigureState } from '../../../src/figures';
import { endDistance, fineSteps, flowPoints, flowRun, type FlowRun } from '../../../src/figures/flow';
import type { Meaning } from '../../../src/figures/meaning';
import { planeDataOf } from '../../../src/figures/planeData';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, symbol, term } from '../kit/math/mathMarkup';
import { colorOf, stateColor } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { lattice, onPlaneDrag, paintField, PlaneBrush, planeClass } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { valueTable } from '../kit/valueTable';
import './flow.css';

/** The plane is shown from −3 to 3 in both directions. */
const reach = 3;
const nodes = lattice(13, reach);
/** So many of the points have their whole path drawn. */
const drawnPaths = 30;

/** Noise that moves to data along straight lines or the ODE, with the velocities that do it. */
export const flowFigure = framed('flow', (bench) => {
  const controls = stateControls(bench);
  const picture = new Picture(l10n.t('Points on their way from noise to data'), planeClass);
  const table = valueTable([l10n.t('ODE, {0} steps', fineSteps), l10n.t('Lines to its ends')]);

  onPlaneDrag(
    picture.canvas,
    reach,
    ([x, y]) => {
      if (bench.state().paths === 'conditional') {
        bench.change({ probeX: rounded(x), probeY: rounded(y) });
      }
    },
    bench.signal,
  );

  function draw(): void {
    const theme = readTheme();
    const state = bench.state();
    picture.canvas.classList.toggle('df-flow-probed', state.paths === 'conditional');
    const run = flowRun(planeDataOf(state), state.seed, state.steps);
    picture.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      paintFlow(brush, run, state, theme, bench.lit());
    });
    showTable(run);
  }

  function showTable(run: FlowRun): void {
    const length = formatNumber(meanSquaredDistance(run.noise, run.reached), 3);
    // What a rectified flow learns from: at t = 0 the velocity is x_1 − x_0 of the only line that begins there.
    table.set([
      { name: l10n.t('Straightness'), values: [formatNumber(straightness(run.fine), 3), '0'] },
      { name: l10n.t('One Euler step ends this far off'), values: [formatNumber(oneStepMiss(run), 3), '0'] },
      { name: l10n.t('Mean of |x₁ − x₀|²'), values: [length, length] },
    ]);
  }

  return {
    formula: flowFormula(),
    controls,
    content: [element('div', { class: 'df-flow-stage' }, picture.canvas, table.element)],
    update: draw,
    recolor: draw,
    numbers() {
      const state = bench.state();
      const run = flowRun(planeDataOf(state), state.seed, state.steps);
      const points = flowPoints(run, state.paths, state.time);
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

/** To the step of the marked place's controls. */
const rounded = (value: number): number => Math.round(20 * value) / 20;

/** How far one Euler step, along u_0, ends from where the ODE does. */
function oneStepMiss({ data, noise, reached, drawn, fine }: FlowRun): number {
  const velocity = marginalVelocity(data, 0)(noise);
  const end = noise.map((value, i) => value + (velocity[i] ?? 0));
  return endDistance({ data, noise, drawn, fine, reached, paths: { steps: 1, states: [noise, end] } });
}

function paintFlow(
  brush: PlaneBrush,
  run: FlowRun,
  { paths, time, probeX, probeY }: FigureState<'flow'>,
  theme: FigureTheme,
  lit: Meaning | undefined,
): void {
  const strength = (meaning: Meaning): number => (lit === undefined || lit === meaning ? 1 : 0.25);
  const [data, noise, exact] = [colorOf('data')(theme), colorOf('noise')(theme), colorOf('exact')(theme)];
  brush.dots(run.noise, noise, 1.2, 0.45 * strength('noise'));
  brush.dots(paths === 'conditional' ? run.drawn : run.reached, data, 1.2, 0.6 * strength('data'));
  if (paths === 'marginal') {
    const field = marginalVelocity(run.data, time)(nodes);
    paintField(brush, nodes, field, { longest: 0.5, color: exact, opacity: 0.75 * strength('exact') });
  }
  for (let i = 0; i < drawnPaths; i++) {
    brush.line(pathOf(run, paths, i), theme.muted, 1, 0.7);
  }
  brush.dots(flowPoints(run, paths, time), stateColor(theme, time, 1 - time), 2.2, 0.9 * strength('state'));
  if (paths === 'conditional') {
    const probe = [probeX, probeY] as const;
    for (const { probability, velocity } of conditionalVelocities(run.data, time, probe)) {
      if (probability > 0.002) {
        const opacity = strength('data') * (0.25 + 0.75 * Math.sqrt(probability));
        brush.arrow(probe, scaled(velocity), data, 1 + 2 * probability, opacity);
      }
    }
    const [u = 0, v = 0] = marginalVelocity(run.data, time)(Float64Array.from(probe));
    brush.arrow(probe, scaled([u, v]), exact, 3, strength('exact'));
    brush.cross(probe, theme.foreground, 5);
  }
}

/** Velocities are drawn as the way of this time. */
const shownTime = 0.5;
const scaled = ([u, v]: readonly [number, number]): readonly [number, number] => [
  shownTime * u,
  shownTime * v,
];

/** The whole path of one point, x and y in turn. */
function pathOf(run: FlowRun, paths: FigureState<'flow'>['paths'], i: number): readonly number[] {
  const place = (points: Float64Array): number[] => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
  switch (paths) {
    case 'conditional':
      return [...place(run.noise), ...place(run.drawn)];
    case 'marginal':
      return run.paths.states.flatMap(place);
    case 'reflow':
      return [...place(run.noise), ...place(run.reached)];
  }
}

function flowFormula(): HTMLElement {
  const x0 = () => term('noise', symbol('x', '0'));
  const x1 = () => term('data', symbol('x', '1'));
  const xt = () => term('state', symbol('x', 't'));
  return formula(
    l10n.t(
      'u_t(x) is the mean of x_1 − x_0 given that x_t is x, where x_t is 1 − t times x_0 plus t times x_1',
    ),
    term('exact', symbol('u', 't'), '(', symbol('x'), ')'),
    ' = 𝔼[',
    x1(),
    ' − ',
    x0(),
    ' | ',
    xt(),
    ' = ',
    symbol('x'),
    '],\u2003',
    xt(),
    ' = (1 − ',
    symbol('t'),
    ') ',
    x0(),
    ' + ',
    symbol('t'),
    ' ',
    x1(),
  );
}
