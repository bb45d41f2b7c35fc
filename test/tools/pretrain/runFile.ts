import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { trainSettingsSchema } from '../../../src/protocol/playgroundState';
import { scheduleConfigSchema } from '../../../src/protocol/scheduleConfig';
import { classifierRunSchema, type ClassifierRun } from './classifierRun';

/** What a training run of a diffusion model is: the playground's own settings, and how long. */
export const diffusionRunSchema = v.strictObject({
  steps: v.pipe(v.number(), v.integer(), v.minValue(1)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  schedule: scheduleConfigSchema,
  train: trainSettingsSchema,
  /** The folder of a model whose weights the run begins with, where names and shapes are the same. */
  from: v.optional(v.string()),
});
export type DiffusionRun = v.InferOutput<typeof diffusionRunSchema>;
export type RunFile = ClassifierRun | DiffusionRun;

/** @throws {Error} with a sentence that names the file and the place when it is no description of a run. */
export async function readRunFile(file: string): Promise<RunFile> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${String(error)}.`);
  }
  const isClassifier = typeof value === 'object' && value !== null && 'kind' in value;
  const result = v.safeParse(isClassifier ? classifierRunSchema : diffusionRunSchema, value);
  if (result.success) {
    return result.output;
  }
  const [issue] = result.issues;
  throw new Error(`${file} does not describe a run: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`);
}

/** @throws {Error} as `readRunFile`, also when the file describes the training of a classifier. */
export async function readDiffusionRun(file: string): Promise<DiffusionRun> {
  const run = await readRunFile(file);
  if ('kind' in run) {
    throw new Error(`${file} describes the training of a ${run.kind}, not of a diffusion model.`);
  }
  return run;
}
