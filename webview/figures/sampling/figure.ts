import * as l10n from '@vscode/l10n';
import { formatCoefficient } from '../../../src/base/formatNumber';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { stepSum, tracePlan, type TracedStep } from '../../../src/diffusion/samplers/tracePlan';
import type { FigureState } from '../../../src/figures';
import { samplingPlan, stepColumns } from '../../../src/figures/sampling';
import { drawsDigits } from '../kit/digits/digitsModel';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import type { NumberTable } from '../kit/export/csv';
import { drawGrey } from '../kit/drawing/greyImage';
import { numberSlot, symbol, symbols, term } from '../kit/math/mathMarkup';
import type { FigureNetwork } from '../kit/network/network';
import { NetworkWork, type Findings } from '../kit/network/networkWork';
import { Picture } from '../kit/drawing/picture';
import { PictureRows } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { algorithmList } from './algorithm';
import './sampling.css';

/** The part of slow motion in which the noise is drawn. */
const drawingPart = 0.15;
const side = 16;
const size = side * side;

/** A digit out of noise by Algorithm 2: the step that is shown as the sum that it is, and the way so far. */
export const samplingFigure = framed('sampling', (bench) => {
  const { signal } = bench;
  const work = new NetworkWork<TracedStep>(bench, drawsDigits(false), () => draw());
  const algorithm = algorithmList();
  const pictures = {
    next: new Picture(l10n.t('x after this step'), 'df-picture-large'),
    x: new Picture(l10n.t('x_t, before this step')),
    output: new Picture(l10n.t('The noise that the network predicts in x_t')),
    noise: new Picture(l10n.t('The new noise')),
    x0: new Picture(l10n.t('x̂_0, the image by this prediction')),
  };
  const numbers = { x: numberSlot(), output: numberSlot(), noise: numberSlot(), t: numberSlot() };
  const noiseTerm = summand(
    ['+ ', term('noise', numbers.noise), ' ·'],
    pictures.noise,
    term('noise', symbol('z')),
  );
  const rows = new PictureRows(signal, (column) => {
    const { steps, step } = bench.state();
    bench.change({ step: stepColumns(steps, Math.min(step, steps)).places[column] ?? steps });
  });
  const controls = stateControls(bench);
  const terms = {
    next: 'state',
    x: 'state',
    output: 'prediction',
    noise: 'noise',
    x0: 'prediction',
  } as const;
  for (const [key, meaning] of Object.entries(terms)) {
    pictures[key as keyof typeof terms].canvas.dataset['term'] = meaning;
  }

  const draw = oncePerFrame(() => {
    const state = bench.state();
    const found = trace(work, state);
    const shown = Math.min(state.step, state.steps);
    const fraction = bench.fraction();
    // Slow motion shows the step that comes next, part by part.
    const wanted = fraction > 0 && shown < state.steps ? shown + 1 : shown;
    const step = found.items[Math.min(wanted, found.items.length) - 1];
    drawStep(step, state, wanted > shown ? fraction : 0);
    drawRows(found, state, shown);
  }, signal);

  function drawStep(
    step: TracedStep | undefined,
    { method, steps }: FigureState<'sampling'>,
    fraction: number,
  ): void {
    const isLast = step?.index === steps - 1 && fraction === 0;
    algorithm.show(method, !step ? 1 : isLast ? 6 : fraction > 0 && fraction < drawingPart ? 3 : 4);
    const sum = step && stepSum(step.step);
    numbers.x.textContent = sum ? formatCoefficient(sum.x) : '';
    numbers.output.textContent = sum ? formatCoefficient(Math.abs(sum.output)) : '';
    numbers.noise.textContent = sum ? formatCoefficient(sum.noise) : '';
    numbers.t.textContent = step ? `${step.t} → ${step.tNext}` : '';
    noiseTerm.classList.toggle('df-absent', !step?.noise);
    const next = step && (fraction > 0 ? partOf(step, fraction) : step.next);
    const images = { next, x: step?.x, output: step?.output, noise: step?.noise, x0: step?.x0 };
    for (const [key, picture] of Object.entries(pictures)) {
      const image = images[key as keyof typeof images];
      picture.draw((context, width) => image && drawGrey(context, image, side, { side: width }));
    }
  }

  function drawRows(found: Findings<TracedStep>, { steps }: FigureState<'sampling'>, shown: number): void {
    const { places, marked } = stepColumns(steps, shown);
    const steps1 = places.map((place) => found.items[place - 1]);
    rows.draw(
      places.map(String),
      [
        {
          label: () => term('state', symbol('x')),
          name: l10n.t('x after the steps'),
          images: steps1.map((step) => step?.next),
        },
        {
          label: () => term('prediction', symbol('x̂', '0')),
          name: l10n.t('x̂_0 in the steps'),
          images: steps1.map((step) => step?.x0),
        },
      ],
      side,
      marked,
      l10n.t('Step'),
    );
  }

  onResize(bench.root, draw, signal);
  return {
    formula: algorithm.element,
    content: [
      element(
        'div',
        { class: 'df-stage' },
        element(
          'figure',
          { class: 'df-term df-result' },
          pictures.next.canvas,
          element('figcaption', {}, term('state', symbols.xtMinus1()), ',  ', symbols.t(), ': ', numbers.t),
        ),
        element(
          'div',
          { class: 'df-terms' },
          summand(['= ', term('state', numbers.x), ' ·'], pictures.x, term('state', symbols.xt())),
          summand(
            ['− ', term('prediction', numbers.output), ' ·'],
            pictures.output,
            term('prediction', symbol('ε', 'θ')),
          ),
          noiseTerm,
          summand([l10n.t('It gives'), ' '], pictures.x0, term('prediction', symbol('x̂', '0'))),
        ),
      ),
      rows.element,
      work.element,
    ],
    controls,
    recolor: draw,
    update: draw,
    numbers: () => numbersOf(bench.state()),
  };
});

function summand(
  before: readonly (HTMLElement | string)[],
  picture: Picture,
  caption: HTMLElement,
): HTMLElement {
  return element(
    'div',
    { class: 'df-summand' },
    element('span', {}, ...before),
    element('figure', { class: 'df-term' }, picture.canvas, element('figcaption', {}, caption)),
  );
}

/** The steps and their coefficients. */
function numbersOf({ method, steps, variance }: FigureState<'sampling'>): NumberTable {
  const plan = samplingPlan(method, steps, variance);
  return {
    columns: ['step', 't', 't_next', 'x', 'output', 'noise'],
    rows: plan.map((step, index) => {
      const { x, output, noise } = stepSum(step) ?? { x: NaN, output: NaN, noise: NaN };
      return [index + 1, step.t, plan[index + 1]?.t ?? 0, x, output, noise];
    }),
  };
}

/** A step while it is done: x is scaled, then the prediction taken away, then the noise added. */
function partOf({ step, x, output, noise }: TracedStep, fraction: number): Float32Array {
  const sum = stepSum(step);
  if (!sum) {
    return x;
  }
  const part = (index: number): number => Math.min(1, Math.max(0, 3 * fraction - index));
  const scale = 1 + (sum.x - 1) * part(0);
  const [taken, added] = [sum.output * part(1), sum.noise * part(2)];
  return x.map((value, i) => scale * value + taken * (output[i] ?? 0) + added * (noise?.[i] ?? 0));
}

/** The steps of the sampler so far; the noise is that of the playground's samples of the same seed. */
function trace(
  work: NetworkWork<TracedStep>,
  { method, steps, variance, seed }: FigureState<'sampling'>,
): Findings<TracedStep> {
  const plan = samplingPlan(method, steps, variance);
  const begin = (network: FigureNetwork): AsyncIterator<TracedStep, void> => {
    const noise = new SampleNoise(seed, 1, size);
    return tracePlan(
      plan,
      noise.draw(),
      (x, t) => network.predict(x, [t]),
      () => noise.draw(),
    );
  };
  return work.ask(JSON.stringify([method, steps, variance, seed]), steps, begin);
}
