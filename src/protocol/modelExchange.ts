import * as v from 'valibot';
import { bytes } from './bytes';
import { count } from './count';
import { told } from './told';

/**
 * What a model can be taken out as: ONNX with averaged or raw weights, diffusers' folder, the run's checkpoint,
 * and all that continues the run elsewhere.
 */
export const modelFormats = ['onnx', 'onnxRaw', 'diffusers', 'checkpoint', 'cluster'] as const;
export type ModelFormat = (typeof modelFormats)[number];

/** The commands that bring models, samples and images in and out, without the extension's prefix. */
export const modelCommands = [
  'exportModel',
  'importModel',
  'continueOnCluster',
  'exportSamples',
  'useImages',
] as const;
export type ModelCommand = (typeof modelCommands)[number];

/** A file of a model: its path inside the model's folder, with `/` and never upwards. */
export const modelFileSchema = v.strictObject({
  path: v.pipe(v.string(), v.regex(/^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/), v.maxLength(200)),
  bytes,
});
export type ModelFile = v.InferOutput<typeof modelFileSchema>;

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512));
const inputName = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));

/** What an ONNX file does not say of itself. */
export const foreignOptionsSchema = v.strictObject({
  prediction: v.picklist(['epsilon', 'x0', 'v']),
  /** How the model counts time: 0…T−1, 1…T, or 0…1. */
  timesteps: v.picklist(['zeroBased', 'oneBased', 'unit']),
  /** Where they cannot be told by their names and shapes. */
  inputs: v.optional(v.strictObject({ sample: inputName, timestep: inputName, output: inputName })),
  /** Where the file leaves it open. */
  shape: v.optional(
    v.strictObject({
      channels: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
      height: side,
      width: side,
    }),
  ),
  /** Of a model that takes classes: how many, and whether the one after the last means “no class”. */
  classes: v.optional(
    v.strictObject({
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      noClass: v.boolean(),
    }),
  ),
});
export type ForeignModelOptions = v.InferOutput<typeof foreignOptionsSchema>;

/** What a diffusers folder does not say of itself, where it does not. */
export const folderAnswersSchema = v.strictObject({
  side: v.optional(side),
  /** Whether the last of the network's classes means “no class”. */
  noClass: v.optional(v.boolean()),
});
export type FolderAnswers = v.InferOutput<typeof folderAnswersSchema>;

const sentence = told(4000);

/** The page's answer to what the host asked of it. */
export const modelAnswerSchema = v.variant('kind', [
  /** `name` is a good name for the file or the folder. */
  v.strictObject({ kind: v.literal('files'), name: told(200), files: v.array(modelFileSchema) }),
  v.strictObject({ kind: v.literal('estimate'), parameters: count, bytes: count }),
  /** Not opened yet: the ONNX file does not say what it predicts and how it counts time. */
  v.strictObject({ kind: v.literal('asksOptions') }),
  /** Not opened yet: the model takes classes in this input, and does not say how many. */
  v.strictObject({ kind: v.literal('asksClasses'), input: told(200) }),
  /** Not opened yet: the folder does not say how large the images are, or what the last of its classes means. */
  v.strictObject({ kind: v.literal('asksFolder'), size: v.boolean(), embeddings: v.nullable(count) }),
  /** Opened, and what that means. */
  v.strictObject({ kind: v.literal('imported'), text: sentence }),
  v.strictObject({ kind: v.literal('refused'), reason: sentence }),
]);
export type ModelAnswer = v.InferOutput<typeof modelAnswerSchema>;
