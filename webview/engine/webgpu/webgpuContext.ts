import { PipelineCache } from './compiledPlan';
import { Gpu } from './gpu';
import { softwareChoice } from './kernelChoice';
import type { KernelChoice } from './lower';
import { tunedChoice, tuningTable, type TuningTable } from './tuner';

/** A device with what all networks on it share. */
export interface WebgpuContext {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
  readonly choice: KernelChoice;
  /** What the choice is learnt from; null where nothing is measured. */
  readonly tuning: TuningTable | null;
  /** Whether the adapter is a CPU: then little is given to it at a time. */
  readonly software: boolean;
}

/** `adapter` names what measurements are kept for. */
export function createContext(device: GPUDevice, software: boolean, adapter = ''): WebgpuContext {
  const tuning = software ? null : tuningTable(adapter);
  return {
    gpu: new Gpu(device),
    cache: new PipelineCache(device),
    choice: tuning ? tunedChoice(tuning) : softwareChoice,
    tuning,
    software,
  };
}
