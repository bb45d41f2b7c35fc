import * as v from 'valibot';

/** How the digit classifier is trained; the learning rate falls to zero at the last step, as half a cosine. */
export const classifierRunSchema = v.strictObject({
  kind: v.literal('classifier'),
  steps: v.pipe(v.number(), v.integer(), v.minValue(1)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  batchSize: v.pipe(v.number(), v.integer(), v.minValue(1)),
  learningRate: v.pipe(v.number(), v.gtValue(0)),
  emaDecay: v.pipe(v.number(), v.minValue(0), v.ltValue(1)),
});
export type ClassifierRun = v.InferOutput<typeof classifierRunSchema>;
