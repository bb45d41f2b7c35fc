import type { PresetId } from '../../src/protocol/playgroundState';
import { probeAdapter } from './adapter';
import type { EngineId } from './engine';
import type { EngineDevice } from './engineDevice';
import { cpuBackend } from './tfjs/cpuBackend';
import type { TfjsBackend } from './tfjs/tfjsBackend';
import { TfjsEngine } from './tfjs/tfjsEngine';
import { webgpuBackend } from './tfjs/webgpuBackend';
import type { EngineReason } from './workerProtocol';

export interface ChosenDevice {
  readonly device: EngineDevice;
  readonly reason: EngineReason;
  /** Vendor and architecture of the adapter; empty without one. */
  readonly adapter: string;
}

/**
 * Chooses what trains: WebGPU on a real GPU, else the CPU. An explicit `tfjs-webgpu` takes a software adapter
 * too. Whatever stands in the way of WebGPU, a GPU that was lost before included, leads to the CPU, with the reason.
 */
export async function chooseDevice(wanted: 'auto' | EngineId, gpuWasLost: boolean): Promise<ChosenDevice> {
  if (wanted === 'tfjs-cpu') return onCpu('chosen');
  if (wanted === 'auto' && gpuWasLost) return onCpu('device-lost');
  const probe = await probeAdapter(browserGpu());
  switch (probe.kind) {
    case 'no-webgpu':
    case 'no-adapter':
      return onCpu(probe.kind);
    case 'software':
      if (wanted === 'auto') return onCpu('software-adapter', probe.name);
      break;
    case 'hardware':
  }
  try {
    const device = tfjsDevice(await webgpuBackend(probe.adapter));
    return { device, reason: wanted === 'auto' ? 'hardware-adapter' : 'chosen', adapter: probe.name };
  } catch {
    return onCpu('device-failed', probe.name);
  }
}

async function onCpu(reason: EngineReason, adapter = ''): Promise<ChosenDevice> {
  return { device: tfjsDevice(await cpuBackend()), reason, adapter };
}

function tfjsDevice(backend: TfjsBackend): EngineDevice {
  return {
    id: backend.id === 'cpu' ? 'tfjs-cpu' : 'tfjs-webgpu',
    lost: backend.lost,
    createEngine: (config, training, data) => new TfjsEngine(backend, config, training, data),
    dispose: () => backend.dispose(),
  };
}

/** Undefined where there is no WebGPU; Node has not even a navigator. */
function browserGpu(): GPU | undefined {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  return navigator?.gpu;
}

/** tfjs on the CPU runs the tiny preset whatever was asked: the others would take seconds a step. */
export function presetFor(device: EngineDevice, wanted: PresetId): PresetId {
  return device.id === 'tfjs-cpu' ? 'tiny' : wanted;
}
