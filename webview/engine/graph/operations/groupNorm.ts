import type { BiasGradient } from './biasGradient';
import type { LayerContext, OperationRules, Value } from './operationRules';

/** (x − mean) / √(variance + eps) of each group of channels, then weight and bias by channel. */
export interface GroupNorm {
  readonly op: 'groupNorm';
  readonly weight: string;
  readonly bias: string;
  readonly groups: number;
  readonly eps: number;
}

/** Inputs: x, dy. */
export interface GroupNormInputGradient {
  readonly op: 'groupNormInputGradient';
  readonly weight: string;
  readonly groups: number;
  readonly eps: number;
}

/** Inputs: x, dy. */
export interface GroupNormWeightGradient {
  readonly op: 'groupNormWeightGradient';
  readonly groups: number;
  readonly eps: number;
}

export const groupNorm: OperationRules<
  GroupNorm,
  GroupNormInputGradient | GroupNormWeightGradient | BiasGradient
> = {
  shape({ groups }, { inputs: [x = []], refuse }) {
    if ((x[0] ?? 0) % groups !== 0) {
      refuse(`channels must be a multiple of ${groups}`);
    }
    return x;
  },
  differentiate({ weight, bias, groups, eps }, { input, dy, emit, toInput, toParameter }) {
    const x = input(0);
    toParameter(weight, { op: 'groupNormWeightGradient', groups, eps }, x, dy);
    toParameter(bias, { op: 'biasGradient' }, dy);
    toInput(0, () => emit({ op: 'groupNormInputGradient', weight, groups, eps }, x.shape, x, dy));
  },
};

/** A normalisation whose weight is 1 and bias 0 at first, as PyTorch's `GroupNorm`. */
export function addGroupNorm(
  graph: LayerContext<GroupNorm>,
  x: Value,
  name: string,
  groups: number,
  eps: number,
): Value {
  const channels = x.shape[0] ?? 0;
  const weight = graph.declare(`${name}.weight`, [channels], { kind: 'ones' });
  const bias = graph.declare(`${name}.bias`, [channels], { kind: 'zeros' });
  return graph.add({ op: 'groupNorm', weight, bias, groups, eps }, x);
}
