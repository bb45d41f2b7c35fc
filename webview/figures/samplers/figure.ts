import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import type { FigureState } from '../../../src/figures';
import {
  comparedSamplers,
  imageDistance,
  mostCalls,
  referenceSteps,
  timeAfter,
} from '../../../src/figures/samplers';
import { drawsDigits } from '../kit/digits/digitsModel';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import type { NumberTable } from '../kit/export/csv';
import { formula, root, symbol, term } from '../kit/math/mathMarkup';
import { imageOf } from '../kit/network/gridWork';
import { NetworkWork, type Findings } from '../kit/network/networkWork';
import { PictureRows, type PictureRow } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { digits, races, type Call } from './race';
import './samplers.css';

const side = 16;
const size = side * side;

/** One row of digits for each sampler, after the same number of calls of the network, and a table of where it is. */
export const samplersFigure = framed('samplers', (bench) => {
  const { signal } = bench;
  const work = new NetworkWork<Call>(bench, drawsDigits(false), () => draw());
  const race = races();
  const rows = new PictureRows(signal);
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'df-values df-samplers-table' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...[
          l10n.t('Sampler'),
          't',
          l10n.t('Network calls'),
          l10n.t('From DDIM in {0} steps (RMS, 0…255)', referenceSteps),
        ].map((text) => element('th', { scope: 'col' }, text)),
      ),
    ),
    body,
  );
  const result = element('p', {});
  const controls = stateControls(bench);

  function ask(): Findings<Call> {
    const state = bench.state();
    const { of, begin } = race(state);
    return work.ask(JSON.stringify([state.steps, state.seed]), of, begin);
  }

  const draw = oncePerFrame(() => {
    const state = bench.state();
    const found = ask();
    const samplers = comparedSamplers(state.steps);
    const calls = callsShown(state);
    const call = found.items[Math.min(calls, found.items.length) - 1];
    const reference = found.items.at(-1)?.reference;
    const drawn: PictureRow[] = samplers.map(({ name }, index) => ({
      label: () => name,
      name: l10n.t('x̂_0 of {0}', name),
      images: cut(call?.images[index]),
    }));
    const taken = reference?.taken ?? 0;
    const last =
      taken < referenceSteps
        ? l10n.t('DDIM, {0} of {1} steps', taken, referenceSteps)
        : l10n.t('DDIM, {0} steps', referenceSteps);
    rows.draw(
      Array.from({ length: digits }, (_, index) => String(index + 1)),
      [...drawn, { label: () => last, name: last, images: cut(reference?.x0) }],
      side,
    );
    const { rows: told } = numbersOf(state, found);
    result.textContent = resultOf(state, told);
    body.replaceChildren(
      ...told.map(([index = 0, from = 0, to = 0, asked = 0, distance = NaN]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, samplers[index]?.name ?? ''),
          element('td', { class: 'df-number' }, `${from} → ${to}`),
          element('td', { class: 'df-number' }, String(asked)),
          element('td', { class: 'df-number' }, Number.isNaN(distance) ? '…' : formatNumber(distance, 3)),
        ),
      ),
    );
  }, signal);

  onResize(bench.root, draw, signal);
  return {
    formula: ddimStep(),
    content: [rows.element, table, result, work.element],
    controls,
    recolor: draw,
    update: draw,
    numbers: () => numbersOf(bench.state(), ask()),
  };
});

/** A step of DDIM from t to s, which Euler's, Heun's and DPM-Solver++'s refine and DDPM's adds noise to. */
const ddimStep = (): HTMLElement =>
  formula(
    l10n.t('A step of DDIM from t to s: √ᾱ_s times x̂_0 plus √(1 − ᾱ_s) times ε_θ'),
    term('state', symbol('x', 's')),
    ' = ',
    root(symbol('ᾱ', 's')),
    ' ',
    term('prediction', symbol('x̂', '0')),
    ' + ',
    root('1 − ', symbol('ᾱ', 's')),
    ' ',
    term('prediction', symbol('ε', 'θ')),
  );

/** Which sampler that draws no noise is nearest to the reference; empty until that is worked out. */
function resultOf({ steps }: FigureState<'samplers'>, rows: NumberTable['rows']): string {
  const distances = rows.map(([, , , , distance = NaN]) => distance);
  const names = comparedSamplers(steps);
  const solvers = names.flatMap(({ draws }, index) => (draws ? [] : [index]));
  const [nearest, ...others] = [...solvers].sort((a, b) => (distances[a] ?? NaN) - (distances[b] ?? NaN));
  const farthest = others.at(-1);
  if (nearest === undefined || farthest === undefined || distances.some(Number.isNaN) || rows.length === 0) {
    return '';
  }
  return l10n.t(
    'Nearest to DDIM in {0} steps is {1}, {2} grey levels off, farthest {3} with {4}. DDPM draws new noise in each step and ends at digits of its own.',
    referenceSteps,
    names[nearest]?.name ?? '',
    formatNumber(distances[nearest] ?? NaN, 3),
    names[farthest]?.name ?? '',
    formatNumber(distances[farthest] ?? NaN, 3),
  );
}

const callsShown = ({ steps, calls }: FigureState<'samplers'>): number => Math.min(calls, mostCalls(steps));

/** Each sampler’s place, t before and after its last call, calls so far, and distance from the reference once it is there. */
function numbersOf(state: FigureState<'samplers'>, found: Findings<Call>): NumberTable {
  const calls = callsShown(state);
  const call = found.items[calls - 1];
  const last = found.items.at(-1)?.reference;
  const reference = last?.taken === referenceSteps ? last.x0 : undefined;
  return {
    columns: ['sampler', 't', 't_next', 'calls', ...(call && reference ? ['distance'] : [])],
    rows: comparedSamplers(state.steps).map((sampler, index) => {
      const asked = Math.min(calls, sampler.plan.length);
      const images = call?.images[index];
      return [
        index,
        timeAfter(sampler, asked - 1),
        timeAfter(sampler, asked),
        asked,
        ...(images && reference ? [imageDistance(images, reference)] : []),
      ];
    }),
  };
}

function cut(images: Float32Array | undefined): readonly (Float32Array | undefined)[] {
  return Array.from({ length: digits }, (_, index) => images && imageOf(images, index, size));
}
