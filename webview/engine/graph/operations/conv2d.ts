import { evenPadding, sizeOf, type Padding, type Window } from '../shape';
import type { BiasGradient } from './biasGradient';
import type { LayerContext, OperationRules, Value } from './operationRules';

/** Cross-correlation with a square kernel, OIHW, as PyTorch's `conv2d`. */
export interface Conv2d extends Window {
  readonly op: 'conv2d';
  readonly weight: string;
  readonly bias: string;
}

/** Input: dy. */
export interface Conv2dInputGradient extends Window {
  readonly op: 'conv2dInputGradient';
  readonly weight: string;
}

/** Inputs: x, dy. */
export interface Conv2dWeightGradient extends Window {
  readonly op: 'conv2dWeightGradient';
}

export const conv2d: OperationRules<Conv2d, Conv2dInputGradient | Conv2dWeightGradient | BiasGradient> = {
  shape(
    { weight, kernel, stride, padding },
    { inputs: [[channels = 0, height = 0, width = 0] = []], parameterShape, refuse },
  ) {
    const [out = 0, expected] = parameterShape(weight);
    if (channels !== expected) {
      refuse(`${weight} expects ${expected} channels`);
    }
    const extent = (size: number, zeros: number) => Math.floor((size + zeros - kernel) / stride) + 1;
    const result = [
      out,
      extent(height, padding.top + padding.bottom),
      extent(width, padding.left + padding.right),
    ];
    if (Math.min(...result) < 1) {
      refuse('the image is smaller than the kernel');
    }
    return result;
  },
  flops: ({ kernel }, [inputChannels = 0], output) => 2 * sizeOf(output) * inputChannels * kernel ** 2,
  differentiate({ weight, bias, kernel, stride, padding }, { input, dy, emit, toInput, toParameter }) {
    const x = input(0);
    const window = { kernel, stride, padding };
    toParameter(weight, { op: 'conv2dWeightGradient', ...window }, x, dy);
    toParameter(bias, { op: 'biasGradient' }, dy);
    toInput(0, () => emit({ op: 'conv2dInputGradient', weight, ...window }, x.shape, dy));
  },
};

/** A convolution initialised as PyTorch's `Conv2d`; the padding keeps the size at stride 1 unless said. */
export function addConv2d(
  graph: LayerContext<Conv2d>,
  x: Value,
  name: string,
  channels: number,
  kernel: 1 | 3,
  stride: 1 | 2 = 1,
  padding: Padding = evenPadding((kernel - 1) / 2),
): Value {
  const inChannels = x.shape[0] ?? 0;
  const fanIn = inChannels * kernel * kernel;
  const shape = [channels, inChannels, kernel, kernel];
  const weight = graph.declare(`${name}.weight`, shape, { kind: 'uniform', fanIn });
  const bias = graph.declare(`${name}.bias`, [channels], { kind: 'uniform', fanIn });
  return graph.add({ op: 'conv2d', weight, bias, kernel, stride, padding }, x);
}
