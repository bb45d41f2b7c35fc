import { describe, expect, it } from 'vitest';
import { probeAdapter } from '../../../../webview/engine/backends/adapter';

/** What a browser would answer; there is no GPU in Node. */
function gpuWith(info: Partial<GPUAdapterInfo> | null): GPU {
  const adapter = info && {
    info: { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false, ...info },
  };
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

describe('the adapter probe', () => {
  it('tells apart why there is no GPU', async () => {
    expect(await probeAdapter(undefined)).toEqual({ kind: 'no-webgpu' });
    expect(await probeAdapter(gpuWith(null))).toEqual({ kind: 'no-adapter' });
    const failing = { requestAdapter: () => Promise.reject(new Error('lost')) } as unknown as GPU;
    expect(await probeAdapter(failing)).toEqual({ kind: 'no-adapter', obstacle: 'lost' });
  });

  it.each([
    [{ vendor: 'google', architecture: 'swiftshader' }, 'google swiftshader'],
    [{ vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.7, 256 bits)' }, 'mesa'],
    [{ vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }, 'microsoft'],
    [{ vendor: 'someone', isFallbackAdapter: true }, 'someone'],
  ])('takes %o for a software adapter', async (info, name) => {
    expect(await probeAdapter(gpuWith(info))).toMatchObject({ kind: 'software', name });
  });

  it.each([
    [{ vendor: 'nvidia', architecture: 'ampere' }, 'nvidia ampere'],
    [{ description: 'Apple M2' }, 'Apple M2'],
  ])('takes %o for a real GPU', async (info, name) => {
    expect(await probeAdapter(gpuWith(info))).toMatchObject({ kind: 'hardware', name });
  });
});
