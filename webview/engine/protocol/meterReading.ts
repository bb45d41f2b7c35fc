import type { RunPhase } from './phase';

/** What the machine does now, for the page's status area. */
export interface MeterReading {
  /** What was measured. */
  readonly of: RunPhase;
  /** Training or denoising steps. */
  readonly stepsPerSecond: number;
  /** Arithmetic of the network's convolutions and products (graph/flops.ts), in 10⁹ a second. */
  readonly gflops: number;
  /** Of one step on the GPU; absent on engines that do not count. */
  readonly dispatches?: number;
  readonly submits?: number;
  readonly gpuBytes?: number;
  /** Steps handed to the GPU and not finished. */
  readonly inFlight?: number;
  /** Among which work on the CPU was divided; absent where only one is ever used. */
  readonly threads?: number;
}
