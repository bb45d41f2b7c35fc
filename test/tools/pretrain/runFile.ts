import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { trainSettingsSchema } from '../../../src/protocol/playgroundState';
import { scheduleConfigSchema } from '../../../src/protocol/scheduleConfig';

/** What a training run is: the playground's own settings, and how long. */
export const runFileSchema = v.strictObject({
  steps: v.pipe(v.number(), v.integer(), v.minValue(1)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  schedule: scheduleConfigSchema,
  train: trainSettingsSchema,
});
export type RunFile = v.InferOutput<typeof runFileSchema>;

/** @throws {Error} with a sentence that names the file and the place when it is no description of a run. */
export async function readRunFile(file: string): Promise<RunFile> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${String(error)}.`);
  }
  const result = v.safeParse(runFileSchema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${file} does not describe a run: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`);
}
