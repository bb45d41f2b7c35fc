import { TrainingPast } from '../../../webview/engine/training/trainingPast';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { encodeSafetensors } from '../../../src/safetensors';
import { compareSetups, runSetupOf } from '../../../webview/playground/run/runSetup';
import { readSavedRun } from '../../../webview/playground/run/savedRun';

const base = runSetupOf(defaultPlaygroundState);
const changed = (patch: PlaygroundPatch) => runSetupOf(applyPatch(defaultPlaygroundState, patch));

describe('two setups of a run', () => {
  it('are the same whatever the rest of the page shows', () => {
    expect(compareSetups(base, changed({ view: 'forward', t: 7, seed: 9, sample: { count: 4 } }))).toBe(
      'same',
    );
  });

  it.each<PlaygroundPatch>([
    { train: { learningRate: 1e-3 } },
    { train: { batchSize: 8 } },
    { train: { emaDecay: 0.99 } },
    { train: { dropout: 0.1 } },
    { train: { flip: true } },
    { train: { warmupSteps: 10 } },
    { train: { maxGradientNorm: 0 } },
  ])('differ in what a run can take over: %j', (patch) => {
    expect(compareSetups(base, changed(patch))).toBe('tunable');
  });

  it.each<PlaygroundPatch>([
    { train: { preset: 'small' } },
    { train: { dataSet: 'digits32' } },
    { train: { loss: 'v' } },
    { train: { conditional: true } },
    { schedule: { T: 500 } },
    { schedule: { kind: 'cosine' } },
    { schedule: { betaEnd: 0.03 }, train: { batchSize: 8 } },
  ])('differ in what takes a new run: %j', (patch) => {
    expect(compareSetups(base, changed(patch))).toBe('incompatible');
  });
});

describe('a saved run', () => {
  const file = (run: unknown) =>
    encodeSafetensors(
      new Map([
        ['loss_curve.step', { dtype: 'I32', shape: [2], data: Int32Array.of(1, 2) }],
        ['loss_curve.loss', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 0.5) }],
      ]),
      { format: 'diffusion-playground-checkpoint', version: '1', run: JSON.stringify(run) },
    );
  const run = { ...base, step: 2, elapsedSeconds: 3, generator: 'philox4x32-10' };

  it('tells how it was set up and what it has behind it', () => {
    expect(readSavedRun(file(run))).toEqual({
      // Of a file that does not name its run.
      id: 'bdbdaa03',
      setup: base,
      step: 2,
      elapsedSeconds: 3,
      losses: [
        { step: 1, loss: 1 },
        { step: 2, loss: 0.5 },
      ],
      past: new TrainingPast(),
    });
  });

  it('is not read from a damaged file', () => {
    const whole = file(run);
    expect(readSavedRun(whole.subarray(0, 40))).toBeUndefined();
    expect(readSavedRun(new Uint8Array(100))).toBeUndefined();
    expect(readSavedRun(file({ ...run, schedule: { kind: 'linear' } }))).toBeUndefined();
  });
});
