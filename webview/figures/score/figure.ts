import * as l10n from '@vscode/l10n';
import { diffusedMixture, type Mixture } from '../../../src/diffusion/distributions/mixture';
import { responsibilities } from '../../../src/diffusion/distributions/responsibilities';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureState } from '../../../src/figures';
import type { Meaning } from '../../../src/figures/meaning';
import { planeDataOf } from '../../../src/figures/planeData';
import { learnedScore, scoreSteps, type LearnedScore } from '../../../src/figures/learnedScore';
import { learnedScoresAt, scoresAt, type ScoreAt } from '../../../src/figures/score';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { withAlpha } from '../kit/colors/color';
import { cellDensities, DensityMap } from '../kit/drawing/densityMap';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, root, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorOf } from '../kit/colors/meaningColors';
import { workInSight } from '../kit/motion/workInSight';
import { Picture } from '../kit/drawing/picture';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { lattice, longestOf, onPlaneDrag, paintField, PlaneBrush } from '../kit/drawing/plane';
import './score.css';

const reach = 2.5;
const densityCells = 40;
const fieldCells = 17;
/** To the step of the point's controls. */
const rounded = (value: number): number => Math.round(value * 20) / 20 + 0;

/** The arrow at one place, by what is shown. */
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

/** The score of noised data as arrows over their density, and at one point what it is made of; beside it a learned one. */
export const scoreFigure = framed('score', (bench) => {
  const { signal, root: host } = bench;
  const scheduleOf = scheduleMemo();
  const nodes = lattice(fieldCells, reach);
  const map = new DensityMap();
  const densityOf = memoize((data: Mixture, schedule: Schedule, t: number) =>
    cellDensities(diffusedMixture(data, schedule, t), densityCells, reach),
  );
  const pictures = {
    exact: new Picture(
      l10n.t('Arrows over the density of the noised data, and a point that can be dragged'),
      'df-picture-large',
    ),
    learned: new Picture(
      l10n.t('The field that a small network learns, or its difference'),
      'df-picture-large',
    ),
  };
  const name = element('figcaption');
  const beside = element('figure', { class: 'df-term' }, pictures.learned.canvas, name);
  for (const { canvas } of Object.values(pictures)) {
    onPlaneDrag(canvas, reach, ([x, y]) => bench.change({ x: rounded(x), y: rounded(y) }), signal);
  }

  /** What the caption has been told of: another figure may train the same network. */
  let told: { readonly learner: LearnedScore; readonly steps: number } | undefined;
  const isTold = () =>
    bench.state().field === 'exact' ||
    (told?.learner === learnedScore(bench.state()) && told.steps >= scoreSteps);
  const work = workInSight(
    host,
    {
      isDone: isTold,
      advance: (isOver) => learnedScore(bench.state()).advance(isOver),
      onProgress: () => {
        const learner = learnedScore(bench.state());
        told = { learner, steps: learner.steps };
        if (told.steps >= scoreSteps) {
          // Nothing changes but what the caption can say now.
          bench.change({});
        } else {
          draw();
        }
      },
    },
    signal,
  );

  const draw = oncePerFrame(() => {
    const theme = readTheme();
    const state = bench.state();
    const schedule = scheduleOf(state.schedule);
    const lit = bench.lit();
    const shade = (meaning: Meaning, opacity: number): string =>
      withAlpha(colorOf(meaning)(theme), opacity * (lit === undefined || lit === meaning ? 1 : 0.3));
    const vectorsOf = (scores: readonly ScoreAt[]): readonly number[] =>
      scores.flatMap((at, i) => [...arrowOf(state.show, at, nodes[2 * i] ?? 0, nodes[2 * i + 1] ?? 0)]);
    const exact = vectorsOf(scoresAt(state, nodes));
    const most = longestOf(exact);
    const ground = (context: CanvasRenderingContext2D, side: number): PlaneBrush => {
      const brush = new PlaneBrush(context, side, reach, theme);
      const density = densityOf(planeDataOf(state), schedule, state.t);
      map.paint(context, side, density, colorOf('data')(theme), 0.45);
      return brush;
    };
    // Both on one scale.
    const arrows = (brush: PlaneBrush, vectors: readonly number[], color: string): void =>
      paintField(brush, nodes, vectors, { longest: (2 * reach) / fieldCells, most, color });
    pictures.exact.draw((context, side) => {
      const brush = ground(context, side);
      arrows(brush, exact, shade(state.show === 'epsilon' ? 'noise' : 'exact', 1));
      paintProbe(brush, state, schedule, shade);
      brush.dots([state.x, state.y], theme.foreground, 5, 1);
    });
    beside.hidden = state.field === 'exact';
    if (state.field !== 'exact') {
      const isLearned = state.field === 'learned';
      name.textContent = isLearned ? l10n.t('learned') : l10n.t('learned − exact');
      const learned = vectorsOf(learnedScoresAt(state, nodes));
      pictures.learned.draw((context, side) => {
        const brush = ground(context, side);
        const vectors = isLearned ? learned : learned.map((value, i) => value - (exact[i] ?? 0));
        arrows(brush, vectors, shade(isLearned ? 'prediction' : 'error', 1));
        brush.dots([state.x, state.y], theme.foreground, 5, 1);
      });
    }
  }, signal);

  onResize(host, draw, signal);
  return {
    formula: scoreFormula(),
    content: [
      element(
        'div',
        { class: 'df-score-stage' },
        element(
          'figure',
          { class: 'df-term' },
          pictures.exact.canvas,
          element('figcaption', {}, l10n.t('exact')),
        ),
        beside,
      ),
    ],
    controls: stateControls(bench),
    update() {
      work();
      draw();
    },
    recolor: draw,
    numbers() {
      const state = bench.state();
      const learned = state.field === 'exact' ? undefined : learnedScoresAt(state, nodes);
      return {
        columns: [
          ...['x', 'y', 'score_x', 'score_y', 'x0_x', 'x0_y'],
          ...(learned ? ['learned_x', 'learned_y'] : []),
        ],
        rows: scoresAt(state, nodes).map(({ score, estimate }, i) => [
          nodes[2 * i] ?? 0,
          nodes[2 * i + 1] ?? 0,
          ...score,
          ...estimate,
          ...(learned?.[i]?.score ?? []),
        ]),
      };
    },
  };
});

/** From the point to each Gaussian of the noised data a line as strong as its share, and an arrow to √ᾱ x̂_0. */
function paintProbe(
  brush: PlaneBrush,
  state: FigureState<'score'>,
  schedule: Schedule,
  shade: (meaning: Meaning, opacity: number) => string,
): void {
  const noised = diffusedMixture(planeDataOf(state), schedule, state.t);
  const { share, at } = responsibilities(noised);
  const sum = at(state.x, state.y);
  noised.components.forEach(({ mean }, i) => {
    const part = (share[i] ?? 0) / sum;
    if (part > 0.004) {
      const color = shade('data', Math.min(1, 0.25 + 2 * part));
      brush.line([state.x, state.y, ...mean], color, 0.75 + 2.5 * part, 1);
    }
  });
  const [probe] = scoresAt(state, [state.x, state.y]);
  if (probe) {
    const { signal } = closedForm(schedule, state.t);
    const [toX, toY] = [signal * probe.estimate[0], signal * probe.estimate[1]];
    brush.arrow([state.x, state.y], [toX - state.x, toY - state.y], shade('prediction', 1), 3);
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
