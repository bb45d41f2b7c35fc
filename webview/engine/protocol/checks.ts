import type { EngineId } from '../contract/engine';

/** How a self-check ended: with all comparisons, or before. */
export type CheckOutcome = 'finished' | 'stopped' | 'outOfTime';

/** One comparison of two engines. */
export interface AgreementRow {
  /** What was compared, in the user's language. */
  readonly check: string;
  /** The largest error that was found; NaN where a result was no number. */
  readonly error: number;
  readonly tolerance: number;
  readonly ok: boolean;
}

/** How fast one engine trained, or why it could not. */
export type EngineSpeed =
  | {
      readonly engine: EngineId;
      readonly stepsPerSecond: number;
      readonly gflops: number;
      /** After the first step, on the same batch for all. */
      readonly loss: number;
      /** What making the engine and its first step took. */
      readonly startSeconds: number;
    }
  | {
      readonly engine: EngineId;
      /** An `EngineReason`, or a sentence. */ readonly unavailable: string;
      /** What was thrown. */ readonly obstacle?: string;
    };
