import * as v from 'valibot';
import { trainSettingsSchema } from '../../src/protocol/playgroundState';
import { scheduleConfigSchema } from '../../src/protocol/scheduleConfig';
import { decodeSafetensors, type SafetensorsFile } from '../../src/safetensors';
import type { LossPoint } from '../engine/lossCurve';
import type { RunSetup } from './runSetup';

const runSchema = v.object({
  step: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  seed: v.number(),
  schedule: scheduleConfigSchema,
  train: trainSettingsSchema,
  elapsedSeconds: v.number(),
});

/** What the page shows of a checkpoint: how its run was set up, and its past. */
export interface SavedRun {
  readonly setup: RunSetup;
  readonly step: number;
  readonly losses: readonly LossPoint[];
  readonly elapsedSeconds: number;
}

/** Reads a checkpoint's description; undefined when the file is damaged. The engine checks the weights. */
export function readSavedRun(checkpoint: Uint8Array): SavedRun | undefined {
  try {
    const file = decodeSafetensors(checkpoint);
    const { seed, schedule, train, step, elapsedSeconds } = v.parse(
      runSchema,
      JSON.parse(file.metadata['run'] ?? ''),
    );
    return { setup: { seed, schedule, train }, step, elapsedSeconds, losses: readLosses(file) };
  } catch {
    return undefined;
  }
}

function readLosses({ tensors }: SafetensorsFile): LossPoint[] {
  const steps = tensors.get('loss_curve.step');
  const losses = tensors.get('loss_curve.loss');
  return steps?.dtype === 'I32' && losses?.dtype === 'F32' && steps.data.length === losses.data.length
    ? Array.from(steps.data, (step, index) => ({ step, loss: losses.data[index] ?? Number.NaN }))
    : [];
}
