import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../../../src/base/errorMessage';
import { plainNames } from '../../../../../src/safetensors';
import type { ForeignInputs, ForeignShape } from '../../../protocol/foreignModel';
import type { ForeignOptions } from '../denoiser';
import { foreignShape, recogniseInputs } from '../foreignInputs';
import { estimateCost, refuseUnknownOperations } from './estimateCost';
import type { BorderTensor, ForeignModel } from './foreignModel';
import { memoryLimit } from './memoryLimit';
import { readForeignModel } from './modelReader';
import { ExternalWeights, ModelRefusal } from './modelRefusal';

/** An ONNX file that was read and found to be a denoiser whose cost is bounded; nothing of it has run. */
export interface InspectedModel {
  readonly inputs: ForeignInputs;
  readonly shape: ForeignShape;
  border(name: string): BorderTensor | undefined;
  /** How many images it may be given at once. */
  atOnce(): number;
}

/** More images at once are not faster on one thread. */
const mostAtOnce = 16;
/** A prediction of more arithmetic than this takes minutes on one thread. */
const mostFlops = 2e12;
/** ONNX Runtime's heap before it has opened anything. */
const runtimeBytes = 16 * 2 ** 20;

/** The heap of a model: the runtime's, the file as it came and as it was parsed, and the tensors that are made of it. */
export function heapBytes(file: number, tensors: number): number {
  return runtimeBytes + 2 * file + tensors;
}

/**
 * Reads a file and works out what it would cost.
 * @throws {ModelRefusal} with a sentence that names the file.
 */
export function inspectModel(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { inputs: stated, shape: statedShape, memory = memoryLimit(undefined) }: ForeignOptions,
): InspectedModel {
  const most = { bytes: memory - heapBytes(bytes.length, 0), flops: mostFlops };
  const model = runnable(name, () => {
    if (most.bytes <= 0) {
      throw new ModelRefusal(l10n.t('It is too large for the memory that it may take here.'));
    }
    const read = readForeignModel(bytes);
    refuseUnknownOperations(read);
    return read;
  });
  const { inputs, shape } = placesIn(name, model, stated, statedShape);
  const cost = (batch: number) => estimateCost(model, given(model, inputs, shape, batch), most);
  runnable(name, () => cost(shape.batch ?? 1));
  let atOnce: number | undefined;
  return {
    inputs,
    shape,
    border: (wanted) => model.inputs.find((each) => each.name === wanted),
    atOnce: () => (atOnce ??= largestBatch(cost)),
  };
}

function placesIn(
  name: string,
  model: ForeignModel,
  stated: ForeignOptions['inputs'],
  statedShape: ForeignOptions['shape'],
): { inputs: ForeignInputs; shape: ForeignShape } {
  try {
    const inputs = recogniseInputs(model, stated);
    return { inputs, shape: foreignShape(model, inputs, statedShape) };
  } catch (error) {
    throw new ModelRefusal(`${name}: ${errorMessage(error)}`, { cause: error });
  }
}

/** What a reader says of the file names it. */
function runnable<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ModelRefusal(
      error instanceof ExternalWeights
        ? l10n.t(
            '{0} keeps weights in other files, which are not read: {1}. Export it as one file with its weights inside.',
            name,
            plainNames(error.locations, 3),
          )
        : l10n.t(
            '{0} cannot be run: {1}',
            name,
            error instanceof ModelRefusal ? error.message : l10n.t('It is damaged or no ONNX file.'),
          ),
      { cause: error },
    );
  }
}

/** The shapes of what the model is given for so many images. */
function given(
  { inputs: declared }: ForeignModel,
  { sample, timestep, labels }: ForeignInputs,
  { channels, height, width }: ForeignShape,
  batch: number,
): ReadonlyMap<string, readonly number[]> {
  const dimsOf = (name: string) =>
    dimsOfNumbers(
      declared.find((each) => each.name === name),
      batch,
    );
  return new Map([
    [sample, [batch, channels, height, width]],
    [timestep, dimsOf(timestep)],
    ...(labels === undefined ? [] : [[labels, dimsOf(labels)] as const]),
  ]);
}

/** Of an input of one number per image, or of one for all where that is what it declares. */
export function dimsOfNumbers(info: BorderTensor | undefined, batch: number): number[] {
  if (info?.shape.length === 0) {
    return [];
  }
  return [info?.shape.length === 1 && info.shape[0] === 1 ? 1 : batch];
}

function largestBatch(cost: (batch: number) => unknown): number {
  for (let batch = mostAtOnce; batch > 1; batch /= 2) {
    try {
      cost(batch);
      return batch;
    } catch (error) {
      if (!(error instanceof ModelRefusal)) {
        throw error;
      }
    }
  }
  return 1;
}
