/** What an engine has asked of its GPU since it was made; the meter shows it by step. */
export interface EngineCounters {
  readonly dispatches: number;
  readonly submits: number;
  /** Bytes of GPU buffers that it holds now. */
  readonly gpuBytes: number;
  /** Steps handed over and not finished. */
  readonly inFlight: number;
}
