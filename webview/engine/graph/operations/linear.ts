import { sizeOf } from '../shape';
import type { BiasGradient } from './biasGradient';
import type { LayerContext, OperationRules, Value } from './operationRules';

/** y = W x + b over the features of a vector, or over the channels of an image at every pixel. */
export interface Linear {
  readonly op: 'linear';
  readonly weight: string;
  readonly bias: string;
}

/** Input: dy. */
export interface LinearInputGradient {
  readonly op: 'linearInputGradient';
  readonly weight: string;
}

/** Inputs: x, dy. */
export interface LinearWeightGradient {
  readonly op: 'linearWeightGradient';
}

export const linear: OperationRules<Linear, LinearInputGradient | LinearWeightGradient | BiasGradient> = {
  shape({ weight }, { inputs: [x = []], parameterShape, refuse }) {
    const [features = 0, expected] = parameterShape(weight);
    if ((x[0] ?? 0) !== expected) {
      refuse(`${weight} expects ${expected} features`);
    }
    return [features, ...x.slice(1)];
  },
  flops: (_, [inputChannels = 0], output) => 2 * sizeOf(output) * inputChannels,
  differentiate({ weight, bias }, { input, dy, emit, toInput, toParameter }) {
    const x = input(0);
    toParameter(weight, { op: 'linearWeightGradient' }, x, dy);
    toParameter(bias, { op: 'biasGradient' }, dy);
    toInput(0, () => emit({ op: 'linearInputGradient', weight }, x.shape, dy));
  },
};

/** A linear layer of x's channels, initialised as PyTorch's `Linear`. */
export function addLinear(graph: LayerContext<Linear>, x: Value, name: string, features: number): Value {
  const fanIn = x.shape[0] ?? 0;
  const weight = graph.declare(`${name}.weight`, [features, fanIn], { kind: 'uniform', fanIn });
  const bias = graph.declare(`${name}.bias`, [features], { kind: 'uniform', fanIn });
  return graph.add({ op: 'linear', weight, bias }, x);
}
