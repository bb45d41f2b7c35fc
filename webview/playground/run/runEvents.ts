import type { Provenance } from '../../../src/protocol/provenance';
import type { SavedTuning } from '../../../src/protocol/savedTuning';
import type { RunPhase } from '../../engine/protocol/phase';

export interface SamplingProgress {
  /** Counts the samplings of this page, from 1. */
  readonly number: number;
  /** Recorded steps so far and in all. */
  readonly recorded: number;
  readonly of: number;
  /** The paper's t of each recorded step. */
  readonly times: readonly number[];
  readonly done: boolean;
  readonly elapsedSeconds: number;
  /** What makes the pictures. */
  readonly made: Provenance;
}

/** What a run tells about itself besides its numbers. */
export type RunNews =
  | { readonly type: 'changed' }
  | { readonly type: 'checkpoint'; readonly bytes: Uint8Array; readonly step: number }
  | { readonly type: 'checkpointRefused'; readonly reason: string; readonly damaged: boolean }
  | { readonly type: 'tuned'; readonly tuning: SavedTuning }
  | { readonly type: 'problem'; readonly text: string };

export type TellNews = (news: RunNews) => void;

/** Whether the machine is at work in this phase. */
export function isBusy(phase: RunPhase): boolean {
  return phase !== 'closed' && phase !== 'idle' && phase !== 'paused';
}
