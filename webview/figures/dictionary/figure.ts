import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { exactDenoiser } from '../../../src/diffusion/distributions/exactDenoiser';
import type { GaussianStep } from '../../../src/diffusion/forwardProcess';
import { pointsAfter, type PlaneRun } from '../../../src/diffusion/planeRun';
import { dictionaryRun, logSnrOf, stepsOf, type DictionaryRun } from '../../../src/figures/dictionary';
import type { Meaning } from '../../../src/figures/meaning';
import type { Mixture } from '../../../src/diffusion/distributions/mixture';
import { planeDataOf } from '../../../src/figures/planeData';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, fraction, symbol, term } from '../kit/math/mathMarkup';
import { colorOf, stateColor } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { PlaneBrush, planeClass } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { valueTable } from '../kit/valueTable';
import { weightChart } from './weightChart';
import './dictionary.css';

/** The plane is shown from −3 to 3 in both directions, in both pictures. */
const reach = 3;
const drawnPaths = 24;

/** DDIM and the flow's Euler steps from the same noise, what each calls the same things, and what their losses weigh. */
export const dictionaryFigure = framed('dictionary', (bench) => {
  const controls = stateControls(bench);
  const names = [l10n.t('Diffusion, DDIM'), l10n.t('Flow matching, Euler')] as const;
  const pictures = [
    new Picture(l10n.t('Points of DDIM on their way from noise to data'), planeClass),
    new Picture(l10n.t('Points of the flow on their way from noise to data'), planeClass),
  ] as const;
  const table = valueTable([l10n.t('Diffusion'), l10n.t('Flow')]);
  const weights = weightChart(bench.root, bench.signal);

  /** The run, and how many of its steps are taken. */
  function shown(): { readonly run: DictionaryRun; readonly at: number } {
    const state = bench.state();
    const { schedule, seed, steps, step, grid } = state;
    const made = scheduleOf(schedule);
    return {
      run: dictionaryRun(planeDataOf(state), made, seed, steps, grid),
      at: Math.min(step, stepsOf(made, steps)),
    };
  }

  function draw(): void {
    const theme = readTheme();
    const { run, at } = shown();
    [run.diffusion, run.flow].forEach((each, index) => {
      pictures[index]?.draw((context, side) => {
        paintRun(
          new PlaneBrush(context, side, reach, theme),
          each,
          { at, part: bench.fraction() },
          theme,
          bench.lit(),
        );
      });
    });
    const { schedule } = bench.state();
    const data = planeDataOf(bench.state());
    const columns = [run.diffusion, run.flow].map((each) => columnOf(each, at, data));
    const row = (name: string, key: keyof Column) => ({
      name,
      values: columns.map((each) => formatNumber(each[key], 3)),
    });
    table.set([
      row(l10n.t('share of data'), 'signal'),
      row(l10n.t('share of noise'), 'noise'),
      row(l10n.t('log-SNR'), 'lambda'),
      row(l10n.t('marked point, first coordinate'), 'x'),
      row(l10n.t('its prediction of the data'), 'x0'),
      row(l10n.t('its prediction of the noise'), 'epsilon'),
      row('u = x̂₀ − ε̂', 'u'),
      row('v = √ᾱ ε̂ − √(1−ᾱ) x̂₀', 'v'),
    ]);
    weights.update(
      scheduleOf(schedule),
      columns.map(({ lambda }) => lambda),
    );
  }

  return {
    formula: dictionaryFormula(),
    controls,
    content: [
      element(
        'div',
        { class: 'df-planes' },
        ...pictures.map(({ canvas }, index) =>
          element('figure', {}, canvas, element('figcaption', {}, names[index] ?? '')),
        ),
      ),
      element('div', { class: 'df-planes' }, table.element, element('div', {}, ...weights.content)),
    ],
    update: draw,
    recolor(theme) {
      weights.recolor(theme);
      draw();
    },
    numbers() {
      const { run, at } = shown();
      const [x, z] = [run.diffusion.states[at] ?? [], run.flow.states[at] ?? []];
      return {
        columns: ['x 1', 'x 2', 'z 1', 'z 2'],
        rows: Array.from({ length: x.length / 2 }, (_, i) =>
          [x[2 * i], x[2 * i + 1], z[2 * i], z[2 * i + 1]].map((value) => value ?? 0),
        ),
      };
    },
  };
});

/** What one of the two says of the marked point at a moment. */
interface Column {
  readonly signal: number;
  readonly noise: number;
  readonly lambda: number;
  readonly x: number;
  readonly x0: number;
  readonly epsilon: number;
  /** The velocity of the straight path. */
  readonly u: number;
  /** v at the same signal-to-noise ratio on the variance-preserving path. */
  readonly v: number;
}

function columnOf({ states, marginals }: PlaneRun, at: number, data: Mixture): Column {
  const point = (states[at] ?? new Float64Array(2)).subarray(0, 2);
  const marginal: GaussianStep = marginals[at] ?? { signal: 1, noise: 0 };
  const { signal, noise } = marginal;
  const [x = 0] = point;
  // Without noise the point is the data, and ε is as if it were not there.
  const [x0 = x] = noise > 0 ? exactDenoiser(data, marginal).estimate(point) : [];
  const epsilon = noise > 0 ? (x - signal * x0) / noise : 0;
  const length = Math.hypot(signal, noise);
  const v = (signal * epsilon - noise * x0) / length;
  return { signal, noise, lambda: logSnrOf(marginal), x, x0, epsilon, u: x0 - epsilon, v };
}

function paintRun(
  brush: PlaneBrush,
  run: PlaneRun,
  { at, part }: { readonly at: number; readonly part: number },
  theme: FigureTheme,
  lit: Meaning | undefined,
): void {
  const strength = (meaning: Meaning): number => (lit === undefined || lit === meaning ? 1 : 0.25);
  const { states, marginals } = run;
  const now = pointsAfter(run, at, part);
  const pathOf = (i: number): readonly number[] =>
    [...states.slice(0, at + 1), now].flatMap((points) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0]);
  const [start, end] = [states[0] ?? [], states.at(-1) ?? []];
  const { signal, noise } = marginals[at] ?? { signal: 1, noise: 0 };
  brush.dots(end, colorOf('data')(theme), 1.2, 0.5 * strength('data'));
  brush.dots(start, colorOf('noise')(theme), 1.2, 0.4 * strength('noise'));
  for (let i = 0; i < drawnPaths; i++) {
    brush.line(pathOf(i), theme.muted, 1, 0.7);
  }
  brush.dots(now, stateColor(theme, signal, noise), 2.2, 0.9 * strength('state'));
  brush.line(pathOf(0), theme.foreground, 2, 1);
  brush.cross([now[0] ?? 0, now[1] ?? 0], theme.foreground, 6);
}

function dictionaryFormula(): HTMLElement {
  const alpha = () => symbol('α', 't');
  const sum = () => [alpha(), ' + ', symbol('σ', 't')];
  return formula(
    l10n.t('z is x_t over α_t plus σ_t, t is α_t over α_t plus σ_t, and u is x̂_0 minus ε̂'),
    term('state', symbol('z')),
    ' = ',
    fraction([term('state', symbol('x', 't'))], sum()),
    ',\u2003',
    symbol('t'),
    ' = ',
    fraction([alpha()], sum()),
    ',\u2003',
    term('exact', symbol('u')),
    ' = ',
    term('data', symbol('x̂', '0')),
    ' − ',
    term('noise', symbol('ε̂')),
  );
}
