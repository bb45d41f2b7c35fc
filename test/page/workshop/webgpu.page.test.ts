import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { readCanvas } from '../../e2e/pages/canvasPixels';
import { PlaygroundPage } from '../playgroundPage';

/** The worker's own script runs on what the browser gives; this only looks on, and takes the GPU away when told. */
const watchDevices = `
self.devices = [];
self.readings = 0;
{
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...parameters) {
    const device = await requestDevice.apply(this, parameters);
    self.devices.push(device);
    return device;
  };
  const { mapAsync } = GPUBuffer.prototype;
  GPUBuffer.prototype.mapAsync = function (...parameters) {
    self.readings += 1;
    return mapAsync.apply(this, parameters);
  };
}`;

/** The adapter passes for a real GPU: then kernels for GPUs are measured and run, and draw on canvases. */
const passForGpu = `
Object.defineProperty(GPUAdapter.prototype, 'info', {
  value: { vendor: 'test', architecture: 'gpu', device: '', description: '', isFallbackAdapter: false },
});`;

/** A GPU of little memory: what is larger is asked for so large that the browser itself refuses it. */
const littleMemory = (bytes: number) => `
{
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const size = descriptor.size > ${bytes} ? this.limits.maxBufferSize + 4 : descriptor.size;
    return createBuffer.call(this, { ...descriptor, size });
  };
}`;

declare global {
  /** Of `watchDevices`, in the worker. */
  var devices: { destroy(): void }[];
  var readings: number;
}

const train = { preset: 'tiny', batchSize: 2 } as const;
/** How long something may take, on a machine that is busy with other things: kernels are compiled and run on its CPU. */
const patience = { timeout: 8 * 60_000 };
const wholeTest = { timeout: 30 * 60_000 };

let playground: PlaygroundPage;
afterEach(() => playground.close());

const text = (id: string, selector: string) => playground.view(id).locator(selector).innerText();
const statistic = (id: string, key: string) => text(id, `[data-statistic="${key}"]`);
const step = async () => Number((await statistic('train', 'step')).replace(/\D/g, ''));
const trained = (to: number) => expect.poll(step, patience).toBeGreaterThanOrEqual(to);
const notice = () => playground.page.locator('.notices .notice-warning').allInnerTexts();
const open = (options: Parameters<typeof PlaygroundPage.open>[0]) =>
  PlaygroundPage.open({ webgpu: true, engine: 'webgpu', ...options });

describe('training on WebGPU', () => {
  it('shows what it asks of the GPU', wholeTest, async () => {
    playground = await open({ patch: { view: 'train', train }, action: 'train' });
    await trained(12);
    expect(await text('train', '.engine-line')).toMatch(/WebGPU/);
    // One, and more the longer a step takes this machine, as many as the trainer divides it into.
    const count = async (key: string) => Number((await statistic('train', key)).replace(/\D/g, ''));
    await expect.poll(() => count('submits'), patience).toBeGreaterThanOrEqual(1);
    expect(await count('submits')).toBeLessThanOrEqual(16);
    expect(await count('dispatches')).toBeGreaterThan(50);
    expect(await statistic('train', 'memory')).toMatch(/\d.*[KM]i?B/);
    expect(await statistic('train', 'inFlight')).toMatch(/[0-3]$/);
    expect(await text('train', '.meter')).toMatch(/GFLOP\/s\s+\d/);
    expect(playground.problems).toEqual([]);
  });

  it('goes on from the last checkpoint when the GPU is lost, once, and then asks', wholeTest, async () => {
    playground = await open({
      patch: { view: 'train', train },
      action: 'train',
      workerPrelude: watchDevices,
    });
    const loseGpu = () => playground.worker.evaluate(() => self.devices.at(-1)?.destroy());
    await trained(3);
    await playground.press('Training', 'Pause');
    await expect.poll(async () => (await playground.sent('checkpoint')).length, patience).toBe(1);
    const paused = await step();
    await playground.press('Training', 'Resume');
    await trained(paused + 3);

    await loseGpu();
    const goesOn = /The GPU was lost: .* The run continues from its last checkpoint, step (\d+)\./;
    await expect.poll(async () => (await notice()).join(), patience).toMatch(goesOn);
    // Nothing was lost but the steps since; three may have been in flight when it was paused.
    const checkpoint = Number(goesOn.exec((await notice()).join())?.[1]);
    expect(Math.abs(checkpoint - paused)).toBeLessThanOrEqual(3);
    await trained(checkpoint + 3);
    expect(await text('train', '.engine-line')).toMatch(/WebGPU/);
    const choice = playground.page.locator('.device-loss');
    expect(await choice.isVisible()).toBe(false);

    await loseGpu();
    await choice.waitFor({ state: 'visible', ...patience });
    // A checkpoint may have been due in between.
    const saved = Number(/The run is saved up to step (\d+)\./.exec(await choice.innerText())?.[1]);
    expect(saved).toBeGreaterThanOrEqual(checkpoint);
    await expect.poll(step, patience).toBe(saved);
    // Until there is a choice nothing is trained.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await step()).toBe(saved);
    await choice.locator('vscode-button').filter({ hasText: 'Use the CPU' }).click();
    await trained(saved + 3);
    expect(await text('train', '.engine-line')).toMatch(/CPU/);
    expect(await choice.isVisible()).toBe(false);
    expect(playground.problems).toEqual([]);
  });

  it('says which batch would fit when the GPU has too little memory', wholeTest, async () => {
    playground = await open({
      patch: { view: 'train', train: { preset: 'tiny', batchSize: 256 } },
      action: 'train',
      // The data take 2.6 MB; the largest tensor takes 24 KB an image, 6.3 MB for 256 and 1.6 MB for 64.
      workerPrelude: littleMemory(3_000_000),
    });
    await expect
      .poll(async () => (await notice()).join(), patience)
      .toContain('The GPU has no memory for 256 images at once. 64 would fit; choose that or less.');
    expect(await step()).toBe(0);
  });
});

describe('sampling on a GPU', () => {
  it('draws from the GPU what is saved later, and reads it only to keep it', wholeTest, async () => {
    playground = await open({
      webgpu: 'canvases',
      patch: { sample: { steps: 5, count: 5 } },
      action: 'sample',
      workerPrelude: passForGpu + watchDevices,
    });
    await expect.poll(() => text('sample', '.story'), patience).toMatch(/5 images by the shipped model/);
    const canvas = (role: 'xt' | 'x0') =>
      readCanvas(playground.view('sample').locator(`[data-role="${role}"] canvas`));
    await expect.poll(async () => new Set((await canvas('xt')).red).size, patience).toBeGreaterThan(20);
    // What is shown went from the GPU to the screen; the last pictures are read once, to be kept over a reload.
    expect(await playground.worker.evaluate(() => self.readings)).toBeLessThanOrEqual(1);
    expect(await text('sample', '.engine-line')).toMatch(/test gpu/);
    const shown = await canvas('xt');
    expect([shown.width, shown.height]).toEqual([48, 32]);

    const npz = await playground.exportSamples('npz');
    expect(await playground.worker.evaluate(() => self.readings)).toBeGreaterThan(0);
    const levels = (unzipSync(npz)['arr_0.npy'] ?? new Uint8Array()).subarray(-5 * 256);
    const [side, columns] = [16, 3];
    let worst = 0;
    levels.forEach((level, i) => {
      const [image, y, x] = [Math.floor(i / 256), Math.floor((i % 256) / side), i % side];
      const at = (Math.floor(image / columns) * side + y) * shown.width + (image % columns) * side + x;
      worst = Math.max(worst, Math.abs(level - (shown.red[at] ?? NaN)));
    });
    expect(worst).toBeLessThanOrEqual(1);

    // An earlier step is drawn again, from the GPU too.
    const before = await playground.worker.evaluate(() => self.readings);
    const scrubber = playground.view('sample').getByRole('slider', { name: /Recorded denoising step/ });
    await scrubber.focus();
    await scrubber.press('Home');
    await expect.poll(async () => (await canvas('xt')).red.join()).not.toBe(shown.red.join());
    expect(await playground.worker.evaluate(() => self.readings)).toBe(before);
    expect(playground.problems).toEqual([]);
  });

  it('sweeps guidance there, too, and goes on drawing when samples are in memory', wholeTest, async () => {
    playground = await open({
      webgpu: 'canvases',
      patch: { sample: { mode: 'guidance', steps: 2, count: 4 } },
      action: 'sample',
      workerPrelude: passForGpu + watchDevices,
    });
    const readings = () => playground.worker.evaluate(() => self.readings);
    const canvas = () => readCanvas(playground.view('sample').locator('[data-role="xt"] canvas'));
    const levels = async () => new Set((await canvas()).red.slice(-64 * 16)).size;
    // Five rows, one for each scale of guidance.
    await expect.poll(async () => (await canvas()).height, patience).toBe(5 * 16);
    await expect.poll(levels, patience).toBeGreaterThan(10);
    // Each row is read once, to be kept over a reload.
    expect(await readings()).toBeLessThanOrEqual(5);

    // What is thresholded by its own magnitudes passes through memory.
    await playground.post({
      type: 'show',
      patch: { sample: { mode: 'generate', threshold: true, steps: 2 } },
      action: 'sample',
    });
    await expect.poll(async () => (await canvas()).height, patience).toBe(2 * 16);
    await expect.poll(levels, patience).toBeGreaterThan(10);
    expect(await readings()).toBeGreaterThan(5);
    expect(playground.problems).toEqual([]);
  });
});

describe('sampling on a software adapter', () => {
  it('draws by way of memory, since canvases are out of its reach', wholeTest, async () => {
    playground = await open({
      patch: { sample: { steps: 4, count: 4 } },
      action: 'sample',
      workerPrelude: watchDevices,
    });
    await expect.poll(() => text('sample', '.story'), patience).toMatch(/4 images by the shipped model/);
    const canvas = playground.view('sample').locator('[data-role="xt"] canvas');
    await expect.poll(async () => new Set((await readCanvas(canvas)).red).size).toBeGreaterThan(20);
    expect(await playground.worker.evaluate(() => self.readings)).toBeGreaterThan(0);
    expect(await notice()).toEqual([]);
  });
});

describe('kernels for GPUs', () => {
  it(
    'are measured before the first step, and not again where the host has kept the times',
    wholeTest,
    async () => {
      const prelude = passForGpu + watchDevices;
      const patch = { view: 'train', train } as const;
      playground = await open({ patch, action: 'train', workerPrelude: prelude });
      await trained(2);
      expect(await text('train', '.engine-line')).toMatch(/test gpu/);
      const tuning = (await playground.sent('tuned')).at(-1)?.tuning ?? {};
      const [[adapter, kernels] = ['', {}]] = Object.entries(tuning);
      expect(adapter).toContain('test gpu');
      expect(Object.keys(kernels).length).toBeGreaterThan(0);
      await playground.close();

      const first = Object.keys(kernels);
      playground = await open({ patch, action: 'train', workerPrelude: prelude, tuning });
      await trained(2);
      const [again] = await playground.sent('tuned');
      // What the time did not suffice for is measured now; nothing that was measured is forgotten.
      const now = Object.keys(again?.tuning[adapter] ?? kernels);
      expect(now).toEqual(expect.arrayContaining(first));
      expect(playground.problems).toEqual([]);
    },
  );
});

describe('the engines, side by side', () => {
  it('train the same batch on WebGPU, WebAssembly, ONNX Runtime and tfjs', wholeTest, async () => {
    playground = await open({ patch: { view: 'engines', train }, action: 'compareEngines' });
    const rows = playground.view('engines').locator('.speed-row');
    await expect.poll(() => rows.count(), patience).toBe(4);
    await expect.poll(() => text('engines', '.verdict >> nth=-1'), patience).toMatch(/longer is faster/);
    const lines = await rows.allInnerTexts();
    ['WebGPU', 'CPU (WebAssembly)', 'CPU (ONNX Runtime)', 'tfjs reference'].forEach((name, i) => {
      expect(lines[i]).toContain(name);
      expect(lines[i]).toMatch(/GFLOP\/s/);
    });
    const losses = lines.map((line) => Number(/first loss ([\d.]+)/.exec(line)?.[1]));
    for (const loss of losses) {
      expect(Math.abs(loss / (losses[0] ?? NaN) - 1)).toBeLessThan(2e-3);
    }
    expect(await playground.view('engines').locator('.speed-fill').count()).toBe(4);
    expect(playground.problems).toEqual([]);
  });

  it('agree, as the self-check finds on this machine', wholeTest, async () => {
    playground = await open({ patch: { view: 'engines', train }, action: 'selfCheck' });
    const verdict = () => text('engines', '.verdict:has(+ .table-scroll .self-check)');
    await expect
      .poll(verdict, patience)
      .toMatch(/agrees with .* in all|all of which agree; the rest was left out/);
    expect(await playground.view('engines').locator('tr.failed').count()).toBe(0);
    // A busy machine does fewer checks in a minute.
    const passed = await playground.view('engines').locator('tr.passed').count();
    expect(passed).toBeGreaterThan((await verdict()).includes('in all') ? 30 : 0);
  });
});
