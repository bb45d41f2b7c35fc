import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import type { TrainedStep } from '../../engine/protocol/trainedStep';
import { drawImageGrid, imageGrid } from '../../engine/pictures/drawImageGrid';
import { element } from '../../figures/kit/dom';
import type { AlgorithmLine, AlgorithmTarget } from '../../figures/training/algorithm';

const answers: Readonly<Record<AlgorithmTarget, string>> = {
  epsilon: 'ε_θ',
  x0: 'x̂_θ',
  v: 'v_θ',
  flow: 'v_θ',
};

/** Noise reaches beyond the image's range: its pictures show three standard deviations. */
const noiseScale = 1 / 3;

/** The examples of a step in columns; the rows come as the lines of the algorithm are reached. */
export function exampleTable(): {
  readonly element: HTMLElement;
  show(step: TrainedStep | undefined, target: AlgorithmTarget, line: AlgorithmLine): void;
} {
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'example-table', 'aria-label': l10n.t('The first examples of the batch') },
    body,
  );
  const host = element('div', { class: 'example-table-frame' }, table);
  let drawn: readonly unknown[] = [];
  return {
    element: host,
    show(step, target, line) {
      const state = [step, target, line];
      if (state.every((each, i) => each === drawn[i])) {
        return;
      }
      drawn = state;
      table.hidden = step === undefined;
      if (step) {
        body.replaceChildren(...rowsOf(step, target, line));
      }
    },
  };
}

function rowsOf(step: TrainedStep, target: AlgorithmTarget, line: AlgorithmLine): HTMLElement[] {
  const { x0, t, noise, xt, output, target: wanted, squaredErrors } = step;
  const errors = output.map((value, i) => value - (wanted[i] ?? 0));
  const isNoise = target !== 'x0';
  const row = (name: string, cells: readonly (HTMLElement | string)[]): HTMLElement =>
    element('tr', {}, element('th', { scope: 'row' }, name), ...cells.map((cell) => element('td', {}, cell)));
  const tensors = (name: string, values: Float32Array, scale = 1): HTMLElement =>
    row(
      name,
      t.map((_, example) => tensorCell(step, values, example, scale, name)),
    );
  return [
    tensors('x₀', x0),
    ...(line >= 3
      ? [
          row(
            't',
            t.map((each) => formatNumber(each, 4)),
          ),
        ]
      : []),
    ...(line >= 4 ? [tensors('ε', noise, noiseScale)] : []),
    ...(line >= 5
      ? [
          tensors('xₜ', xt, noiseScale),
          tensors(answers[target], output, isNoise ? noiseScale : 1),
          tensors(l10n.t('error'), errors, noiseScale),
          row(
            l10n.t('error²'),
            squaredErrors.map((each) => formatNumber(each, 3)),
          ),
        ]
      : []),
  ];
}

/** One example's tensor: a picture, or the two coordinates of a point. */
function tensorCell(
  { side, channels }: TrainedStep,
  values: Float32Array,
  example: number,
  scale: number,
  name: string,
): HTMLElement {
  const size = channels * side ** 2;
  const own = values.subarray(example * size, (example + 1) * size);
  if (side === 1) {
    return element('span', { class: 'number' }, Array.from(own, (value) => value.toFixed(2)).join(', '));
  }
  const surface = new OffscreenCanvas(1, 1);
  drawImageGrid(
    surface,
    imageGrid(
      own.map((value) => scale * value),
      1,
      side,
      channels,
    ),
  );
  const canvas = element('canvas', {
    role: 'img',
    'aria-label': l10n.t('{0} of example {1}', name, example + 1),
    width: String(side),
    height: String(side),
  });
  canvas.getContext('2d')?.drawImage(surface, 0, 0);
  return canvas;
}
