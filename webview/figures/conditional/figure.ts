import * as l10n from '@vscode/l10n';
import { digitsPerScale, guidedSteps, scales } from '../../../src/figures/conditional';
import { drawsDigits } from '../kit/digits/digitsModel';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { framed } from '../kit/frame';
import { drawGrey } from '../kit/drawing/greyImage';
import type { ImageTable } from '../kit/network/gridWork';
import { formula, symbol, symbols, term } from '../kit/math/mathMarkup';
import { NetworkWork } from '../kit/network/networkWork';
import { Picture } from '../kit/drawing/picture';
import { PictureRows } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { guidedDigits } from './guidedDigits';
import './conditional.css';

const side = 16;

/** Digits of one class over the guidance scale, each row from the same noise; the clock's column stands above, large. */
export const conditionalFigure = framed('conditional', (bench) => {
  const { signal } = bench;
  const work = new NetworkWork<ImageTable>(bench, drawsDigits(true), () => draw());
  const rows = new PictureRows(signal, (column) => bench.change({ column }));
  const pictures = Array.from(
    { length: digitsPerScale },
    (_, index) => new Picture(l10n.t('Digit {0} at this scale', index + 1)),
  );
  const controls = stateControls(bench, {
    steppers: {
      digitClass: {
        count: 10,
        previous: l10n.t('Previous class'),
        next: l10n.t('Next class'),
        text: String,
      },
    },
  });

  const draw = oncePerFrame(() => {
    const state = bench.state();
    const { digitClass, seed, column } = state;
    const found = work.ask(JSON.stringify([digitClass, seed]), guidedSteps, guidedDigits(state));
    const table = found.items.at(-1) ?? [];
    const empty = new Array<undefined>(scales.length).fill(undefined);
    rows.draw(
      scales.map(String),
      Array.from({ length: digitsPerScale }, (_, row) => ({
        label: () => term('prediction', symbol('x̂', '0')),
        name: l10n.t('x̂_0 over the guidance scale'),
        images: table[row] ?? empty,
      })),
      side,
      column,
      symbol('s'),
    );
    pictures.forEach((picture, row) => {
      const image = table[row]?.[column];
      picture.draw((context, width) => image && drawGrey(context, image, side, { side: width }));
    });
  }, signal);

  const output = (condition: string) =>
    term('prediction', symbol('ε', 'θ'), '(', symbols.xt(), `, ${condition})`);
  onResize(bench.root, draw, signal);
  return {
    formula: formula(
      l10n.t('ε̃ is ε_θ without a class plus s times the difference that the class makes'),
      term('prediction', symbol('ε̃')),
      ' = ',
      output('∅'),
      ' + ',
      symbol('s'),
      ' (',
      output('c'),
      ' − ',
      output('∅'),
      ')',
    ),
    content: [
      element('div', { class: 'df-guided' }, ...pictures.map(({ canvas }) => canvas)),
      rows.element,
      work.element,
    ],
    controls,
    recolor: draw,
    update: draw,
    numbers: () => ({
      columns: ['column', 'scale'],
      rows: scales.map((scale, column) => [column, scale]),
    }),
  };
});
