import { PipelineCache } from './compiledPlan';
import { Gpu } from './gpu';
import type { KernelChoice } from './lower';

/** A device with what all networks on it share. */
export interface WebgpuContext {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
  readonly choice: KernelChoice;
  /** Whether the adapter is a CPU: then little is given to it at a time. */
  readonly software: boolean;
}

/** Kernels that run everywhere, of sizes that a software adapter survives. */
export const softwareChoice: KernelChoice = {
  tile: { pixels: 4, channels: 8 },
  weightTile: { inputs: 4, outputs: 8 },
  norm: 'serial',
  weightInvocations: 256,
};

/** Before anything was measured on a GPU. */
export const hardwareChoice: KernelChoice = {
  tile: { pixels: 4, channels: 8 },
  weightTile: { inputs: 4, outputs: 8 },
  norm: 'cooperative',
  weightInvocations: 8192,
};

export function createContext(device: GPUDevice, software: boolean): WebgpuContext {
  return {
    gpu: new Gpu(device),
    cache: new PipelineCache(device),
    choice: software ? softwareChoice : hardwareChoice,
    software,
  };
}
