import * as l10n from '@vscode/l10n';
import { decodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { TrainingSnapshot, Weights } from '../contract/engine';
import { shapeMismatch } from '../contract/shapeMismatch';
import type { Graph } from '../graph/graph';
import type { Parameter } from '../graph/parameter';
import { parts } from './checkpoint';
import { bfloat16Value, float16Value } from './float16';

/**
 * A diffusers weights file (diffusion_pytorch_model.safetensors, of any floating type), or the averaged weights of a
 * checkpoint, as the start of a run: step 0, the average equal to the weights, Adam fresh.
 * @throws {Error} whose message is a sentence when the file is damaged or is not of this network.
 */
export function readPretrained(bytes: Uint8Array, graph: Graph): TrainingSnapshot {
  const { tensors } = decodeSafetensors(bytes);
  const gather = (value: (parameter: Parameter) => Float32Array): Weights =>
    new Map(
      graph.parameters.map((parameter) => {
        const { name, shape } = parameter;
        return [name, { shape, data: value(parameter) }];
      }),
    );
  const weights = gather((parameter) =>
    floats(parameter, tensors.get(parameter.name) ?? tensors.get(parts.ema + parameter.name)),
  );
  const zeros = () => gather(({ name }) => new Float32Array(weights.get(name)?.data.length ?? 0));
  return { step: 0, weights, ema: weights, adamM: zeros(), adamV: zeros() };
}

function floats(parameter: Parameter, tensor: Tensor | undefined): Float32Array {
  if (tensor?.shape.join() !== parameter.shape.join()) {
    throw new RangeError(shapeMismatch(parameter, tensor?.shape));
  }
  const data = float32(tensor);
  if (!data) {
    throw new RangeError(
      l10n.t(
        'The tensor {0} holds whole numbers of the type {1}, not weights.',
        parameter.name,
        tensor.dtype,
      ),
    );
  }
  if (!data.every(Number.isFinite)) {
    throw new RangeError(l10n.t('The tensor {0} holds values that are not finite.', parameter.name));
  }
  return data;
}

function float32(tensor: Tensor): Float32Array | undefined {
  switch (tensor.dtype) {
    case 'F32':
      return tensor.data;
    case 'F16':
      return Float32Array.from(tensor.data, float16Value);
    case 'BF16':
      return Float32Array.from(tensor.data, bfloat16Value);
    case 'F64':
      return Float32Array.from(tensor.data);
    case 'I32':
    case 'I64':
    case 'U8':
      return undefined;
  }
}
