import * as l10n from '@vscode/l10n';
import { weightFiles, type WeightFiles } from '../../../../src/protocol/weightFiles';
import { decodeSafetensors, type SafetensorsFile, type Tensor, plainName } from '../../../../src/safetensors';
import { withTodaysNames } from './attentionNames';
import { inFile, type Folder } from './folder';

/** The tensors of a folder's network, and where they were. */
export interface FolderWeights extends SafetensorsFile {
  /** Path of the file, or of its first part. */
  readonly path: string;
  readonly variant: string;
}

/**
 * Reads the weights in `folder` (empty, or ending in `/`), in one file or in parts.
 * @throws {Error} with a sentence that names the file.
 */
export function readFolderWeights(files: Folder, folder: string): FolderWeights {
  const names = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  const chosen = weightFiles(names);
  if (!chosen) {
    throw new RangeError(missingWeights(names, folder));
  }
  refuseMissingParts(chosen, folder);
  const tensors = new Map<string, Tensor>();
  let metadata: Readonly<Record<string, string>> = {};
  for (const name of chosen.names) {
    inFile(folder + name, () => {
      const part = decodeSafetensors(files.get(folder + name) ?? new Uint8Array());
      metadata = part.metadata;
      for (const [tensorName, tensor] of withTodaysNames(part.tensors)) {
        if (tensors.has(tensorName)) {
          throw new RangeError(
            l10n.t('The tensor {0} is in another part of the weights, too.', plainName(tensorName) ?? '…'),
          );
        }
        tensors.set(tensorName, tensor);
      }
    });
  }
  return { tensors, metadata, path: folder + (chosen.names[0] ?? ''), variant: chosen.variant };
}

function refuseMissingParts({ names, parts, variant }: WeightFiles, folder: string): void {
  if (names.length === parts) {
    return;
  }
  const kind = variant ? `${variant}, ` : '';
  throw new RangeError(
    l10n.t(
      'The weights in {0} are in {1} parts, but the folder has only {2}; each one is needed.',
      `${folder}diffusion_pytorch_model (${kind}safetensors)`,
      parts,
      names.length,
    ),
  );
}

function missingWeights(names: readonly string[], folder: string): string {
  const pickle = names.find((name) => /^[\w.-]+\.(bin|pt|ckpt)$/.test(name));
  return pickle
    ? l10n.t(
        '{0} is a pickle, which can run code and is not opened. Save the model again with safe_serialization=True.',
        folder + pickle,
      )
    : l10n.t('The folder has no {0}.', `${folder}diffusion_pytorch_model.safetensors`);
}
