import { variantFeatures } from './tuning/variants';

/** Limits that larger batches and networks profit from, asked for as far as the adapter has them. */
const wantedLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
] as const;

/**
 * An adapter's device, with what the engine asks for.
 * @throws {Error} when the adapter gives none.
 */
export function requestWebgpu(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredLimits: Record<string, number> = {};
  for (const name of wantedLimits) {
    requiredLimits[name] = adapter.limits[name];
  }
  const requiredFeatures = variantFeatures.filter((feature) => adapter.features.has(feature));
  return adapter.requestDevice({ label: 'Diffusion Playground', requiredLimits, requiredFeatures });
}
