import * as l10n from '@vscode/l10n';
import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import type { Engine } from './engine';
import { recordedSteps, type FrameRecorder } from './frameRecorder';
import { imageGrid } from './imageGrid';
import type { LossCurve } from './lossCurve';
import { Signal } from './signal';
import { TrainingProgress } from './trainingProgress';
import type { RunPhase, WorkerEvent } from './workerProtocol';

/** Training goes in slices of about this many seconds, so that messages are heard in between. */
const sliceSeconds = 0.1;
const maxSliceSteps = 50;
/** A lost device makes an operation fail shortly before it is reported as lost. */
const lossNoticeMs = 500;

interface TrainingJob {
  readonly untilStep: number;
  paused: boolean;
}

interface SamplingJob {
  readonly plan: SamplerPlan;
  readonly count: number;
  readonly seed: number;
  paused: boolean;
  stopped: boolean;
}

/**
 * Trains and samples one engine. There is at most one training and one sampling job; sampling goes first, and
 * training continues after it unless it was paused. One loop does all the work, so the engine is never used twice
 * at once.
 */
export class TrainingRun {
  readonly lossCurve: LossCurve;
  private training: TrainingJob | undefined;
  private sampling: SamplingJob | undefined;
  private phase: RunPhase | undefined;
  private disposed = false;
  private sliceSteps = 1;
  private readonly changed = new Signal();
  private readonly idle = new Signal();
  private readonly progress: TrainingProgress;
  private readonly finished: Promise<void>;

  constructor(
    private readonly engine: Engine,
    private readonly recorder: FrameRecorder,
    private readonly emit: (event: WorkerEvent) => void,
    resumed: { readonly lossCurve: LossCurve; readonly elapsedSeconds: number },
  ) {
    this.lossCurve = resumed.lossCurve;
    this.progress = new TrainingProgress(emit, resumed.elapsedSeconds);
    this.finished = this.work();
  }

  get elapsedSeconds(): number {
    return this.progress.elapsedSeconds;
  }

  /** Starts or continues training, until the run's step reaches `untilStep`. */
  train(untilStep = Infinity): void {
    this.training = { untilStep, paused: false };
    this.changed.notify();
  }

  /** Starts sampling; one that is under way is stopped first. */
  async sample(plan: SamplerPlan, count: number, seed: number): Promise<void> {
    await this.stopSampling();
    this.sampling = { plan, count, seed, paused: false, stopped: false };
    this.changed.notify();
  }

  /** Pauses what runs now. */
  pause(): void {
    const job = this.sampling ?? this.training;
    if (job) job.paused = true;
    this.changed.notify();
  }

  resume(): void {
    const job = this.sampling ?? this.training;
    if (job) job.paused = false;
    this.changed.notify();
  }

  /** Ends all jobs and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.training = undefined;
    await this.stopSampling();
    if (this.phase !== 'idle') await this.idle.wait();
  }

  /** Ends all jobs for good. */
  async dispose(): Promise<void> {
    this.disposed = true;
    this.training = undefined;
    if (this.sampling) this.sampling.stopped = true;
    this.changed.notify();
    await this.finished;
  }

  private async stopSampling(): Promise<void> {
    const job = this.sampling;
    if (job) job.stopped = true;
    this.changed.notify();
    while (job && this.sampling === job) await this.idle.wait();
  }

  private async work(): Promise<void> {
    while (!this.disposed) {
      this.announcePhase();
      try {
        if (this.sampling) await this.runSampling(this.sampling);
        else if (this.training && !this.training.paused) await this.trainSlice(this.training);
        else await this.rest();
      } catch (error) {
        await this.fail(error);
      }
    }
  }

  private async rest(): Promise<void> {
    this.progress.flush(this.engine.step);
    const changed = this.changed.wait();
    this.idle.notify();
    await changed;
  }

  /** Ends all jobs. What a lost device breaks is not told: the loss itself is. */
  private async fail(error: unknown): Promise<void> {
    this.training = undefined;
    this.sampling = undefined;
    this.idle.notify();
    const lost = await Promise.race([
      this.engine.lost.then(() => true),
      delay(lossNoticeMs).then(() => false),
    ]);
    if (this.disposed || lost) return;
    const message = error instanceof Error ? error.message : String(error);
    this.emit({ type: 'failed', message, fatal: false });
  }

  private announcePhase(): void {
    const job = this.sampling ?? this.training;
    const phase = !job ? 'idle' : job.paused ? 'paused' : this.sampling ? 'sampling' : 'training';
    if (phase === this.phase) return;
    this.phase = phase;
    this.emit({ type: 'phase', phase });
  }

  private async trainSlice(job: TrainingJob): Promise<void> {
    const left = job.untilStep - this.engine.step;
    if (left <= 0) {
      this.training = undefined;
      return;
    }
    const count = Math.min(this.sliceSteps, left);
    const started = performance.now();
    const losses = await this.engine.train(count);
    const seconds = (performance.now() - started) / 1000;
    this.recordLosses(losses, seconds);
    this.sliceSteps = Math.round(Math.min(maxSliceSteps, Math.max(1, (sliceSeconds * count) / seconds)));
    await nextTask();
  }

  private recordLosses(losses: Float32Array, seconds: number): void {
    const first = this.engine.step - losses.length + 1;
    losses.forEach((loss, i) => {
      if (!Number.isFinite(loss)) {
        throw new RangeError(
          l10n.t(
            'The loss is no longer a number at step {0}, so training stopped. Lower the learning rate and reset the run.',
            first + i,
          ),
        );
      }
      this.lossCurve.add({ step: first + i, loss });
      this.progress.add({ step: first + i, loss });
    });
    this.progress.spend(losses.length, seconds, this.engine.step);
  }

  private async runSampling(job: SamplingJob): Promise<void> {
    const { plan, count, seed } = job;
    const recorded = recordedSteps(plan.length);
    const side = this.engine.config.sample_size;
    let workedSeconds = 0;
    let started = performance.now();
    this.recorder.clear();
    try {
      await this.engine.sample(plan, { count, seed }, async (index, x, x0) => {
        workedSeconds += (performance.now() - started) / 1000;
        if (recorded.has(index)) {
          const t = plan[index + 1]?.t ?? 0;
          const frame = this.recorder.record({
            t,
            xt: imageGrid(x, count, side),
            x0: imageGrid(x0, count, side),
          });
          const done = index === plan.length - 1;
          this.emit({
            type: 'sampled',
            index: frame,
            of: recorded.size,
            t,
            done,
            elapsedSeconds: workedSeconds,
          });
        }
        await nextTask();
        while (job.paused && !job.stopped) {
          this.announcePhase();
          await this.changed.wait();
        }
        this.announcePhase();
        started = performance.now();
        return !job.stopped;
      });
    } finally {
      this.sampling = undefined;
      this.idle.notify();
    }
  }
}

/** Lets waiting messages be handled: promises alone would not. */
function nextTask(): Promise<void> {
  return delay(0);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
