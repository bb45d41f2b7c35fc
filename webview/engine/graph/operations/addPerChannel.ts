import type { OperationRules } from './operationRules';

/** Image plus a vector with one entry per channel. */
export interface AddPerChannel {
  readonly op: 'addPerChannel';
}

/** dy summed over the pixels: the adjoint of a vector added to every pixel. Input: dy. */
export interface SumPixels {
  readonly op: 'sumPixels';
}

export const addPerChannel: OperationRules<AddPerChannel, SumPixels> = {
  shape(_, { inputs: [x = [], vector], refuse }) {
    if (vector?.join() !== String(x[0] ?? 0)) {
      refuse('the vector must have one entry per channel');
    }
    return x;
  },
  differentiate(_, { input, dy, emit, toInput }) {
    toInput(0, () => dy);
    toInput(1, () => emit({ op: 'sumPixels' }, input(1).shape, dy));
  },
};
