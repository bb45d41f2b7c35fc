import * as l10n from '@vscode/l10n';
import { SafetensorsError, type SafetensorsFile } from '../safetensors';

/**
 * The bytes of a tensor of shape [N, ...rest] in dist/datasets.safetensors.
 * @throws {SafetensorsError} when there is no such tensor.
 */
export function bytesOf({ tensors }: SafetensorsFile, name: string, rest: readonly number[]): Uint8Array {
  const tensor = tensors.get(name);
  if (tensor?.dtype !== 'U8' || String(tensor.shape.slice(1)) !== String(rest)) {
    throw new SafetensorsError(
      l10n.t(
        'The file of data sets has no tensor "{0}" of bytes and shape [{1}].',
        name,
        ['N', ...rest].join(', '),
      ),
    );
  }
  return tensor.data;
}
