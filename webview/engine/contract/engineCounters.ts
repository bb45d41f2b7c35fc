/** What an engine has asked of its GPU since it was made; the meter shows it by step. */
export interface GpuWork {
  readonly dispatches: number;
  readonly submits: number;
  /** Bytes of GPU buffers that it holds now. */
  readonly gpuBytes: number;
  /** Steps handed over and not finished. */
  readonly inFlight: number;
  /** What the training step that was handed over last asked for. */
  readonly trainingStep?: Pick<GpuWork, 'dispatches' | 'submits'>;
}

/** How an engine has used the CPU's cores. */
export interface CpuWork {
  /** Among which its last work was divided. */
  readonly threads: number;
}

export type EngineCounters = GpuWork | CpuWork;
