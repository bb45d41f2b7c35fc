import type { OperationRules } from './operationRules';

/** Active in training only: y = x · mask / (1 − rate). */
export interface Dropout {
  readonly op: 'dropout';
  readonly rate: number;
}

/** With the mask of the forward pass's node `mask`. Input: dy. */
export interface DropoutGradient {
  readonly op: 'dropoutGradient';
  readonly rate: number;
  readonly mask: number;
}

export const dropout: OperationRules<Dropout, DropoutGradient> = {
  shape: (_, { inputs: [x = []] }) => x,
  differentiate({ rate }, { node, dy, emit, toInput }) {
    toInput(0, () => emit({ op: 'dropoutGradient', rate, mask: node.id }, dy.shape, dy));
  },
};
