import { errorMessage } from '../../../src/base/errorMessage';

/** What WebGPU offers here. */
export type AdapterProbe =
  | { readonly kind: 'no-webgpu' }
  /** `obstacle`: what the browser threw when it was asked. */
  | { readonly kind: 'no-adapter'; readonly obstacle?: string }
  | { readonly kind: 'software' | 'hardware'; readonly adapter: GPUAdapter; readonly name: string };

/** Asks for an adapter and judges whether it is a real GPU; never rejects. */
export async function probeAdapter(gpu: GPU | undefined): Promise<AdapterProbe> {
  if (!gpu) {
    return { kind: 'no-webgpu' };
  }
  let adapter: GPUAdapter | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (error) {
    return { kind: 'no-adapter', obstacle: errorMessage(error) };
  }
  if (!adapter) {
    return { kind: 'no-adapter' };
  }
  const kind = isSoftware(adapter.info) ? 'software' : 'hardware';
  return { kind, adapter, name: adapterName(adapter.info) };
}

/** Vendor and architecture, or whatever the adapter tells. */
function adapterName({ vendor, architecture, device, description }: GPUAdapterInfo): string {
  return [vendor, architecture].filter(Boolean).join(' ') || description || device;
}

/** Chromium marks its own fallback; drivers that draw on the CPU are known by their names. */
function isSoftware(info: GPUAdapterInfo): boolean {
  const names = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i.test(names);
}
