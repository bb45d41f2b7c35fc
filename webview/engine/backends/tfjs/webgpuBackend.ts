import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { activate } from './cpuBackend';
import type { TfjsBackend } from './tfjsBackend';
import * as tf from './tf';

/** tfjs on a GPUDevice that we own; the device is destroyed with the backend. */
export async function webgpuBackend(adapter: GPUAdapter): Promise<TfjsBackend> {
  const { limits } = adapter;
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxBufferSize: limits.maxBufferSize,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  // tfjs registers a factory of its own under this name, which would make a device that is not ours.
  tf.removeBackend('webgpu');
  const backend = new WebGPUBackend(device, adapter.info);
  tf.registerBackend('webgpu', () => backend, 3);
  await tf.setBackend('webgpu');
  return {
    id: 'webgpu',
    activate: () => activate('webgpu'),
    lost: device.lost.then(({ message, reason }) => message || reason),
    dispose: () => {
      tf.removeBackend('webgpu');
      device.destroy();
    },
  };
}
