import {
  CheckpointRefusal,
  readCheckpointFile,
  type Divergence,
} from '../../../src/checkpoints/checkpointFile';
import { lossPoints } from '../../../src/checkpoints/runSummary';
import type { LossPoint } from '../../engine/training/lossCurve';
import { readPast, type TrainingPast } from '../../engine/training/trainingPast';
import type { RunSetup } from './runSetup';

/** What the page shows of a checkpoint: how its run was set up, and its past. */
export interface SavedRun {
  /** The same in all checkpoints of one run. */
  readonly id: string;
  readonly setup: RunSetup;
  readonly step: number;
  readonly losses: readonly LossPoint[];
  readonly elapsedSeconds: number;
  /** What watching it has given. */
  readonly past: TrainingPast;
  /** Why the run went no further. */
  readonly diverged?: Divergence;
}

/**
 * Reads a checkpoint's description. The engine checks whether the weights fit.
 * @throws {CheckpointRefusal} with a sentence when the file is damaged, or another version's.
 */
export function openSavedRun(checkpoint: Uint8Array): SavedRun {
  const { id, run, tensors, diverged } = readCheckpointFile(checkpoint);
  const { seed, schedule, train, step, elapsedSeconds } = run;
  return {
    id,
    setup: { seed, schedule, train },
    step,
    elapsedSeconds,
    losses: lossPoints(tensors).map(([at, loss]) => ({ step: at, loss })),
    past: readPast(tensors),
    ...(diverged ? { diverged } : {}),
  };
}

/** As `openSavedRun`; a refusal is told as the host takes it. */
export function openOrRefuse(
  checkpoint: Uint8Array,
  tell: (refusal: { type: 'checkpointRefused'; reason: string; damaged: boolean }) => void,
): SavedRun | undefined {
  try {
    return openSavedRun(checkpoint);
  } catch (error) {
    if (!(error instanceof CheckpointRefusal)) {
      throw error;
    }
    tell({ type: 'checkpointRefused', reason: error.message.slice(0, 2000), damaged: error.damaged });
    return undefined;
  }
}

/** As `openSavedRun`; undefined when the file is refused. */
export function readSavedRun(checkpoint: Uint8Array): SavedRun | undefined {
  try {
    return openSavedRun(checkpoint);
  } catch (error) {
    if (error instanceof CheckpointRefusal) {
      return undefined;
    }
    throw error;
  }
}
