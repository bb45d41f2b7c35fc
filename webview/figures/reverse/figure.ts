import * as l10n from '@vscode/l10n';
import { exactDenoiser } from '../../../src/diffusion/distributions/exactDenoiser';
import { diffusedMixture, type Mixture } from '../../../src/diffusion/distributions/mixture';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { stateAlong } from '../../../src/diffusion/reverseChain';
import type { Schedule } from '../../../src/diffusion/schedule';
import { planeDataOf } from '../../../src/figures/planeData';
import { planeRun, progressOf, timeOf } from '../../../src/figures/reverseRun';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { cellDensities, DensityMap } from '../kit/drawing/densityMap';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import { numberSlot, symbol, symbols } from '../kit/math/mathMarkup';
import { colorOf, stateColor } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { lattice, paintField, PlaneBrush } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { stepFormula } from './formula';
import { paintGuesses, paintPaths, pathCount } from './paths';
import './reverse.css';

const points = 2000;
/** The plane is shown from −3 to 3. */
const reach = 3;
const densityCells = 32;
const fieldCells = 13;
/** How long, in milliseconds, one frame may spend on steps that are not worked out yet. */
const workTime = 2;

/** Points on their way back from noise, over the exact density, beside the x_0 that the denoiser expects of each. */
export const reverseFigure = framed('reverse', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  const runOf = planeRun(points);
  const densityOf = memoize((data: Mixture, schedule: Schedule, t: number) =>
    cellDensities(diffusedMixture(data, schedule, t), densityCells, reach),
  );
  const map = new DensityMap();
  const controls = stateControls(bench);
  const formula = stepFormula();
  const pictures = {
    state: new Picture(l10n.t('The points at t, over the exact density'), 'df-picture-large'),
    estimate: new Picture(l10n.t('The x_0 that is predicted for each point'), 'df-picture-large'),
  };
  const t = numberSlot();
  const stage = element(
    'div',
    { class: 'df-reverse-pictures' },
    element(
      'figure',
      { class: 'df-term' },
      pictures.state.canvas,
      element('figcaption', {}, symbols.xt(), ',  ', symbols.t(), ' = ', t),
    ),
    element(
      'figure',
      { class: 'df-term' },
      pictures.estimate.canvas,
      element('figcaption', {}, symbol('x̂', '0'), ' = E[', symbols.x0(), ' | ', symbols.xt(), ']'),
    ),
  );

  /** Whether a state has been drawn as it was asked for. */
  let isDrawn = false;
  const draw = oncePerFrame(() => {
    const theme = readTheme();
    const asked = bench.state();
    const schedule = scheduleOf(asked.schedule);
    const { steps, taken: wanted } = progressOf(asked);
    const chain = runOf(asked);
    const deadline = performance.now() + workTime;
    const needed = Math.min(steps, wanted + (bench.fraction() > 0 ? 1 : 0));
    const isThere = chain.advance(needed, () => performance.now() > deadline);
    if (!isThere) {
      draw();
      if (isDrawn) {
        // What is shown stays until the steps are worked out.
        return;
      }
    }
    isDrawn ||= isThere;
    // The first picture begins at the noise and follows the steps as they are worked out.
    const taken = isThere ? wanted : Math.min(wanted, chain.reached);
    const state = { ...asked, taken };
    const time = timeOf(state);
    t.textContent = String(time);
    formula.set(chain.steps[taken]);
    const level = closedForm(schedule, time);
    const shown = stateAlong(chain, taken, isThere ? bench.fraction() : 0);
    const isLit = (meaning: 'state' | 'prediction' | 'exact'): number =>
      bench.lit() === undefined || bench.lit() === meaning ? 1 : 0.3;
    const stateShade = stateColor(theme, level.signal, level.noise);
    const green = colorOf('prediction')(theme);

    pictures.state.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      map.paint(
        context,
        side,
        densityOf(planeDataOf(state), schedule, time),
        colorOf('exact')(theme),
        0.4 * isLit('exact'),
      );
      if (state.show === 'paths') {
        paintPaths(brush, chain, taken, stateShade, 0.6 * isLit('state'));
        paintGuesses(brush, shown, chain.estimate(taken), green, 0.8 * isLit('prediction'));
        brush.dots(shown.subarray(0, 2 * pathCount), stateShade, 2.5, 0.75 * isLit('state'));
        return;
      }
      brush.dots(shown, stateShade, 0.9, 0.75 * isLit('state'));
      const step = chain.steps[taken];
      if (state.show === 'means' && step) {
        const nodes = lattice(fieldCells, reach);
        const expected = exactDenoiser(planeDataOf(state), step.level).estimate(nodes);
        const moves = nodes.map((x, i) => step.xt * x + step.x0 * (expected[i] ?? 0) - x);
        paintField(brush, nodes, moves, {
          longest: (2 * reach) / fieldCells,
          color: green,
          opacity: isLit('prediction'),
        });
      }
    });
    pictures.estimate.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      brush.dots(chain.estimate(taken), green, 0.9, 0.75 * isLit('prediction'));
    });
  }, signal);

  onResize(bench.root, draw, signal);
  return {
    formula: formula.element,
    content: [stage],
    controls,
    update: draw,
    recolor: draw,
    numbers() {
      const { taken } = progressOf(bench.state());
      const chain = runOf(bench.state());
      const [state, estimate] = [chain.at(taken), chain.estimate(taken)];
      return {
        columns: ['x', 'y', 'x0_x', 'x0_y'],
        rows: Array.from({ length: points }, (_, i) =>
          [state, estimate].flatMap((each) => [each[2 * i] ?? 0, each[2 * i + 1] ?? 0]),
        ),
      };
    },
  };
});
