import * as vscode from 'vscode';
import { readCheckpointFile } from '../checkpoints/checkpointFile';
import { lossCsv, lossEvents } from '../checkpoints/lossLog';
import { lossPoints } from '../checkpoints/runSummary';
import type { RunLogFormat } from '../protocol/savedRuns';
import { sentence } from '../window/sentence';
import { writeNewFile } from './writeModel';

/**
 * Asks where to save a run's loss curve and writes it. Nothing happens when the user cancels.
 * @throws {CheckpointRefusal} with a sentence when the checkpoint cannot be read.
 */
export async function saveRunLog(
  checkpoint: Uint8Array,
  savedAt: number,
  format: RunLogFormat,
): Promise<void> {
  const { tensors, run } = readCheckpointFile(checkpoint);
  const curve = lossPoints(tensors);
  const title = sentence(vscode.l10n.t('Save the loss curve'));
  if (format === 'csv') {
    await writeNewFile(new TextEncoder().encode(lossCsv(curve)), 'loss.csv', title);
    return;
  }
  const { elapsedSeconds } = run;
  // TensorBoard opens files whose names have “tfevents” in them.
  const name = `events.out.tfevents.${Math.floor(savedAt / 1000)}.diffusion`;
  await writeNewFile(lossEvents(curve, { savedAt, elapsedSeconds }), name, title);
}
