import type { PresetId } from '../../../src/protocol/playgroundState';
import { probeAdapter } from './adapter';
import type { EngineId } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import type { HelperThread } from './wasm/pool/helper';
import { wasmDevice } from './wasm/wasmDevice';
import { onnxDevice } from './onnx/onnxDevice';
import { cpuBackend } from './tfjs/cpuBackend';
import { tfjsDevice } from './tfjs/tfjsDevice';
import { webgpuBackend } from './tfjs/webgpuBackend';
import { errorMessage } from '../../../src/base/errorMessage';
import type { TuningCache } from './webgpu/tuning/tuningCache';
import { webgpuDevice } from './webgpu/webgpuDevice';
import type { EngineReason } from '../protocol/opened';

/** What an engine computes otherwise than a reference on this machine; undefined when it agrees. */
type Disagreement = (device: EngineDevice) => Promise<string | undefined>;

/** Gives a file's bytes. */
type LoadFile = () => Promise<ArrayBuffer>;

export interface ChosenDevice {
  readonly device: EngineDevice;
  readonly reason: EngineReason;
  /** Vendor and architecture of the adapter; empty without one. */
  readonly adapter: string;
  /** What was thrown by whatever stood in the way of a faster engine. */
  readonly obstacle?: string | undefined;
}

/**
 * Chooses what trains: our own WebGPU plans on a real GPU, else our own WebAssembly kernels on the CPU. An explicit
 * `webgpu` or `tfjs-webgpu` takes a software adapter too. Whatever stands in the way of WebGPU, a GPU that was lost
 * before included, leads to the CPU; whatever stands in the way of the kernels there to ONNX Runtime, and of that,
 * the lack of `onnxWasm` included, to tfjs; with the reason. Unless they were chosen, the kernels must agree with a
 * reference on this machine: `disagreement` tells in a sentence what does not.
 */
export async function chooseDevice(
  wanted: 'auto' | EngineId,
  gpuWasLost: boolean,
  onnxWasm?: LoadFile,
  tuning?: TuningCache,
  threads: readonly (() => HelperThread)[] = [],
  disagreement: Disagreement = () => Promise.resolve(undefined),
): Promise<ChosenDevice> {
  const onCpu = (reason: EngineReason, adapter = '', obstacle?: string) =>
    openWasm(threads, onnxWasm, { reason, adapter, obstacle }, disagreement);
  if (wanted === 'tfjs-cpu') {
    return openTfjsCpu({ reason: 'chosen', adapter: '' });
  }
  if (wanted === 'wasm') {
    return onCpu('chosen');
  }
  if (wanted === 'onnx-wasm') {
    return openOnnx(onnxWasm, { reason: 'chosen', adapter: '' });
  }
  if (wanted === 'auto' && gpuWasLost) {
    return onCpu('device-lost');
  }
  const probe = await probeAdapter(browserGpu());
  switch (probe.kind) {
    case 'no-webgpu':
      return onCpu(probe.kind);
    case 'no-adapter':
      return onCpu(probe.kind, '', probe.obstacle);
    case 'software':
      if (wanted === 'auto') {
        return onCpu('software-adapter', probe.name);
      }
      break;
    case 'hardware':
  }
  try {
    const device =
      wanted === 'tfjs-webgpu'
        ? tfjsDevice(await webgpuBackend(probe.adapter))
        : await webgpuDevice(probe.adapter, probe.kind === 'software', tuning);
    return { device, reason: wanted === 'auto' ? 'hardware-adapter' : 'chosen', adapter: probe.name };
  } catch (error) {
    return onCpu('device-failed', probe.name, errorMessage(error));
  }
}

/** Why this device, and no faster one. */
type Choice = Omit<ChosenDevice, 'device'>;

async function openWasm(
  threads: readonly (() => HelperThread)[],
  onnxWasm: LoadFile | undefined,
  choice: Choice,
  disagreement: Disagreement,
): Promise<ChosenDevice> {
  try {
    const device = await wasmDevice({ threads });
    const differs = choice.reason === 'chosen' ? undefined : await disagreement(device);
    if (differs !== undefined) {
      device.dispose();
      throw new Error(differs);
    }
    return { device, ...choice };
  } catch (error) {
    return openOnnx(onnxWasm, { ...choice, obstacle: choice.obstacle ?? errorMessage(error) });
  }
}

async function openOnnx(onnxWasm: LoadFile | undefined, choice: Choice): Promise<ChosenDevice> {
  if (onnxWasm === undefined) {
    return openTfjsCpu(choice);
  }
  try {
    return { device: await onnxDevice(await onnxWasm()), ...choice };
  } catch (error) {
    return openTfjsCpu({ ...choice, reason: 'wasm-failed', obstacle: errorMessage(error) });
  }
}

async function openTfjsCpu(choice: Choice): Promise<ChosenDevice> {
  return { device: tfjsDevice(await cpuBackend()), ...choice };
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
