import { errorMessage } from '../../../src/base/errorMessage';
import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { Place } from '../../../src/protocol/place';
import { probeAdapter } from '../../engine/backends/adapter';
import { requestWebgpu } from '../../engine/backends/webgpu/requestWebgpu';
import type { EngineReason } from '../../engine/protocol/opened';

/** What keeps the GPU from being used; `none`: nothing does. */
export type GpuCause =
  | 'none'
  | 'insecure'
  | 'no-webgpu'
  | 'no-adapter'
  | 'software'
  | 'device-refused'
  | 'device-lost'
  | 'lost-before'
  | 'cpu-chosen';

/** One thing that must be so for the GPU to be used. */
export interface GpuCheck {
  readonly id: 'secure' | 'webgpu' | 'adapter' | 'real' | 'limits' | 'device' | 'engine';
  readonly ok: boolean;
  /** Names and numbers that were found; empty where there is nothing to tell. */
  readonly found: string;
}

export type OperatingSystem = 'windows' | 'macos' | 'linux' | 'other';
export type Shell = 'desktop' | 'chromium' | 'firefox' | 'safari';

export interface GpuFindings {
  readonly cause: GpuCause;
  /** Those that could be made: each needs the ones before it. */
  readonly checks: readonly GpuCheck[];
  readonly system: OperatingSystem;
  readonly shell: Shell;
  readonly remote: string | null;
}

/** What the checks ask. */
export interface GpuSurroundings {
  readonly gpu: GPU | undefined;
  readonly isSecure: boolean;
  readonly userAgent: string;
  readonly place: Place | undefined;
  readonly engine: EngineChoice;
  /** Why the open engine was chosen; undefined while none is open. */
  readonly reason: EngineReason | undefined;
}

/** WebGPU promises so much of every adapter, and the engine asks for no more than an adapter has. */
const leastBinding = 2 ** 27;
/** A device that does not answer for so long counts as lost. */
const patienceMs = 10_000;

/** Asks what stands between this page and its machine's GPU. Makes a device for a moment; never rejects. */
export async function checkGpu(surroundings: GpuSurroundings): Promise<GpuFindings> {
  const checks: GpuCheck[] = [];
  const cause = await firstObstacle(surroundings, (id, ok, found = '') => {
    checks.push({ id, ok, found });
    return ok;
  });
  const { userAgent, place } = surroundings;
  return {
    cause,
    checks,
    system: systemOf(userAgent),
    shell: shellOf(userAgent, place),
    remote: place?.remote ?? null,
  };
}

async function firstObstacle(
  { gpu, isSecure, engine, reason }: GpuSurroundings,
  check: (id: GpuCheck['id'], ok: boolean, found?: string) => boolean,
): Promise<GpuCause> {
  if (!check('secure', isSecure)) {
    return 'insecure';
  }
  if (!check('webgpu', gpu !== undefined)) {
    return 'no-webgpu';
  }
  const probe = await probeAdapter(gpu);
  if (probe.kind === 'no-webgpu' || probe.kind === 'no-adapter') {
    check('adapter', false, 'obstacle' in probe ? probe.obstacle : '');
    return 'no-adapter';
  }
  const { adapter, name } = probe;
  check('adapter', true, name);
  if (!check('real', probe.kind === 'hardware', adapter.info.description)) {
    return 'software';
  }
  const { maxStorageBufferBindingSize: binding, maxBufferSize } = adapter.limits;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 2 ** 20)} MiB`;
  check('limits', binding >= leastBinding, `${megabytes(maxBufferSize)}, ${megabytes(binding)}`);
  const obstacle = await tryDevice(adapter);
  check('device', obstacle === undefined, obstacle?.message);
  if (obstacle) {
    return obstacle.cause;
  }
  if (reason === 'device-lost') {
    check('engine', false);
    return 'lost-before';
  }
  const usesGpu = engine === 'auto' || engine === 'webgpu' || engine === 'tfjs-webgpu';
  return check('engine', usesGpu, engine) ? 'none' : 'cpu-chosen';
}

/** Has a device carry a number there and back; undefined when it does. */
async function tryDevice(
  adapter: GPUAdapter,
): Promise<{ readonly cause: 'device-refused' | 'device-lost'; readonly message: string } | undefined> {
  let device: GPUDevice;
  try {
    device = await requestWebgpu(adapter);
  } catch (error) {
    return { cause: 'device-refused', message: errorMessage(error) };
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${patienceMs / 1000} s`), patienceMs);
  });
  try {
    const lost = device.lost.then(({ message, reason }) => message || reason);
    const message = await Promise.race([roundTrip(device).catch(errorMessage), lost, tooLong]);
    return message === undefined ? undefined : { cause: 'device-lost', message };
  } finally {
    clearTimeout(timer);
    device.destroy();
  }
}

async function roundTrip(device: GPUDevice): Promise<string | undefined> {
  const sent = Uint32Array.of(20200619);
  const { COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const from = device.createBuffer({ size: sent.byteLength, usage: COPY_SRC | COPY_DST });
  const to = device.createBuffer({ size: sent.byteLength, usage: COPY_DST | MAP_READ });
  device.queue.writeBuffer(from, 0, sent);
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(from, 0, to, 0, sent.byteLength);
  device.queue.submit([encoder.finish()]);
  await to.mapAsync(GPUMapMode.READ);
  const [received] = new Uint32Array(to.getMappedRange());
  return received === sent[0] ? undefined : String(received);
}

function systemOf(userAgent: string): OperatingSystem {
  if (userAgent.includes('Windows')) {
    return 'windows';
  }
  if (/Macintosh|Mac OS X/.test(userAgent)) {
    return 'macos';
  }
  return /Linux|X11/.test(userAgent) && !userAgent.includes('Android') ? 'linux' : 'other';
}

function shellOf(userAgent: string, place: Place | undefined): Shell {
  if (place ? !place.web : userAgent.includes('Electron/')) {
    return 'desktop';
  }
  if (userAgent.includes('Firefox/')) {
    return 'firefox';
  }
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'safari';
}
