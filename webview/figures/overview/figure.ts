import * as l10n from '@vscode/l10n';
import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { guessAmong } from '../../../src/diffusion/distributions/imageDenoiser';
import { posterior } from '../../../src/diffusion/posterior';
import type { FigureState } from '../../../src/figures';
import type { Meaning } from '../../../src/figures/meaning';
import { overviewDigits } from '../../../src/figures/overview';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { digitValues } from '../kit/digits/digitValues';
import { element, onResize, type Child } from '../kit/dom';
import type { DigitSource, FigurePlace } from '../kit/figure';
import { framed } from '../kit/frame';
import { drawGrey } from '../kit/drawing/greyImage';
import { symbol, symbols, term } from '../kit/math/mathMarkup';
import { Picture } from '../kit/drawing/picture';
import { stateControls } from '../kit/controls/stateControls';
import { stepNoise } from '../kit/stepNoise';
import './overview.css';

/** A part of the picture: an array of the process, and the figure or view that is about it. */
interface Station {
  readonly name: string;
  readonly meaning: Meaning;
  readonly sign: () => Child;
  readonly place: FigurePlace;
  readonly values: (arrays: Arrays) => Float32Array;
}

/** What is drawn at one t, each a picture as the digits are. */
interface Arrays {
  readonly x0: Float32Array;
  readonly xt: Float32Array;
  readonly noise: Float32Array;
  readonly last: Float32Array;
  readonly guess: Float32Array;
  readonly guessedNoise: Float32Array;
  readonly back: Float32Array;
}

/** From left to right what noising does, and below it, from right to left, what sampling does. */
const stations = (): readonly Station[] => [
  {
    name: l10n.t('Data'),
    meaning: 'data',
    sign: symbols.x0,
    place: 'quality',
    values: ({ x0 }) => x0,
  },
  {
    name: l10n.t('Forward process'),
    meaning: 'state',
    sign: symbols.xt,
    place: 'forward',
    values: ({ xt }) => xt,
  },
  {
    name: l10n.t('Pure noise'),
    meaning: 'noise',
    sign: () => symbol('x', 'T'),
    place: 'mixture',
    values: ({ last }) => last,
  },
  {
    name: l10n.t('Guess of the noise'),
    meaning: 'prediction',
    sign: () => symbol('ε̂'),
    place: 'parameterisations',
    values: ({ guessedNoise }) => guessedNoise,
  },
  {
    name: l10n.t('Guess of the data'),
    meaning: 'prediction',
    sign: () => symbol('x̂', '0'),
    place: 'reverse',
    values: ({ guess }) => guess,
  },
  {
    name: l10n.t('One step back'),
    meaning: 'exact',
    sign: symbols.xtMinus1,
    place: 'posterior',
    values: ({ back }) => back,
  },
];

/** The process as a circle of pictures: noising from left to right above, guessing and one step back below. */
export const overviewFigure = framed('overview', (bench) => {
  const { signal, environment } = bench;
  const { digits, open } = environment;
  const scheduleOf = scheduleMemo();
  const imagesOf = memoize((index: number) => imagesFrom(digits, index));
  const controls = stateControls(bench, {
    steppers: {
      index: {
        count: digits.count,
        previous: l10n.t('Previous digit'),
        next: l10n.t('Next digit'),
        text: (index) => String(digits.label(index)),
      },
    },
  });
  const shown = stations().map((station) => {
    const picture = new Picture(station.name);
    const label = element(
      'span',
      { class: 'df-overview-name' },
      station.name,
      ' ',
      term(station.meaning, station.sign()),
    );
    if (open === undefined) {
      return {
        station,
        picture,
        element: element('div', { class: 'df-overview-station' }, picture.canvas, label),
      };
    }
    const button = element('button', { type: 'button', class: 'df-overview-station' }, picture.canvas, label);
    button.addEventListener('click', () => open(station.place), { signal });
    return { station, picture, element: button };
  });

  function draw(): void {
    const state = bench.state();
    const schedule = scheduleOf(state.schedule);
    const images = imagesOf(state.index);
    const arrays = arraysOf(schedule, images, state);
    for (const { station, picture } of shown) {
      picture.draw((context, side) => drawGrey(context, station.values(arrays), digits.side, { side }));
    }
  }

  onResize(bench.root, draw, signal);
  return {
    content: [
      element('p', { class: 'df-overview-way' }, `${l10n.t('Noising: q')} →`),
      element('div', { class: 'df-overview-stations' }, ...shown.map((each) => each.element)),
      element('p', { class: 'df-overview-way' }, `← ${l10n.t('Sampling: p')}`),
    ],
    controls,
    update: draw,
    recolor: draw,
    numbers() {
      const state = bench.state();
      const images = imagesOf(state.index);
      const step = closedForm(scheduleOf(state.schedule), state.t);
      const [x0 = new Float32Array()] = images;
      const xt = diffuse(step, x0, stepNoise(state.seed, 0, x0.length));
      const { shares } = guessAmong(images, step, xt);
      const rows = images.map((_, at) => [digits.label((state.index + at) % digits.count), shares[at] ?? 0]);
      return { columns: ['digit', 'p(x_0 | x_t)'], rows };
    },
  };
});

/** The chosen digit and those behind it, in all as many as the guess is among. */
const imagesFrom = (digits: DigitSource, index: number): Float32Array[] =>
  Array.from({ length: Math.min(overviewDigits, digits.count) }, (_, at) => digitValues(digits, index + at));

function arraysOf(
  schedule: ReturnType<ReturnType<typeof scheduleMemo>>,
  images: readonly Float32Array[],
  { t, seed, schedule: { T } }: FigureState<'overview'>,
): Arrays {
  const [x0 = new Float32Array()] = images;
  const noise = stepNoise(seed, 0, x0.length);
  const step = closedForm(schedule, t);
  const xt = diffuse(step, x0, noise);
  const { estimate } = guessAmong(images, step, xt);
  // One step of Algorithm 2 with the exact guess in place of the network's.
  const mean = posterior(schedule, t);
  const fresh = stepNoise(seed, t, x0.length);
  const deviation = Math.sqrt(mean.variance);
  return {
    x0,
    xt,
    noise,
    last: diffuse(closedForm(schedule, T), x0, noise),
    guess: estimate,
    guessedNoise: xt.map((value, i) => (value - step.signal * (estimate[i] ?? 0)) / step.noise),
    back: xt.map((value, i) => mean.x0 * (estimate[i] ?? 0) + mean.xt * value + deviation * (fresh[i] ?? 0)),
  };
}
