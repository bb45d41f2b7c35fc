import { PipelineCache } from './plan/compiledPlan';
import { Gpu } from './gpu';
import { GridPainter } from './sampler/gridPainter';
import { softwareChoice } from './tuning/kernelChoice';
import type { KernelChoice } from './plan/lower';
import { tunedChoice } from './tuning/tuner';
import { TuningCache, type TuningTable } from './tuning/tuningCache';

/** A device with what all networks on it share. */
export interface WebgpuContext {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
  readonly painter: GridPainter;
  readonly choice: KernelChoice;
  /** What the choice is learnt from, and whom to tell when it grew; null where nothing is measured. */
  readonly tuning: { readonly table: TuningTable; readonly tell: () => void } | null;
  /** Whether the adapter is a CPU: then little is given to it at a time. */
  readonly software: boolean;
}

/** `adapter` names what measurements are kept for in `cache`. */
export function createContext(
  device: GPUDevice,
  software: boolean,
  adapter = '',
  cache = new TuningCache(),
): WebgpuContext {
  const tuning = software ? null : { table: cache.table(adapter), tell: () => cache.tell(adapter) };
  const gpu = new Gpu(device);
  return {
    gpu,
    cache: new PipelineCache(device),
    painter: new GridPainter(gpu),
    choice: tuning ? tunedChoice(tuning.table, device.features) : softwareChoice,
    tuning,
    software,
  };
}
