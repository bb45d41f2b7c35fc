import type { Engine } from '../contract/engine';
import type { WorkerEvent } from '../protocol/events';
import type { LossPoint } from '../training/lossCurve';

const reportIntervalMs = 250;

/** Gathers losses and time, and reports them at most four times a second. */
export class TrainingProgress {
  private losses: LossPoint[] = [];
  private windowSteps = 0;
  private windowSeconds = 0;
  private lastReport = -Infinity;

  constructor(
    private readonly engine: Pick<Engine, 'step' | 'gradientNorm'>,
    private readonly emit: (event: WorkerEvent) => void,
    private elapsed: number,
  ) {}

  get elapsedSeconds(): number {
    return this.elapsed;
  }

  add(point: LossPoint): void {
    this.losses.push(point);
  }

  /** Counts finished steps and the time they took, and reports when it is time. */
  spend(steps: number, seconds: number): void {
    this.elapsed += seconds;
    this.windowSteps += steps;
    this.windowSeconds += seconds;
    if (performance.now() - this.lastReport >= reportIntervalMs) {
      this.flush();
    }
  }

  /** Reports what has not been reported yet. */
  flush(): void {
    if (this.losses.length === 0) {
      return;
    }
    const { step, gradientNorm } = this.engine;
    this.emit({
      type: 'trained',
      step,
      gradientNorm,
      losses: this.losses,
      stepsPerSecond: this.windowSeconds > 0 ? this.windowSteps / this.windowSeconds : 0,
      elapsedSeconds: this.elapsed,
    });
    this.losses = [];
    this.windowSteps = 0;
    this.windowSeconds = 0;
    this.lastReport = performance.now();
  }
}
