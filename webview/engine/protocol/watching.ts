import type { WeightsSource } from '../contract/engine';
import type { ImageGrid } from '../contract/imageGrid';

/** What a training is watched by: pictures by these weights, or none. */
export type WatchedWeights = WeightsSource | 'off';

/** What the network in training drew from the noise that is the same throughout its run. */
export interface TrainingPicture {
  /** Training steps it had made. */
  readonly step: number;
  readonly weights: WeightsSource;
  readonly grid: ImageGrid;
  /** Of points: the score that the network has learnt, at the places of jobs/vectorField.ts, x and y of each. */
  readonly field?: Float32Array;
}

/** The loss on held-out data after a step, the noise and t of which are the same throughout the run. */
export interface HeldOutLoss {
  readonly step: number;
  readonly loss: number;
  /** Of equal parts of 1…T, the least noise first: the mean weighted squared error. */
  readonly byTime: readonly number[];
  /** How many images, or points, were asked. */
  readonly count: number;
}

/** Where the time of a training goes, in seconds since the engine was opened. */
export interface TimeSpent {
  readonly training: number;
  readonly pictures: number;
  readonly heldOut: number;
}

/** When training ends by itself. */
export interface StopRules {
  /** The run's step count. */
  readonly untilStep?: number;
  /** The run's training time, pauses left out. */
  readonly untilSeconds?: number;
  /** Whether a held-out loss that no longer falls ends it (training/risingLoss.ts). */
  readonly whenHeldOutRises?: boolean;
}

/** Which rule ended a training. */
export type StopReason = 'step' | 'time' | 'heldOutRose';
