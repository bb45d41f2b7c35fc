import * as l10n from '@vscode/l10n';
import { diffusedMixture, mixtureDensity, type Mixture } from '../../../src/diffusion/distributions/mixture';
import { responsibilities } from '../../../src/diffusion/distributions/responsibilities';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureState } from '../../../src/figures';
import type { Meaning } from '../../../src/figures/meaning';
import { planeDataOf } from '../../../src/figures/planeData';
import { scoresAt, type ScoreAt } from '../../../src/figures/score';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { withAlpha } from '../kit/colors/color';
import { DensityMap } from '../kit/drawing/densityMap';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, root, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorOf } from '../kit/colors/meaningColors';
import { paintGround, paintParticles } from '../kit/drawing/particles';
import { Picture } from '../kit/drawing/picture';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { gridOf, paintArrow, paintField, placeIn, type PlaneView } from '../kit/drawing/vectorField';
import { draggedIn } from './draggedIn';
import './score.css';

const reach = 2.5;
const densityCells = 40;
const fieldCells = 17;

/** The arrows of a field at one place, by what is shown. */
function arrowOf(
  show: FigureState<'score'>['show'],
  at: ScoreAt,
  x: number,
  y: number,
): readonly [number, number] {
  switch (show) {
    case 'score':
      return at.score;
    case 'epsilon':
      return at.epsilon;
    case 'estimate':
      return [at.estimate[0] - x, at.estimate[1] - y];
  }
}

/** The score of noised data as arrows over their density, and at one point what it is made of. */
export const scoreFigure = framed('score', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  const field = gridOf(fieldCells, reach);
  const map = new DensityMap();
  const densityOf = memoize((data: Mixture, schedule: Schedule, t: number): Float64Array => {
    const noised = diffusedMixture(data, schedule, t);
    const grid = gridOf(densityCells, reach);
    return Float64Array.from({ length: densityCells ** 2 }, (_, i) =>
      mixtureDensity(noised, grid[2 * i] ?? 0, grid[2 * i + 1] ?? 0),
    );
  });
  const picture = new Picture(
    l10n.t('Arrows over the density of the noised data, and a point that can be dragged'),
    'df-picture-large',
  );
  draggedIn(picture.canvas, reach, (x, y) => bench.change({ x, y }), signal);

  const draw = oncePerFrame(() => {
    const theme = readTheme();
    const state = bench.state();
    const schedule = scheduleOf(state.schedule);
    const lit = bench.lit();
    const shade = (meaning: Meaning, opacity: number): string =>
      withAlpha(colorOf(meaning)(theme), opacity * (lit === undefined || lit === meaning ? 1 : 0.3));
    picture.draw((context, side) => {
      const view: PlaneView = { side, reach };
      paintGround(context, side, theme);
      map.paint(
        context,
        side,
        densityOf(planeDataOf(state), schedule, state.t),
        colorOf('data')(theme),
        0.45,
      );
      context.lineWidth = 1.25;
      context.strokeStyle = shade(state.show === 'epsilon' ? 'noise' : 'exact', 1);
      const vectors = scoresAt(state, field).flatMap((at, i) => [
        ...arrowOf(state.show, at, field[2 * i] ?? 0, field[2 * i + 1] ?? 0),
      ]);
      paintField(context, view, fieldCells, vectors);
      paintProbe(context, view, state, schedule, shade);
      paintParticles(context, side, [state.x, state.y], {
        reach,
        radius: 5,
        opacity: 1,
        color: theme.foreground,
      });
    });
  }, signal);

  onResize(bench.root, draw, signal);
  return {
    formula: scoreFormula(),
    content: [element('div', { class: 'df-score-stage' }, picture.canvas)],
    controls: stateControls(bench),
    update: draw,
    recolor: draw,
    numbers: () => ({
      columns: ['x', 'y', 'score_x', 'score_y', 'x0_x', 'x0_y'],
      rows: scoresAt(bench.state(), field).map(({ score, estimate }, i) => [
        field[2 * i] ?? 0,
        field[2 * i + 1] ?? 0,
        ...score,
        ...estimate,
      ]),
    }),
  };
});

/** From the point to each Gaussian of the noised data a line as strong as its share, and an arrow to √ᾱ x̂_0. */
function paintProbe(
  context: CanvasRenderingContext2D,
  view: PlaneView,
  state: FigureState<'score'>,
  schedule: Schedule,
  shade: (meaning: Meaning, opacity: number) => string,
): void {
  const noised = diffusedMixture(planeDataOf(state), schedule, state.t);
  const { share, at } = responsibilities(noised);
  const sum = at(state.x, state.y);
  const from = placeIn(view, state.x, state.y);
  noised.components.forEach(({ mean }, i) => {
    const part = (share[i] ?? 0) / sum;
    if (part > 0.004) {
      context.strokeStyle = shade('data', Math.min(1, 0.25 + 2 * part));
      context.lineWidth = 0.75 + 2.5 * part;
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...placeIn(view, ...mean));
      context.stroke();
    }
  });
  const [probe] = scoresAt(state, [state.x, state.y]);
  if (probe) {
    const { signal } = closedForm(schedule, state.t);
    context.strokeStyle = shade('prediction', 1);
    context.lineWidth = 3;
    paintArrow(context, from, placeIn(view, signal * probe.estimate[0], signal * probe.estimate[1]));
  }
}

function scoreFormula(): HTMLElement {
  return formula(
    l10n.t('The score is the way from x_t to the scaled expected x₀, over the noise’s variance'),
    term('exact', '∇ log ', symbol('q'), '(', symbols.xt(), ')'),
    ' = ',
    fraction(
      [term('prediction', symbols.sqrtAlphaBar(), ' ', symbol('x̂', '0')), ' − ', term('state', symbols.xt())],
      ['1 − ', symbols.alphaBar()],
    ),
    ' = − ',
    fraction([term('noise', symbol('ε̂'))], [root('1 − ', symbols.alphaBar())]),
  );
}
