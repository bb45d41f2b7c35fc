import type { DataSet } from '../../../../../src/datasets/dataSet';
import { cpuBackend } from '../../../../../webview/engine/backends/tfjs/cpuBackend';
import { TfjsEngine } from '../../../../../webview/engine/backends/tfjs/tfjsEngine';
import type { TrainingConfig } from '../../../../../webview/engine/contract/engine';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { smallTraining } from '../../../../fixtures/training';

/** The tiny preset on tfjs's CPU backend. */
export async function tinyEngine(data: DataSet, changes: Partial<TrainingConfig> = {}): Promise<TfjsEngine> {
  const training = { ...smallTraining, ...changes };
  return new TfjsEngine(await cpuBackend(), presetConfig('tiny', 16), training, data);
}
