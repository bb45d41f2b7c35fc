import type { MeterReading } from '../protocol/meterReading';
import type { EngineCounters, GpuWork } from '../contract/engineCounters';
import type { RunPhase } from '../protocol/phase';
import type { WorkerEvent } from '../protocol/events';

const reportIntervalMs = 500;

/** Speed over windows of half a second of work; pauses do not count. */
export class Meter {
  private steps = 0;
  private flops = 0;
  private seconds = 0;
  private before: GpuWork | undefined;
  private reportedAt = -Infinity;
  private of: RunPhase = 'training';

  constructor(private readonly emit: (event: WorkerEvent) => void) {}

  /** What is counted from now on: work of one kind is not mixed into that of another. */
  begin(of: RunPhase): void {
    if (of === this.of || of === 'idle' || of === 'paused') {
      return;
    }
    this.of = of;
    this.steps = this.flops = this.seconds = 0;
    this.before = undefined;
    this.reportedAt = -Infinity;
  }

  /** Counts finished steps with their arithmetic, and reports when it is time. */
  count(steps: number, flops: number, seconds: number, counters?: EngineCounters): void {
    this.steps += steps;
    this.flops += flops;
    this.seconds += seconds;
    const now = performance.now();
    if (now - this.reportedAt < reportIntervalMs || this.seconds <= 0) {
      return;
    }
    this.emit({ type: 'meter', reading: this.read(counters) });
    this.steps = this.flops = this.seconds = 0;
    this.before = counters && 'gpuBytes' in counters ? counters : undefined;
    this.reportedAt = now;
  }

  private read(counters: EngineCounters | undefined): MeterReading {
    const { steps, seconds, flops, before } = this;
    const rates = { of: this.of, stepsPerSecond: steps / seconds, gflops: flops / seconds / 1e9 };
    if (!counters) {
      return rates;
    }
    if ('threads' in counters) {
      return { ...rates, threads: counters.threads };
    }
    // A new engine's counters begin at 0.
    const since = before && before.submits <= counters.submits ? before : undefined;
    const perStep = (key: 'dispatches' | 'submits') => (counters[key] - (since?.[key] ?? 0)) / steps;
    // While it trains pictures and held-out losses ask too, and steps are handed over before they are done.
    const ofTraining = this.of === 'training' ? counters.trainingStep : undefined;
    const ofWindow = since && { dispatches: perStep('dispatches'), submits: perStep('submits') };
    return {
      ...rates,
      ...(ofTraining ?? ofWindow),
      gpuBytes: counters.gpuBytes,
      inFlight: counters.inFlight,
    };
  }
}
