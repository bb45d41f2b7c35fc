import { errorMessage } from '../../../src/base/errorMessage';
import { isOutOfMemory } from '../backends/webgpu/outOfMemory';
import type { Engine } from '../contract/engine';
import type { Job } from '../jobs/job';
import { Meter } from '../jobs/meter';
import { ModelEnded } from '../models/onnx/modelEnded';
import type { WorkerEvent } from '../protocol/events';
import type { RunPhase } from '../protocol/phase';
import type { HeldOutLoss, StopRules } from '../protocol/watching';
import { Diverged } from '../training/diverged';
import type { LossCurve } from '../training/lossCurve';
import { stopReason } from '../training/stopReason';
import { beingLost } from './beingLost';
import { Errands } from './errands';
import { Signal } from './signal';
import { TrainingProgress } from './trainingProgress';

/** Training goes in slices of about this many seconds, so that messages are heard in between. */
const sliceSeconds = 0.1;
const maxSliceSteps = 50;

interface TrainingJob {
  readonly rules: StopRules;
  /** Held-out losses since it began. */
  readonly heldOut: HeldOutLoss[];
  paused: boolean;
}

/** Looks at the training between its steps (trainingWatch.ts). */
export interface Watch {
  stepsUntilDue(step: number): number;
  countSteps(steps: number, seconds: number): void;
  look(goesOn: () => Promise<boolean>): Promise<HeldOutLoss | undefined>;
}

/** A job and whether it is paused or stopped. */
interface Foreground {
  readonly job: Job;
  paused: boolean;
  stopped: boolean;
}

/**
 * Trains one engine, and does jobs in between. There is at most one training and one job; the job goes first, and
 * training continues after it unless it was paused. One loop does all the work, so the device is never used twice
 * at once.
 */
export class TrainingRun {
  readonly lossCurve: LossCurve;
  private training: TrainingJob | undefined;
  /** What waits to be done between two pieces of training. */
  private readonly errands = new Errands();
  private foreground: Foreground | undefined;
  private phase: RunPhase | undefined;
  private disposed = false;
  private sliceSteps = 1;
  private readonly changed = new Signal();
  private readonly idle = new Signal();
  private readonly progress: TrainingProgress;
  /** Measures training and jobs. */
  readonly meter: Meter;
  private readonly finished: Promise<void>;

  constructor(
    private readonly engine: Engine,
    private readonly emit: (event: WorkerEvent) => void,
    /** Arithmetic of one training step. */
    private readonly stepFlops: number,
    resumed: { readonly lossCurve: LossCurve; readonly elapsedSeconds: number },
    private readonly watch?: Watch,
  ) {
    this.lossCurve = resumed.lossCurve;
    this.meter = new Meter(emit);
    this.progress = new TrainingProgress(engine, emit, resumed.elapsedSeconds);
    this.finished = this.work();
  }

  get elapsedSeconds(): number {
    return this.progress.elapsedSeconds;
  }

  /** Starts or continues training, until a rule ends it. */
  train(rules: StopRules = {}): void {
    this.training = { rules, heldOut: [], paused: false };
    this.changed.notify();
  }

  /** Makes one step, as a part of work between others. @throws {Diverged} when its loss is no number. */
  async trainOnce(): Promise<number> {
    const started = performance.now();
    const losses = await this.engine.train(1);
    this.recordLosses(losses, (performance.now() - started) / 1000);
    this.progress.flush();
    return losses[0] ?? NaN;
  }

  /** Starts a job; one that is under way is stopped first. */
  async start(job: Job): Promise<void> {
    await this.stopForeground();
    this.foreground = { job, paused: false, stopped: false };
    this.changed.notify();
  }

  /**
   * Does a short piece of work with the device while no job is under way, between two slices of training if there is
   * any; a pause of the training does not hold it up. What it throws ends nothing else.
   * @throws {Error} with a sentence when the run ends before its turn.
   */
  between<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.errands.add(work);
    this.changed.notify();
    return done;
  }

  /** Pauses what runs now. */
  pause(): void {
    this.engine.hurry?.();
    const job = this.foreground ?? this.training;
    if (job) {
      job.paused = true;
    }
    this.changed.notify();
  }

  resume(): void {
    const job = this.foreground ?? this.training;
    if (job) {
      job.paused = false;
    }
    this.changed.notify();
  }

  /** Ends all jobs and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.engine.hurry?.();
    this.training = undefined;
    await this.stopForeground();
    if (this.phase !== 'idle') {
      await this.idle.wait();
    }
  }

  /** Ends all jobs for good. */
  async dispose(): Promise<void> {
    this.disposed = true;
    this.engine.hurry?.();
    this.training = undefined;
    if (this.foreground) {
      this.foreground.stopped = true;
    }
    this.changed.notify();
    await this.errands.close();
    await this.finished;
  }

  private async stopForeground(): Promise<void> {
    const { foreground } = this;
    if (foreground) {
      foreground.stopped = true;
    }
    this.changed.notify();
    while (foreground && this.foreground === foreground) {
      await this.idle.wait();
    }
  }

  private async work(): Promise<void> {
    while (!this.disposed) {
      this.announcePhase();
      try {
        if (this.foreground) {
          await this.runForeground(this.foreground);
        } else if (this.errands.areWaiting) {
          await this.errands.run();
        } else if (this.training && !this.training.paused) {
          await this.trainSlice(this.training);
        } else {
          await this.rest();
        }
      } catch (error) {
        await this.fail(error);
      }
    }
  }

  private async rest(): Promise<void> {
    this.progress.flush();
    const changed = this.changed.wait();
    this.idle.notify();
    await changed;
  }

  /** Ends all jobs. What a lost device breaks is not told: the loss itself is. */
  private async fail(error: unknown): Promise<void> {
    this.training = undefined;
    this.foreground = undefined;
    this.idle.notify();
    if ((await beingLost(this.engine.lost)) || this.disposed) {
      return;
    }
    if (error instanceof Diverged) {
      this.emit({ type: 'diverged', divergence: error.divergence });
    } else if (isOutOfMemory(error)) {
      this.emit({ type: 'crashed', reason: errorMessage(error) });
    } else {
      this.emit({ type: 'failed', message: errorMessage(error) });
    }
  }

  private announcePhase(): void {
    const job = this.foreground ?? this.training;
    const phase = !job ? 'idle' : job.paused ? 'paused' : (this.foreground?.job.phase ?? 'training');
    if (phase === this.phase) {
      return;
    }
    this.phase = phase;
    this.meter.begin(phase);
    this.emit({ type: 'phase', phase });
  }

  private async trainSlice(job: TrainingJob): Promise<void> {
    const { rules, heldOut } = job;
    const { step } = this.engine;
    const why = stopReason(rules, { step, seconds: this.progress.elapsedSeconds, heldOut });
    if (why) {
      this.training = undefined;
      this.emit({ type: 'trainingEnded', why });
      return;
    }
    const left = (rules.untilStep ?? Infinity) - step;
    const toLook = this.watch?.stepsUntilDue(step) ?? Infinity;
    const count = Math.min(this.sliceSteps, left, toLook);
    const started = performance.now();
    const losses = await this.engine.train(count);
    const seconds = (performance.now() - started) / 1000;
    this.meter.count(count, count * this.stepFlops, seconds, this.engine.counters?.());
    this.recordLosses(losses, seconds);
    this.sliceSteps = Math.round(Math.min(maxSliceSteps, Math.max(1, (sliceSeconds * count) / seconds)));
    await nextTask();
    this.watch?.countSteps(count, seconds);
    if (this.isTraining(job)) {
      const loss = await this.watch?.look(async () => {
        await nextTask();
        await this.errands.run();
        return this.isTraining(job);
      });
      if (loss) {
        heldOut.push(loss);
      }
    }
  }

  /** Whether nothing has come before this training meanwhile. */
  private isTraining(job: TrainingJob): boolean {
    return this.training === job && !job.paused && !this.foreground && !this.disposed;
  }

  private recordLosses(losses: Float32Array, seconds: number): void {
    const first = this.engine.step - losses.length + 1;
    losses.forEach((loss, i) => {
      if (!Number.isFinite(loss)) {
        throw new Diverged({ what: 'loss', step: first + i });
      }
      this.lossCurve.add({ step: first + i, loss });
      this.progress.add({ step: first + i, loss });
    });
    this.progress.spend(losses.length, seconds);
  }

  private async runForeground(foreground: Foreground): Promise<void> {
    try {
      await foreground.job.run(async () => {
        await nextTask();
        while (foreground.paused && !foreground.stopped) {
          this.announcePhase();
          await this.changed.wait();
        }
        this.announcePhase();
        return !foreground.stopped;
      });
    } catch (error) {
      // An imported model ends its own job only, and not the training.
      if (!(error instanceof ModelEnded)) {
        throw error;
      }
      if (error.message) {
        this.emit({ type: 'failed', message: error.message });
      }
    } finally {
      this.foreground = undefined;
      this.idle.notify();
    }
  }
}

/** Lets waiting messages be handled: promises alone would not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
