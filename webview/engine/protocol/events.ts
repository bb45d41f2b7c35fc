import type { Divergence } from '../../../src/checkpoints/checkpointFile';
import type { OpenedInfo } from './opened';
import type { RunPhase } from './phase';
import type { Provenance, Origin } from '../../../src/protocol/provenance';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import type { JudgedDistance, JudgedQuality, QualityStage } from './evaluation';
import type { EngineId } from '../contract/engine';
import type { AgreementRow, CheckOutcome, EngineSpeed } from './checks';
import type { MeterReading } from './meterReading';
import type { HeldOutLoss, StopReason, TimeSpent, TrainingPicture } from './watching';
import type { SavedTuning } from '../../../src/protocol/savedTuning';

/** Worker → page. */
export type WorkerEvent =
  | { type: 'reply'; id: number; value?: unknown }
  | { type: 'failed'; id?: number; message: string }
  /** Training stopped at a loss or weights that are not finite. Earlier checkpoints are sound. */
  | { type: 'diverged'; divergence: Divergence }
  /** An error that belongs to no request: the worker's state is unknown and it must be ended. */
  | { type: 'crashed'; reason: string }
  | { type: 'opened'; info: OpenedInfo }
  | { type: 'phase'; phase: RunPhase }
  /** At most a few times a second. `losses` are the points since the last event. */
  | {
      type: 'trained';
      step: number;
      losses: readonly { readonly step: number; readonly loss: number }[];
      stepsPerSecond: number;
      /** Training time of this run, pauses left out. */
      elapsedSeconds: number;
      /** Of the last step, as `Engine.gradientNorm`. */
      gradientNorm: number | undefined;
    }
  /** A training was looked at, as it is every `interval` steps: without a picture where none is wanted, or a loss where no data are held out. */
  | {
      type: 'watched';
      picture: TrainingPicture | undefined;
      heldOut: HeldOutLoss | undefined;
      interval: number;
      spent: TimeSpent;
    }
  /** A stop rule has ended the training. */
  | { type: 'trainingEnded'; why: StopReason }
  /** One recorded denoising step; `t` is the paper's t of the image now shown (0 when finished). */
  | {
      type: 'sampled';
      index: number;
      of: number;
      t: number;
      done: boolean;
      elapsedSeconds: number;
      made: Provenance;
    }
  /** Checks of the bounds' mathematics against known answers, before an evaluation. */
  | { type: 'oracles'; passed: number; total: number }
  | { type: 'evaluating'; done: number; total: number }
  /** Without a bound when it was stopped or failed. */
  | { type: 'evaluated'; bound: Bound | undefined; seconds: number; by: Origin }
  | { type: 'judging'; stage: QualityStage; done: number; total: number }
  /** Without a result when it was stopped or failed. */
  | { type: 'judged'; judged: JudgedQuality | JudgedDistance | undefined }
  | { type: 'checkStarted'; subject: EngineId; reference: EngineId }
  | { type: 'checked'; row: AgreementRow }
  | { type: 'checkEnded'; outcome: CheckOutcome; seconds: number }
  | { type: 'comparing'; engine: EngineId; index: number; of: number }
  | { type: 'compared'; speed: EngineSpeed }
  | { type: 'comparisonEnded' }
  /** At most a few times a second while something runs. */
  | { type: 'meter'; reading: MeterReading }
  /** The kernels that are fastest on an adapter, all that are known by now. */
  | { type: 'tuned'; adapter: string; kernels: SavedTuning[string] }
  | { type: 'lost'; reason: string };
