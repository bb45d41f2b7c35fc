import { buildDataSets } from '../../../src/datasets/buildDataSets';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDigits } from '../../../src/datasets/digits';
import type { TrainingConfig } from '../../../webview/engine/contract/engine';
import { presetConfig } from '../../../webview/engine/graph/unetConfig';
import { cpuBackend } from '../../../webview/engine/backends/tfjs/cpuBackend';
import { TfjsEngine } from '../../../webview/engine/backends/tfjs/tfjsEngine';

/** dist/datasets.safetensors as the build makes it. */
export async function digitsFile(): Promise<ArrayBuffer> {
  const bytes = (await buildDataSets()).file();
  return bytes.slice().buffer;
}

export async function digits16(): Promise<DataSet> {
  return openDigits('digits16', await digitsFile());
}

export const linearSchedule = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 } as const;

export const smallTraining: TrainingConfig = {
  schedule: linearSchedule,
  batchSize: 4,
  learningRate: 1e-3,
  emaDecay: 0.9999,
  dropout: 0.1,
  flip: false,
  seed: 7,
  loss: 'epsilon',
  warmupSteps: 0,
  decaySteps: 0,
  maxGradientNorm: 0,
  snrGamma: 0,
  labelDropout: 0,
};

/** The tiny preset on tfjs's CPU backend. */
export async function tinyEngine(data: DataSet, changes: Partial<TrainingConfig> = {}): Promise<TfjsEngine> {
  const training = { ...smallTraining, ...changes };
  return new TfjsEngine(await cpuBackend(), presetConfig('tiny', 16), training, data);
}
