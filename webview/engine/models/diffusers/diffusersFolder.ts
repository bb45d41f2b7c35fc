import * as l10n from '@vscode/l10n';
import { encodeSafetensors, type Tensor, plainName, plainNames } from '../../../../src/safetensors';
import type { Weights } from '../../contract/engine';
import { parameterCount, type Graph } from '../../graph/graph';
import { buildUNet } from '../../graph/unet';
import type { UNetConfig } from '../../graph/unetConfig';
import type { ModelFiles } from '../../protocol/models';
import { readPretrained } from '../pretrainedWeights';
import { inFile, jsonFile, textFile, type Folder } from './folder';
import { folderReadme } from './folderReadme';
import { readFolderWeights, type FolderWeights } from './folderWeights';
import { readPythonJson } from './pythonJson';
import { readScheduler, type SchedulerReading } from './readScheduler';
import { readUNetFolder, type UNetReading } from './readUNetFolder';
import { schedulerFile, type Process } from './schedulerFile';
import { writeUNetConfig } from './unetConfigFile';

const weightsName = 'diffusion_pytorch_model.safetensors';
/** In the metadata of a weights file of ours: diffusers has no key that says what the last class means. */
const lastClassKey = 'last_class';
const noClassName = 'no class';

export interface DiffusersModel extends Process {
  readonly config: UNetConfig;
  readonly weights: Weights;
  /** False of a network with classes that has none which means “no class”. */
  readonly noClass?: boolean | undefined;
}

/** A model as the folder of diffusers' DDPMPipeline: `from_pretrained` opens it. */
export function writeDiffusersFolder({
  config,
  weights,
  noClass = true,
  ...process
}: DiffusersModel): Folder {
  const scheduler = schedulerFile(process);
  const hasNoClass = config.num_class_embeds !== null && noClass;
  const metadata = { format: 'pt', ...(hasNoClass ? { [lastClassKey]: noClassName } : {}) };
  const tensors = new Map<string, Tensor>();
  for (const [name, { shape, data }] of weights) {
    tensors.set(name, { dtype: 'F32', shape, data });
  }
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
    ['unet/config.json', jsonFile(writeUNetConfig(config))],
    [`unet/${weightsName}`, encodeSafetensors(tensors, metadata)],
    ['README.md', textFile(folderReadme(process))],
  ]);
}

/** What a folder's model will need, known before its weights are read. */
export interface MemoryEstimate {
  readonly parameters: number;
  /** Weights and one image's activations in float32, about. */
  readonly bytes: number;
}

/** Where a folder leaves the images' size open, an estimate is for this one. */
const usualSide = 32;

/** Reads a model's config from a folder, for an estimate before the weights are loaded. */
export function estimateMemory(files: Folder): MemoryEstimate {
  const graph = graphOf(readUNetFolder(files, usualSide));
  const parameters = parameterCount(graph);
  return { parameters, bytes: 4 * (parameters + activations(graph)) };
}

/** What a folder does not say and its user must. */
export interface FolderAnswers {
  /** Width and height of the images. */
  readonly side?: number | undefined;
  /** Whether the last of the classes means “no class”. */
  readonly noClass?: boolean | undefined;
}

/** What has to be said before a folder can be read. */
export interface FolderQuestions {
  readonly size: boolean;
  /** How many rows the table of classes has, when it is not known what the last means; else null. */
  readonly embeddings: number | null;
}

/** What the diffusers folder of a DDPM-like pipeline holds. */
export interface FolderModel extends ModelFiles {
  readonly parameters: number;
  /** Sentences on what of the folder was not used. */
  readonly remarks: readonly string[];
}

/**
 * What the user must say before `readDiffusersFolder` can tell.
 * @throws {Error} with a sentence when the folder's config or weights are damaged.
 */
export function folderQuestions(files: Folder): FolderQuestions {
  const { config, folder, statesSize } = readUNetFolder(files, usualSide);
  const { num_class_embeds: embeddings } = config;
  const known = embeddings === null || lastIsNoClass(embeddings, readFolderWeights(files, folder)) === true;
  return { size: !statesSize, embeddings: known ? null : embeddings };
}

/**
 * Reads the folder of a DDPM-like pipeline, with `unet/` and `scheduler/` or with the network's files at its root.
 * Every tensor is checked by name and shape; attention may have its old names. A network with classes whose last one
 * is not said to mean “no class” has none that does.
 * @throws {Error} whose message is a sentence that names the file and the place; nothing is opened then.
 */
export function readDiffusersFolder(files: Folder, { side, noClass }: FolderAnswers = {}): FolderModel {
  const reading = readUNetFolder(files, side);
  const { config, folder, unused } = reading;
  const scheduler = readSchedulerIn(files);
  const graph = graphOf(reading);
  const read = readFolderWeights(files, folder);
  const weights = inFile(read.path, () => {
    refuseExtra(read.tensors, graph);
    const encoded = encodeSafetensors(read.tensors, { ...read.metadata });
    // Opens them once, so that what does not fit is refused before anything changes.
    readPretrained(encoded, graph);
    return encoded;
  });
  const { num_class_embeds: embeddings } = config;
  const hasNoClass = embeddings === null || (lastIsNoClass(embeddings, read) ?? noClass ?? false);
  return {
    schedule: scheduler.schedule,
    loss: scheduler.loss,
    config: JSON.stringify(config),
    weights,
    parameters: parameterCount(graph),
    ...(hasNoClass ? {} : { noClass: false }),
    remarks: remarks(read, scheduler, unused, files),
  };
}

const graphOf = ({ config, folder }: UNetReading): Graph =>
  inFile(`${folder}config.json`, () => buildUNet(config));

/** Whether the last class means “no class”, as far as the files say it; a single class can mean nothing else. */
function lastIsNoClass(embeddings: number, { metadata }: FolderWeights): true | undefined {
  return embeddings === 1 || metadata[lastClassKey] === noClassName ? true : undefined;
}

const schedulerPlace = (files: Folder): string | undefined =>
  ['scheduler/scheduler_config.json', 'scheduler_config.json'].find((each) => files.has(each));

function readSchedulerIn(files: Folder): SchedulerReading {
  const place = schedulerPlace(files);
  const file = place === undefined ? undefined : files.get(place);
  return inFile(place ?? '', () => readScheduler(file && new TextDecoder().decode(file)));
}

function remarks(
  { path, variant }: FolderWeights,
  scheduler: SchedulerReading,
  unusedOfNetwork: readonly string[],
  files: Folder,
): string[] {
  return [
    ...(variant ? [l10n.t('The weights are those of {0}.', path)] : []),
    ...(schedulerPlace(files) === undefined
      ? [
          l10n.t(
            'The folder has no scheduler_config.json: it is taken that the network predicts ε on the noise schedule of the DDPM paper.',
          ),
        ]
      : []),
    ...(scheduler.unused.length > 0
      ? [
          l10n.t(
            'Of scheduler_config.json the noise schedule and the prediction type are used, and these options are not: {0}.',
            plainNames(scheduler.unused),
          ),
        ]
      : []),
    ...(unusedOfNetwork.length > 0
      ? [
          l10n.t(
            'Of config.json these options are not known here and not used: {0}.',
            plainNames(unusedOfNetwork),
          ),
        ]
      : []),
    ...(decodesLatents(files)
      ? [
          l10n.t(
            'Its pipeline decodes what the network draws by a VAE, which is not opened: the pictures show latents.',
          ),
        ]
      : []),
  ];
}

/** Whether the pipeline has a part that turns latents into images; diffusers writes [null, null] for one that is left out. */
function decodesLatents(files: Folder): boolean {
  const index = files.get('model_index.json');
  const value = index && readPythonJson('model_index.json', new TextDecoder().decode(index));
  const isPart = (part: unknown) => Array.isArray(part) && part.some((name) => name !== null);
  const parts = typeof value === 'object' && value !== null ? value : {};
  return ['vae', 'vqvae'].some((name) => isPart(Reflect.get(parts, name)));
}

function refuseExtra(tensors: ReadonlyMap<string, Tensor>, graph: Graph): void {
  const known = new Set(graph.parameters.map(({ name }) => name));
  const extra = [...tensors.keys()].find((name) => !known.has(name));
  if (extra !== undefined) {
    throw new RangeError(
      l10n.t(
        'The tensor {0} has no place in the network that config.json describes.',
        plainName(extra) ?? '…',
      ),
    );
  }
}

/** Size of all activations of one image's forward pass, in numbers. */
function activations(graph: Graph): number {
  return graph.nodes.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}
