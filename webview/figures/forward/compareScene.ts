import * as l10n from '@vscode/l10n';
import { mixture1dDensity } from '../../../src/diffusion/distributions/mixture1d';
import { kolmogorovBound, kolmogorovDistance } from '../../../src/diffusion/quality/kolmogorov';
import type { FigureState } from '../../../src/figures';
import { formatNumber } from '../../../src/base/formatNumber';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import type { Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import type { Bench } from '../kit/frame';
import { colorOf } from '../kit/colors/meaningColors';
import { numberSlot } from '../kit/math/mathMarkup';
import { Picture } from '../kit/drawing/picture';
import { readTheme } from '../kit/colors/theme';
import { agreementOf, type Agreement } from './agreement';
import { distributionPlot } from './distributionPlot';
import { workTime, type ForwardScene } from './scene';
import type { ForwardSubject } from './subject';

/** Step by step, at once, and the exact density. */
export const comparedCurves: readonly Curve[] = [
  { label: '', color: colorOf('state'), width: 0, fill: 0.3, term: 'state' },
  { label: '', color: colorOf('data'), width: 1.5, dash: [2, 2] },
  { label: '', color: colorOf('exact'), width: 2, dash: [9, 4], term: 'exact' },
];

/** The chain and the jump side by side, the distribution of one number of each, and how far those are apart. */
export function compareScene(bench: Bench<'forward'>, subjectNow: () => ForwardSubject): ForwardScene {
  const scheduleOf = scheduleMemo();
  const runsOf = memoize(agreementOf);
  const pictures = {
    chain: new Picture(l10n.t('x_t after t steps'), 'df-picture-large'),
    jump: new Picture(l10n.t('x_t after one jump'), 'df-picture-large'),
  };
  const slots = {
    chain: element('figcaption'),
    probe: element('p', { class: 'df-plot-title' }),
    distance: numberSlot(),
    bound: numberSlot(),
    runs: numberSlot(),
  };
  const plot = distributionPlot(
    bench.signal,
    l10n.t('Histograms of one number after t steps and after one jump, and its exact density'),
    comparedCurves,
    [l10n.t('t steps'), l10n.t('one jump'), l10n.t('exact density')],
  );
  let drawn: { readonly state: FigureState<'forward'>; readonly runs: Agreement } | undefined;

  function shown() {
    const state = bench.state();
    const subject = subjectNow();
    const schedule = scheduleOf(state.schedule);
    return { state, subject, schedule, runs: runsOf(subject, schedule, state.seed) };
  }

  function showDistance(subject: ForwardSubject, values: ReturnType<Agreement['values']>): void {
    const runs = values.chain.length;
    slots.probe.textContent = l10n.t('Distribution of {0}', subject.probe.name);
    slots.runs.textContent = String(runs);
    slots.distance.textContent = formatNumber(kolmogorovDistance(values.chain, values.jump), 2);
    slots.bound.textContent = formatNumber(kolmogorovBound(runs, values.jump.length), 2);
  }

  const picture = (made: Picture, caption: HTMLElement): HTMLElement =>
    element('figure', { class: 'df-term' }, made.canvas, caption);

  return {
    element: element(
      'div',
      {},
      element(
        'div',
        { class: 'df-forward-pair' },
        picture(pictures.chain, slots.chain),
        picture(pictures.jump, element('figcaption', {}, l10n.t('one jump from x₀'))),
      ),
      slots.probe,
      plot.element,
      element(
        'p',
        { class: 'df-forward-distance' },
        l10n.t('Kolmogorov–Smirnov distance'),
        ' ',
        slots.distance,
        ' · ',
        l10n.t('runs of each'),
        ' ',
        slots.runs,
        ' · ',
        l10n.t('equal distributions stay below this in 95 of 100 cases:'),
        ' ',
        slots.bound,
      ),
    ),
    draw(anew) {
      const { state, subject, schedule, runs } = shown();
      if (!anew && drawn?.state === state && drawn.runs === runs) {
        return true;
      }
      if (!runs.prepare(state.t, performance.now() + workTime)) {
        return false;
      }
      drawn = { state, runs };
      const theme = readTheme();
      slots.chain.textContent = state.t === 1 ? l10n.t('1 step') : l10n.t('{0} steps', state.t);
      pictures.chain.draw((context, side) =>
        subject.drawLarge(context, side, runs.chain.at(state.t).result, theme, schedule, state.t),
      );
      pictures.jump.draw((context, side) =>
        subject.drawLarge(context, side, runs.jump.at(state.t).result, theme, schedule, state.t),
      );
      const values = runs.values(state.t);
      const exact = runs.exact(state.t);
      plot.show(exact, [values.chain, values.jump], [(x) => mixture1dDensity(exact, x)], theme, anew);
      showDistance(subject, values);
      return true;
    },
    numbers() {
      const { state, runs } = shown();
      const { chain, jump } = runs.values(state.t);
      return {
        columns: ['run', 'steps', 'jump'],
        rows: Array.from(chain, (value, run) => [run, value, jump[run] ?? 0]),
      };
    },
  };
}
