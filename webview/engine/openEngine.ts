import type { PresetId } from '../../src/protocol/playgroundState';
import { probeAdapter, type AdapterProbe } from './adapter';
import type { EngineId } from './engine';
import { cpuBackend } from './tfjs/cpuBackend';
import type { TfjsBackend } from './tfjs/tfjsBackend';
import { webgpuBackend } from './tfjs/webgpuBackend';
import type { EngineReason } from './workerProtocol';

export interface ChosenBackend {
  readonly backend: TfjsBackend;
  readonly reason: EngineReason;
  /** Empty without an adapter. */
  readonly adapter: string;
}

/**
 * Chooses what trains: WebGPU on a real GPU, else the CPU. An explicit `tfjs-webgpu` takes a software adapter
 * too. Whatever stands in the way of WebGPU, a GPU that was lost before included, leads to the CPU, with the reason.
 */
export async function chooseBackend(wanted: 'auto' | EngineId, gpuWasLost: boolean): Promise<ChosenBackend> {
  if (wanted === 'tfjs-cpu') return { backend: await cpuBackend(), reason: 'chosen', adapter: '' };
  if (wanted === 'auto' && gpuWasLost) {
    return { backend: await cpuBackend(), reason: 'device-lost', adapter: '' };
  }
  const probe = await probeAdapter(browserGpu());
  if (probe.kind === 'hardware' || (probe.kind === 'software' && wanted === 'tfjs-webgpu')) {
    try {
      const backend = await webgpuBackend(probe.adapter);
      return { backend, reason: wanted === 'auto' ? 'hardware-adapter' : 'chosen', adapter: probe.name };
    } catch {
      return { backend: await cpuBackend(), reason: 'device-failed', adapter: probe.name };
    }
  }
  return { backend: await cpuBackend(), reason: whyNotWebgpu(probe), adapter: adapterOf(probe) };
}

/** Undefined where there is no WebGPU; Node has not even a navigator. */
function browserGpu(): GPU | undefined {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  return navigator?.gpu;
}

function whyNotWebgpu(probe: AdapterProbe): EngineReason {
  return probe.kind === 'software'
    ? 'software-adapter'
    : probe.kind === 'hardware'
      ? 'device-failed'
      : probe.kind;
}

function adapterOf(probe: AdapterProbe): string {
  return 'name' in probe ? probe.name : '';
}

/** The CPU runs the tiny preset whatever was asked: the others would take seconds a step. */
export function presetFor(backend: TfjsBackend, wanted: PresetId): PresetId {
  return backend.id === 'cpu' ? 'tiny' : wanted;
}
