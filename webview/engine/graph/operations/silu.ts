import type { OperationRules } from './operationRules';

/** x · σ(x). */
export interface Silu {
  readonly op: 'silu';
}

/** dy · σ(x) · (1 + x (1 − σ(x))). Inputs: x, dy. */
export interface SiluGradient {
  readonly op: 'siluGradient';
}

export const silu: OperationRules<Silu, SiluGradient> = {
  shape: (_, { inputs: [x = []] }) => x,
  differentiate(_, { input, dy, emit, toInput }) {
    toInput(0, () => emit({ op: 'siluGradient' }, dy.shape, input(0), dy));
  },
};
