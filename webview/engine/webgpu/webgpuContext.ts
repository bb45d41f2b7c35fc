import { PipelineCache } from './compiledPlan';
import { Gpu } from './gpu';
import { hardwareChoice, softwareChoice } from './kernelChoice';
import type { KernelChoice } from './lower';

/** A device with what all networks on it share. */
export interface WebgpuContext {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
  readonly choice: KernelChoice;
  /** Whether the adapter is a CPU: then little is given to it at a time. */
  readonly software: boolean;
}

export function createContext(device: GPUDevice, software: boolean): WebgpuContext {
  return {
    gpu: new Gpu(device),
    cache: new PipelineCache(device),
    choice: software ? softwareChoice : hardwareChoice,
    software,
  };
}
