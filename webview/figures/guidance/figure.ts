import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { guidedDenoiser, scoreOf } from '../../../src/diffusion/guidance';
import {
  guidanceData,
  guidanceRun,
  guidanceSteps,
  labelIndex,
  type GuidanceRun,
} from '../../../src/figures/guidance';
import { pointsAfter } from '../../../src/diffusion/planeRun';
import type { Meaning } from '../../../src/figures/meaning';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { contour } from '../kit/drawing/contours';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, root, symbol, term } from '../kit/math/mathMarkup';
import { colorOf, stateColor } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { lattice, PlaneBrush, planeClass } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { valueTable } from '../kit/valueTable';
import './guidance.css';

/** The plane is shown from −3 to 3 in both directions. */
const reach = 3;
const nodes = lattice(9, reach);
/** Parts of the density's peak at which a line is drawn. */
const levels = [0.05, 0.2, 0.4, 0.6, 0.8];

/** Conditional, unconditional and guided score, the points that follow it, and the density that they do not have. */
export const guidanceFigure = framed('guidance', (bench) => {
  const controls = stateControls(bench);
  const field = new Picture(l10n.t('Points on their way, with the scores that move them'), planeClass);
  const ends = new Picture(l10n.t('Where the points end, and the tilted density'), planeClass);
  const fieldText = element('figcaption', {}, ...fieldKeys());
  const endsText = element('figcaption', {}, ...endKeys());
  const table = valueTable([l10n.t('Guided samples'), l10n.t('Tilted density'), l10n.t('The class itself')]);

  function shown(): { readonly run: GuidanceRun; readonly at: number } {
    const { schedule, seed, label, scale, step } = bench.state();
    const made = scheduleOf(schedule);
    return { run: guidanceRun(made, seed, label, scale), at: Math.min(step, guidanceSteps(made)) };
  }

  function draw(): void {
    const theme = readTheme();
    const { run, at } = shown();
    const { label, scale } = bench.state();
    field.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      paintScores(
        brush,
        run,
        { at, part: bench.fraction() },
        { label: labelIndex(label), scale },
        theme,
        bench.lit(),
      );
    });
    ends.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      paintEnds(brush, context, side, run, theme);
    });
    const moments = [run.reached, run.tiltedMoments, run.classItself];
    table.set([
      {
        name: l10n.t('mean of p(y|x)'),
        values: moments.map(({ probability }) => formatNumber(probability, 3)),
      },
      { name: l10n.t('spread'), values: moments.map(({ spread }) => formatNumber(spread, 3)) },
    ]);
  }

  return {
    formula: guidanceFormula(),
    controls,
    content: [
      element(
        'div',
        { class: 'df-planes' },
        element('figure', {}, field.canvas, fieldText),
        element('figure', {}, ends.canvas, endsText),
      ),
      table.element,
    ],
    update: draw,
    recolor(theme) {
      for (const meaning of ['prediction', 'exact', 'noise'] as const) {
        bench.root.style.setProperty(`--df-key-${meaning}`, colorOf(meaning)(theme));
      }
      draw();
    },
    numbers() {
      const { run, at } = shown();
      const points = run.samples.states[at] ?? [];
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

function paintScores(
  brush: PlaneBrush,
  { samples }: GuidanceRun,
  { at, part }: { readonly at: number; readonly part: number },
  { label, scale }: { readonly label: number; readonly scale: number },
  theme: FigureTheme,
  lit: Meaning | undefined,
): void {
  const strength = (meaning: Meaning): number => (lit === undefined || lit === meaning ? 1 : 0.2);
  const { signal, noise } = samples.marginals[at] ?? { signal: 1, noise: 0 };
  brush.dots(pointsAfter(samples, at, part), stateColor(theme, signal, noise), 1.8, 0.7 * strength('state'));
  // At the end nothing is left of the noise that a score could take away: that of the last step stays.
  const marginal = noise > 0 ? { signal, noise } : samples.marginals.at(-2);
  if (marginal === undefined) {
    return;
  }
  const scores = [0, 1, scale].map((each) =>
    scoreOf(nodes, guidedDenoiser(guidanceData, label, each)(marginal)(nodes), marginal),
  );
  const usual = meanLength(scores[1] ?? nodes);
  const looks = [
    { meaning: 'noise', width: 1 },
    { meaning: 'exact', width: 1 },
    { meaning: 'prediction', width: 2 },
  ] as const;
  scores.forEach((vectors, index) => {
    const { meaning, width } = looks[index] ?? looks[0];
    for (let i = 0; i < nodes.length; i += 2) {
      const [dx, dy] = shortened(vectors[i] ?? 0, vectors[i + 1] ?? 0, usual);
      brush.arrow(
        [nodes[i] ?? 0, nodes[i + 1] ?? 0],
        [dx, dy],
        colorOf(meaning)(theme),
        width,
        strength(meaning),
      );
    }
  });
}

function meanLength(vectors: Float64Array): number {
  let total = 0;
  for (let i = 0; i < vectors.length; i += 2) {
    total += Math.hypot(vectors[i] ?? 0, vectors[i + 1] ?? 0);
  }
  return total / (vectors.length / 2);
}

/** A vector in its own direction with a length that rises with its own, but not beyond the way to the next node. */
function shortened(x: number, y: number, usual: number): readonly [number, number] {
  const length = Math.hypot(x, y);
  const factor = (0.62 * 2) / (length + usual);
  return [(factor * x) / 2, (factor * y) / 2];
}

function paintEnds(
  brush: PlaneBrush,
  context: CanvasRenderingContext2D,
  side: number,
  { samples, tilted }: GuidanceRun,
  theme: FigureTheme,
): void {
  const peak = tilted.values.reduce((most, value) => Math.max(most, value), 0);
  const cell = side / (tilted.side - 1);
  context.strokeStyle = colorOf('exact')(theme);
  context.lineWidth = 1.3;
  context.beginPath();
  for (const level of levels) {
    for (const [from, to] of contour(tilted, level * peak)) {
      context.moveTo(from[0] * cell, from[1] * cell);
      context.lineTo(to[0] * cell, to[1] * cell);
    }
  }
  context.stroke();
  brush.dots(samples.states.at(-1) ?? [], colorOf('prediction')(theme), 1.8, 0.7);
}

function fieldKeys(): HTMLElement[] {
  return [
    key('noise', l10n.t('unconditional score')),
    key('exact', l10n.t('conditional score')),
    key('prediction', l10n.t('guided score; long arrows are shortened')),
  ];
}

function endKeys(): HTMLElement[] {
  return [key('prediction', l10n.t('where guided points end')), key('exact', l10n.t('p(x) p(y|x)ˢ'))];
}

const key = (meaning: Meaning, text: string): HTMLElement =>
  element(
    'span',
    { class: 'df-guidance-key' },
    element('span', { class: `df-mark df-mark-${meaning}` }),
    text,
  );

function guidanceFormula(): HTMLElement {
  const epsilon = () => symbol('ε');
  const xt = () => term('state', symbol('x', 't'));
  const unconditional = () => term('noise', epsilon(), '(', symbol('x', 't'), ')');
  return formula(
    l10n.t(
      'The guided ε is the unconditional one plus s times the difference of the conditional one from it',
    ),
    term('prediction', symbol('ε̂')),
    ' = ',
    unconditional(),
    ' + ',
    term('prediction', symbol('s')),
    ' (',
    term('exact', epsilon(), '(', symbol('x', 't'), ', ', symbol('y'), ')'),
    ' − ',
    unconditional(),
    '),\u2003',
    xt(),
    ' = ',
    root(symbol('ᾱ', 't')),
    ' ',
    symbol('x', '0'),
    ' + ',
    root('1 − ', symbol('ᾱ', 't')),
    ' ',
    symbol('ε'),
  );
}
