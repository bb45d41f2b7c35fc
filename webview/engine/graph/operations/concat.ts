import type { OperationRules } from './operationRules';

/** Along the channels. */
export interface Concat {
  readonly op: 'concat';
}

/** Channels `from` to `to` − 1: the adjoint of one part of a concatenation. Input: dy. */
export interface Slice {
  readonly op: 'slice';
  readonly from: number;
  readonly to: number;
}

export const concat: OperationRules<Concat, Slice> = {
  shape(_, { inputs, refuse }) {
    const [first = []] = inputs;
    const size = first.slice(1);
    if (inputs.some((shape) => shape.slice(1).join() !== size.join())) {
      refuse('the images must have one size');
    }
    return [inputs.reduce((sum, [channels = 0]) => sum + channels, 0), ...size];
  },
  differentiate(_, { inputs, dy, emit, toInput }) {
    let from = 0;
    inputs.forEach(({ shape }, index) => {
      const to = from + (shape[0] ?? 0);
      const part = { op: 'slice', from, to } as const;
      toInput(index, () => emit(part, shape, dy));
      from = to;
    });
  },
  preparesNextLayer: true,
};
