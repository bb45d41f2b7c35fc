import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { crc32Digits } from '../base/crc32';
import { trainSettingsSchema } from '../protocol/playgroundState';
import { scheduleConfigSchema } from '../protocol/scheduleConfig';
import {
  decodeSafetensors,
  encodeSafetensors,
  SafetensorsError,
  type SafetensorsFile,
  type Tensor,
} from '../safetensors';
import { isIntact, seal, unsealed } from '../safetensors/checksum';

const format = 'diffusion-playground-checkpoint';
const version = '1';

const step = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How a run was set up; its random state is the seed and the step. */
const runSchema = v.strictObject({
  step,
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  generator: v.literal('philox4x32-10'),
  schedule: scheduleConfigSchema,
  train: trainSettingsSchema,
  elapsedSeconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
});
export type RunRecord = v.InferOutput<typeof runSchema>;

/** Why a run stopped by itself: from `step` on, its loss or its weights were no numbers. */
const divergenceSchema = v.strictObject({ what: v.picklist(['loss', 'weights']), step });
export type Divergence = v.InferOutput<typeof divergenceSchema>;

/** A run as a file. */
export interface CheckpointFile {
  readonly tensors: SafetensorsFile['tensors'];
  readonly run: RunRecord;
  /** The same in all checkpoints of one run, and in those of no other. */
  readonly id: string;
  /** What came after this checkpoint. */
  readonly diverged?: Divergence | undefined;
  /** Metadata that another version of the extension wrote: kept as they are. */
  readonly others: Readonly<Record<string, string>>;
}

/** Why a file cannot be gone on with. */
export class CheckpointRefusal extends RangeError {
  /** `damaged`: the file is broken. Else it is sound, and another version of the extension may take it. */
  constructor(
    message: string,
    readonly damaged: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A name for a new run. */
export function newRunId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** A checkpoint that does not name its run gets a name from how the run was set up, when it is read. */
export function writeCheckpointFile(
  file: Omit<CheckpointFile, 'id'> & { readonly id?: string },
): Uint8Array<ArrayBuffer> {
  const { tensors, run, id, diverged, others } = file;
  const bytes = encodeSafetensors(tensors, {
    format,
    version,
    ...(id === undefined ? {} : { id }),
    ...unsealed,
    run: JSON.stringify(run),
    ...(diverged ? { diverged: JSON.stringify(diverged) } : {}),
    ...others,
  });
  seal(bytes);
  return bytes;
}

/**
 * Reads a checkpoint; whether its weights fit a network is not looked at. Files from before there were checksums
 * and names of runs are read too.
 * @throws {CheckpointRefusal} whose message is a sentence.
 */
export function readCheckpointFile(bytes: Uint8Array): CheckpointFile {
  const { metadata, tensors } = decode(bytes);
  const { format: stated, version: of, checksum, id, run: json, diverged, ...others } = metadata;
  if (stated !== format) {
    throw new CheckpointRefusal(l10n.t('The file is not a checkpoint of Diffusion Playground.'), true);
  }
  if (of !== version) {
    throw new CheckpointRefusal(
      l10n.t('The checkpoint has the version {0}, but this extension reads version {1}.', of ?? '', version),
      false,
    );
  }
  // Whatever names its run was sealed.
  const sealed = checksum !== undefined || id !== undefined;
  if (sealed && !(checksum !== undefined && isIntact(bytes, checksum))) {
    throw new CheckpointRefusal(
      l10n.t('The checkpoint’s checksum is not that of its contents: they were changed after it was saved.'),
      true,
    );
  }
  // A file that is as it was written, and says what is not known here, was written by another version.
  const run = parse(runSchema, json, 'run', !sealed);
  return {
    tensors,
    run,
    id: id ?? idFromSetup(run),
    ...(diverged === undefined ? {} : { diverged: parse(divergenceSchema, diverged, 'diverged', false) }),
    others,
  };
}

/** The same checkpoint with a note of what came after it. */
export function withDivergence(bytes: Uint8Array, diverged: Divergence): Uint8Array<ArrayBuffer> {
  return writeCheckpointFile({ ...readCheckpointFile(bytes), diverged });
}

/** The first tensor with a value that is not finite. */
export function notFinite(
  tensors: Iterable<readonly [string, { readonly data: Tensor['data'] }]>,
): string | undefined {
  for (const [name, { data }] of tensors) {
    if (data instanceof Float32Array && !data.every(Number.isFinite)) {
      return name;
    }
  }
  return undefined;
}

function decode(bytes: Uint8Array): SafetensorsFile {
  try {
    return decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof SafetensorsError) {
      throw new CheckpointRefusal(error.message, true, { cause: error });
    }
    throw error;
  }
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  json: string | undefined,
  key: string,
  damaged: boolean,
): v.InferOutput<Schema> {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  if (result.success) {
    return result.output;
  }
  const [issue] = result.issues;
  throw new CheckpointRefusal(
    l10n.t('The checkpoint does not say how its run was set up ({0}).', v.getDotPath(issue) ?? key),
    damaged,
  );
}

/** Of a run whose checkpoints do not name it: what was given to it cannot change midway. */
function idFromSetup({ seed, schedule, train }: RunRecord): string {
  const { preset, dataSet, loss, conditional } = train;
  const facts = [seed, schedule, preset, dataSet, loss, conditional];
  return crc32Digits(new TextEncoder().encode(JSON.stringify(facts)));
}
