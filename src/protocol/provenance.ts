import * as v from 'valibot';
import { timestepSpacings } from '../diffusion/samplers/timesteps';
import { modelIdSchema } from './modelCard';
import { dataSetSchema, lossIds, presetIds, sampleModes } from './playgroundState';
import { noiseLevels, samplerIds } from './samplers';
import { scheduleConfigSchema } from './scheduleConfig';

/** What a network runs on. */
export const engineIds = ['webgpu', 'wasm', 'onnx-wasm', 'tfjs-webgpu', 'tfjs-cpu', 'javascript'] as const;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const real = v.pipe(v.number(), v.finite());

/** Which network computed something, with which weights, trained how, on what. */
const originEntries = {
  network: v.variant('kind', [
    /** The training run's own, after so many steps. */
    v.strictObject({
      kind: v.literal('run'),
      step: count,
      seed: count,
      preset: v.picklist(presetIds),
      weights: v.picklist(['ema', 'raw']),
    }),
    /** A shipped model, or an imported one under the name that it was given. */
    v.strictObject({ kind: v.literal('model'), id: modelIdSchema }),
  ]),
  /** What it was trained on; absent where that is not known. */
  dataSet: v.optional(dataSetSchema),
  schedule: scheduleConfigSchema,
  loss: v.picklist(lossIds),
  engine: v.picklist(engineIds),
};
export const originSchema = v.strictObject(originEntries);
export type Origin = v.InferOutput<typeof originSchema>;

/** What made a picture, recorded when it is made; it goes with the picture wherever that goes. */
export const provenanceSchema = v.strictObject({
  ...originEntries,
  mode: v.picklist(sampleModes),
  /** The one that was used, and how many steps it took of those from T, or from `fromT`, to 0. */
  sampler: v.picklist(samplerIds),
  steps: count,
  seed: count,
  count,
  /** What the sampler reads of the settings. */
  eta: v.optional(real),
  spacing: v.optional(v.picklist(timestepSpacings)),
  levels: v.optional(v.picklist(noiseLevels)),
  clip: v.optional(v.boolean()),
  threshold: v.optional(v.boolean()),
  /** Of inpainting: how often each stretch of the way was gone. */
  resamplings: v.optional(count),
  /** The paper's t of the first step, where sampling began with an image. */
  fromT: v.optional(real),
  /** Of a network with classes: one for all, each in turn, or none. */
  label: v.optional(v.pipe(v.string(), v.regex(/^(each|none|\d{1,3})$/))),
  guidanceScale: v.optional(real),
});
export type Provenance = v.InferOutput<typeof provenanceSchema>;
