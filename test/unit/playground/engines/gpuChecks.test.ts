import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gpuAdvice } from '../../../../webview/playground/engines/gpuAdvice';
import { checkGpu, type GpuSurroundings } from '../../../../webview/playground/engines/gpuChecks';

const agents = {
  desktop: 'Mozilla/5.0 (X11; Linux x86_64) Code/1.105.0 Chrome/140.0 Electron/38.0 Safari/537.36',
  windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Code/1.105.0 Chrome/140.0 Electron/38.0 Safari/537.36',
  chrome: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36',
  safari: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

/** A device that gives back `answer` for whatever is written; without one, it never answers. */
function device(answer: (sent: number) => number, lost: Promise<unknown> = new Promise(() => undefined)) {
  let written = Uint32Array.of(0);
  const buffer = {
    mapAsync: () => Promise.resolve(),
    getMappedRange: () => Uint32Array.of(answer(written[0] ?? 0)).buffer,
  };
  return {
    lost,
    createBuffer: () => buffer,
    createCommandEncoder: () => ({ copyBufferToBuffer: () => undefined, finish: () => ({}) }),
    queue: {
      writeBuffer: (_: unknown, __: number, data: Uint32Array<ArrayBuffer>) => (written = data),
      submit: () => undefined,
    },
    destroy: vi.fn(),
  };
}

interface AdapterOptions {
  readonly isFallbackAdapter?: boolean;
  readonly requestDevice?: () => Promise<unknown>;
}

function gpuOf({ isFallbackAdapter = false, requestDevice }: AdapterOptions = {}): GPU {
  const adapter = {
    info: {
      vendor: 'nvidia',
      architecture: 'ampere',
      device: '',
      description: 'driver 580',
      isFallbackAdapter,
    },
    features: new Set<string>(),
    limits: { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 30 },
    requestDevice: requestDevice ?? (() => Promise.resolve(device((sent) => sent))),
  };
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

const surroundings: GpuSurroundings = {
  gpu: gpuOf(),
  isSecure: true,
  userAgent: agents.desktop,
  place: { remote: null, web: false },
  engine: 'auto',
  reason: undefined,
};

beforeEach(() => {
  vi.stubGlobal('GPUBufferUsage', { COPY_SRC: 4, COPY_DST: 8, MAP_READ: 1 });
  vi.stubGlobal('GPUMapMode', { READ: 1 });
});
afterEach(() => vi.unstubAllGlobals());

describe('what keeps the GPU from being used', () => {
  const refusing = () => Promise.reject(new Error('Out of device memory.'));
  const lost = () => Promise.resolve(device((sent) => sent + 1));
  const away = () =>
    Promise.resolve({
      ...device((sent) => sent, Promise.resolve({ message: 'gone', reason: '' })),
      createBuffer: () => ({
        mapAsync: () => new Promise(() => undefined),
      }),
    });
  it.each<[string, Partial<GpuSurroundings>, string, string]>([
    ['nothing', {}, 'none', 'engine'],
    ['a page that is not secure', { isSecure: false }, 'insecure', 'secure'],
    ['no WebGPU', { gpu: undefined }, 'no-webgpu', 'webgpu'],
    [
      'no adapter',
      { gpu: { requestAdapter: () => Promise.resolve(null) } as unknown as GPU },
      'no-adapter',
      'adapter',
    ],
    ['a software adapter', { gpu: gpuOf({ isFallbackAdapter: true }) }, 'software', 'real'],
    ['a device that is refused', { gpu: gpuOf({ requestDevice: refusing }) }, 'device-refused', 'device'],
    ['a device that answers wrongly', { gpu: gpuOf({ requestDevice: lost }) }, 'device-lost', 'device'],
    ['a device that is lost', { gpu: gpuOf({ requestDevice: away }) }, 'device-lost', 'device'],
    ['losses before', { reason: 'device-lost' }, 'lost-before', 'engine'],
    ['an engine for the CPU', { engine: 'wasm' }, 'cpu-chosen', 'engine'],
  ])('is %s', async (_, changes, cause, last) => {
    const findings = await checkGpu({ ...surroundings, ...changes });
    expect(findings.cause).toBe(cause);
    expect(findings.checks.at(-1)?.id).toBe(last);
    expect(findings.checks.filter(({ ok }) => !ok)).toHaveLength(cause === 'none' ? 0 : 1);
    expect(gpuAdvice(findings).length > 0).toBe(cause !== 'none');
  });

  it('is told with names and numbers, and the device is given back', async () => {
    const made = device((sent) => sent);
    const { checks } = await checkGpu({
      ...surroundings,
      gpu: gpuOf({ requestDevice: () => Promise.resolve(made) }),
    });
    expect(checks.map(({ id, found }) => [id, found])).toEqual([
      ['secure', ''],
      ['webgpu', ''],
      ['adapter', 'nvidia ampere'],
      ['real', 'driver 580'],
      ['limits', '2048 MiB, 1024 MiB'],
      ['device', ''],
      ['engine', 'auto'],
    ]);
    expect(made.destroy).toHaveBeenCalled();
  });
});

describe('what helps', () => {
  const without = { gpu: undefined };
  it.each<[string, Partial<GpuSurroundings>, RegExp, RegExp]>([
    ['VS Code on Linux', {}, /code --enable-unsafe-webgpu/, /chrome:|Firefox|browser/],
    ['VS Code on Windows', { userAgent: agents.windows }, /Remote Desktop/, /enable-unsafe|Firefox/],
    [
      'Chrome on Linux',
      { userAgent: agents.chrome, place: { remote: null, web: true } },
      /chrome:\/\/flags/,
      /code --|Firefox/,
    ],
    ['Safari', { userAgent: agents.safari, place: { remote: null, web: true } }, /version 26/, /chrome:/],
    ['Firefox', { userAgent: agents.firefox, place: { remote: null, web: true } }, /version 141/, /chrome:/],
    [
      'SSH',
      { place: { remote: 'ssh-remote', web: false } },
      /not the remote one’s.*Cluster/s,
      /your browser/,
    ],
    [
      'WSL',
      { userAgent: agents.windows, place: { remote: 'wsl', web: false } },
      /driver of Windows/,
      /Cluster|browser/,
    ],
    [
      'Codespaces in a browser',
      { userAgent: agents.chrome, place: { remote: 'codespaces', web: true } },
      /runs in your browser.*Cluster/s,
      /this window/,
    ],
  ])('%s', async (_, changes, says, saysNot) => {
    const advice = gpuAdvice(await checkGpu({ ...surroundings, ...without, ...changes })).join('\n');
    expect(advice).toMatch(says);
    expect(advice).not.toMatch(saysNot);
  });
});
