import * as l10n from '@vscode/l10n';
import { decodeSafetensors, encodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { Weights } from '../engine';
import { parameterCount, type Graph } from '../graph/graph';
import { buildUNet } from '../graph/unet';
import type { UNetConfig } from '../graph/unetConfig';
import type { ModelFiles } from '../network';
import { readPretrained } from '../pretrainedWeights';
import { parseUNetConfig } from '../unetConfigFile';
import { withTodaysNames } from './attentionNames';
import { jsonFile, type Folder } from './folder';
import { readSchedulerFile, schedulerFile, type Process } from './schedulerFile';
import { unetDefaults, unetFile, unsupportedKey } from './unetFile';

const weightsName = 'diffusion_pytorch_model.safetensors';

export interface DiffusersModel extends Process {
  readonly config: UNetConfig;
  readonly weights: Weights;
}

/** A model as the folder of diffusers' DDPMPipeline: `from_pretrained` opens it. */
export function writeDiffusersFolder({ config, weights, ...process }: DiffusersModel): Folder {
  const scheduler = schedulerFile(process);
  const tensors = new Map<string, Tensor>();
  for (const [name, { shape, data }] of weights) tensors.set(name, { dtype: 'F32', shape, data });
  return new Map([
    [
      'model_index.json',
      jsonFile({
        _class_name: 'DDPMPipeline',
        _diffusers_version: '0.31.0',
        scheduler: ['diffusers', scheduler['_class_name']],
        unet: ['diffusers', 'UNet2DModel'],
      }),
    ],
    ['scheduler/scheduler_config.json', jsonFile(scheduler)],
    ['unet/config.json', jsonFile(unetFile(config))],
    [`unet/${weightsName}`, encodeSafetensors(tensors, { format: 'pt' })],
  ]);
}

/** What a folder's model will need, known before its weights are read. */
export interface MemoryEstimate {
  readonly parameters: number;
  /** Weights and one image's activations in float32, about. */
  readonly bytes: number;
}

/** Reads a model's config from a folder, for an estimate before the weights are loaded. */
export function estimateMemory(files: Folder): MemoryEstimate {
  const graph = buildUNet(readConfig(files).config);
  const parameters = parameterCount(graph);
  return { parameters, bytes: 4 * (parameters + activations(graph)) };
}

/**
 * Reads the folder of a DDPM-like pipeline, with `unet/` and `scheduler/` or with the network's files at its root.
 * Every tensor is checked by name and shape; attention may have its old names.
 * @throws {Error} whose message is a sentence that names the file and the place; nothing is opened then.
 */
export function readDiffusersFolder(files: Folder): ModelFiles & { readonly parameters: number } {
  const { config, folder } = readConfig(files);
  const graph = buildUNet(config);
  const path = `${folder}${weightsName}`;
  const file = files.get(path);
  if (!file) throw new RangeError(missingWeights(files, folder));
  const weights = inFile(path, () => {
    const { tensors, metadata } = decodeSafetensors(file);
    const renamed = withTodaysNames(tensors);
    const encoded = encodeSafetensors(new Map(renamed), { ...metadata });
    refuseExtra(renamed, graph);
    // Opens them once, so that what does not fit is refused before anything changes.
    readPretrained(encoded, graph);
    return encoded;
  });
  const place = ['scheduler/scheduler_config.json', 'scheduler_config.json'].find((each) => files.has(each));
  const scheduler = place === undefined ? undefined : files.get(place);
  const process = inFile(place ?? '', () =>
    readSchedulerFile(scheduler && new TextDecoder().decode(scheduler)),
  );
  return { ...process, config: JSON.stringify(config), weights, parameters: parameterCount(graph) };
}

/** Reads a part; what is wrong with it names its file. */
function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(reason.includes(path) ? reason : `${path}: ${reason}`, { cause: error });
  }
}

function readConfig(files: Folder): { config: UNetConfig; folder: string } {
  const folder = files.has('unet/config.json') ? 'unet/' : '';
  const file = files.get(`${folder}config.json`);
  if (!file) {
    throw new RangeError(
      l10n.t(
        'The folder has neither unet/config.json nor config.json; choose the folder that diffusers saved.',
      ),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(file));
  } catch {
    throw new RangeError(l10n.t('{0} is not JSON.', `${folder}config.json`));
  }
  const stated = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const unsupported = unsupportedKey(stated);
  if (unsupported) {
    throw new RangeError(
      l10n.t(
        '{0}: {1} is {2}, which this network does not have. Choose a UNet2DModel with the default.',
        `${folder}config.json`,
        unsupported[0],
        JSON.stringify(unsupported[1]),
      ),
    );
  }
  return { config: parseUNetConfig(JSON.stringify({ ...unetDefaults, ...stated })), folder };
}

function missingWeights(files: Folder, folder: string): string {
  const pickle = [...files.keys()].find((name) => name.startsWith(folder) && /\.(bin|pt|ckpt)$/.test(name));
  return pickle
    ? l10n.t(
        '{0} is a pickle, which can run code and is not opened. Save the model again with safe_serialization=True.',
        pickle,
      )
    : l10n.t('The folder has no {0}.', `${folder}${weightsName}`);
}

function refuseExtra(tensors: ReadonlyMap<string, Tensor>, graph: Graph): void {
  const known = new Set(graph.parameters.map(({ name }) => name));
  const extra = [...tensors.keys()].find((name) => !known.has(name));
  if (extra !== undefined) {
    throw new RangeError(
      l10n.t('The tensor {0} has no place in the network that config.json describes.', extra),
    );
  }
}

/** Numbers that one forward pass of one image makes. */
function activations(graph: Graph): number {
  return graph.nodes.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}
