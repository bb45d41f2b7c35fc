import type { OperationRules } from './operationRules';

/** Nearest neighbour, twice the height and width. */
export interface Upsample {
  readonly op: 'upsample';
}

/** Sums of 2×2 pixels. Input: dy. */
export interface UpsampleGradient {
  readonly op: 'upsampleGradient';
}

export const upsample: OperationRules<Upsample, UpsampleGradient> = {
  shape: (_, { inputs: [[channels = 0, height = 0, width = 0] = []] }) => [channels, height * 2, width * 2],
  differentiate(_, { input, dy, emit, toInput }) {
    toInput(0, () => emit({ op: 'upsampleGradient' }, input(0).shape, dy));
  },
  preparesNextLayer: true,
};
