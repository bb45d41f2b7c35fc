import * as l10n from '@vscode/l10n';
import { snr } from '../../../src/diffusion/schedule';
import type { FigureState } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { columnShare, columnTime, lastColumn, latentTime, shareText } from '../../../src/figures/latents';
import { drawsDigits } from '../kit/digits/digitsModel';
import { digitValues } from '../kit/digits/digitValues';
import { element, oncePerFrame, onResize, type Child } from '../kit/dom';
import type { DigitSource } from '../kit/figure';
import { framed } from '../kit/frame';
import type { NumberTable } from '../kit/export/csv';
import { drawGrey } from '../kit/drawing/greyImage';
import type { ImageTable } from '../kit/network/gridWork';
import { closedFormSum, formula, root, symbol, symbols, term } from '../kit/math/mathMarkup';
import { NetworkWork } from '../kit/network/networkWork';
import { Picture } from '../kit/drawing/picture';
import { PictureRows } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { drawnPerColumn, interpolation, progressive, shared } from './strips';
import './latents.css';

const side = 16;

interface RowText {
  readonly label: () => Child;
  readonly name: string;
}

/** Three strips of digits, one of which is shown; its column at the clock's place stands above it, large. */
export const latentsFigure = framed('latents', (bench) => {
  const { signal, environment } = bench;
  const { digits } = environment;
  const work = new NetworkWork<ImageTable>(bench, drawsDigits(false), () => draw());
  const rows = new PictureRows(signal, (column) => bench.change({ column }));
  const large = [0, 1, 2, 3].map(() => {
    const picture = new Picture('');
    const label = element('figcaption');
    return { picture, label, element: element('figure', { class: 'df-term' }, picture.canvas, label) };
  });
  const pictures = element('div', { class: 'df-latents-large' }, ...large.map((each) => each.element));
  const stepper = {
    count: digits.count,
    previous: l10n.t('Previous digit'),
    next: l10n.t('Next digit'),
    text: (index: number) => String(digits.label(index % digits.count)),
  };
  const controls = stateControls(bench, { steppers: { digit: stepper, other: stepper } });

  const draw = oncePerFrame(() => {
    const state = bench.state();
    const { strip, column, seed, digit, other, level } = state;
    const { of, begin } = stripOf(state, digits);
    const found = work.ask(JSON.stringify([strip, seed, digit, other, level]), of, begin);
    const table = found.items.at(-1) ?? [];
    const texts = rowTexts(strip);
    rows.draw(
      columnTexts(strip),
      texts.map((text, row) => ({
        ...text,
        images: table[row] ?? new Array<undefined>(lastColumn + 1).fill(undefined),
      })),
      side,
      column,
      strip === 'interpolation' ? symbol('λ') : symbol('t'),
    );
    pictures.style.setProperty('--df-pictures', String(texts.length));
    large.forEach((each, row) => {
      const text = texts[row];
      each.element.hidden = text === undefined;
      if (text) {
        each.picture.canvas.setAttribute('aria-label', text.name);
        each.label.replaceChildren(text.label());
        const image = table[row]?.[column];
        each.picture.draw((context, width) => image && drawGrey(context, image, side, { side: width }));
      }
    });
  }, signal);

  onResize(bench.root, draw, signal);
  return {
    formula: formula(
      l10n.t('x_t is √ᾱ_t times x_0 plus √(1−ᾱ_t) times ε; x̂_0 is what the network makes of x_t'),
      ...closedFormSum(),
      ',\u2003',
      term('prediction', symbol('x̂', '0')),
      ' = (',
      term('state', symbols.xt()),
      ' − ',
      root('1 − ', symbols.alphaBar()),
      ' ',
      term('prediction', symbol('ε', 'θ')),
      ') / ',
      symbols.sqrtAlphaBar(),
    ),
    content: [pictures, rows.element, work.element],
    controls,
    recolor: draw,
    update: draw,
    numbers: () => numbersOf(bench.state()),
  };
});

/** What the columns are. */
function numbersOf({ strip, level }: FigureState<'latents'>): NumberTable {
  const columns = Array.from({ length: lastColumn + 1 }, (_, column) => column);
  return strip === 'interpolation'
    ? {
        columns: ['column', 'lambda', 't'],
        rows: columns.map((column) => [column, columnShare(column), latentTime(level)]),
      }
    : {
        columns: ['column', 't', 'snr'],
        rows: columns.map((column) => {
          const t = columnTime(column);
          return [column, t, snr(networkNoise, t)];
        }),
      };
}

function stripOf(state: FigureState<'latents'>, digits: DigitSource) {
  switch (state.strip) {
    case 'progressive':
      return progressive(state);
    case 'interpolation':
      return interpolation(digitValues(digits, state.digit), digitValues(digits, state.other), state);
    case 'shared':
      return shared(digitValues(digits, state.digit), state);
  }
}

function columnTexts(strip: FigureState<'latents'>['strip']): readonly string[] {
  return Array.from({ length: lastColumn + 1 }, (_, column) =>
    strip === 'interpolation' ? shareText(column) : String(columnTime(column)),
  );
}

function rowTexts(strip: FigureState<'latents'>['strip']): readonly RowText[] {
  const state = { label: () => term('state', symbols.xt()), name: l10n.t('x_t, the data with noise') };
  const prediction = {
    label: () => term('prediction', symbol('x̂', '0')),
    name: l10n.t('x̂_0, the image by this prediction'),
  };
  switch (strip) {
    case 'progressive':
      return [state, prediction];
    case 'interpolation':
      return [
        { label: () => term('data', symbols.x0()), name: l10n.t('The two digits, mixed') },
        state,
        prediction,
      ];
    case 'shared':
      return [state, ...Array.from({ length: drawnPerColumn }, () => prediction)];
  }
}
