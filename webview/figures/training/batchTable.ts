import * as l10n from '@vscode/l10n';
import type { TinyStep } from '../../../src/diffusion/tinyNetworks/tinyDiffusion';
import type { Target } from '../../../src/figures/training';
import { valueTable, type ValueRow } from '../kit/valueTable';
import { followed, lineParts } from './stepPicture';

const names: Readonly<Record<Target, { readonly wanted: string; readonly answer: string }>> = {
  epsilon: { wanted: 'ε', answer: 'ε_θ' },
  x0: { wanted: 'x₀', answer: 'x̂_θ' },
  v: { wanted: 'v', answer: 'v_θ' },
};

/** Two decimals, so that the columns stand still; what a diverged training gives with a power of ten. */
const decimals = (value: number): string =>
  Math.abs(value) < 1000 ? value.toFixed(2).replace('-', '−') : value.toExponential(0).replace('-', '−');

/** The tensors of a step's first points, a column for each: what the lines of the algorithm so far have given. */
export function batchTable(): {
  readonly element: HTMLElement;
  readonly show: (step: TinyStep | undefined, target: Target, done: number) => void;
} {
  const columns = Array.from({ length: followed }, (_, index) => String(index + 1));
  const table = valueTable(columns);
  return {
    element: table.element,
    show(step, target, done) {
      table.set(rowsOf(step, target, done));
    },
  };
}

function rowsOf(step: TinyStep | undefined, target: Target, done: number): readonly ValueRow[] {
  const [drawn, timed, noised, answered] = lineParts(done);
  const row = (name: string, isKnown: boolean, value: (point: number) => string): ValueRow => ({
    name,
    values: Array.from({ length: followed }, (_, point) => (step && isKnown ? value(point) : '…')),
  });
  const vector = (values: Float64Array | undefined) => (point: number) =>
    values ? `${decimals(values[2 * point]!)}\n${decimals(values[2 * point + 1]!)}` : '…';
  const { wanted, answer } = names[target];
  return [
    row('x₀', drawn > 0, vector(step?.x0)),
    row('t', timed > 0, (point) => String(step?.t[point])),
    row('ε', noised > 0, vector(step?.noise)),
    row('xₜ', noised === 1, vector(step?.xt)),
    ...(target === 'v' ? [row(wanted, noised === 1, vector(step?.target))] : []),
    row(answer, answered > 0, vector(step?.output)),
    row(l10n.t('error²'), answered === 1, (point) => decimals(step ? squaredError(step, point) : NaN)),
  ];
}

/** The mean of a point's two squared errors, as the loss counts it. */
export function squaredError({ output, target }: TinyStep, point: number): number {
  const error = (axis: 0 | 1): number => output[2 * point + axis]! - target[2 * point + axis]!;
  return (error(0) ** 2 + error(1) ** 2) / 2;
}
