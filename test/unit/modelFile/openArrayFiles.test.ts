import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { ArrayEntry } from '../../../webview/modelFile/arrayFile';
import { numberReader } from '../../../webview/modelFile/elementType';
import { openNpz } from '../../../webview/modelFile/openNpz';
import { openSafetensors } from '../../../webview/modelFile/openSafetensors';
import { readPipeline } from '../../../webview/modelFile/pipeline';
import { npy } from '../playground/import/npyFile';
import { memorySource } from './memorySource';

async function numbersOf(entry: ArrayEntry | undefined, count: number): Promise<number[]> {
  const data = await entry!.read(count * entry!.type.bytes);
  return Array.from({ length: count }, (_, i) => numberReader(data, entry!.type)(i));
}

describe('a safetensors file', () => {
  const file = encodeSafetensors(
    new Map<string, Tensor>([
      ['weight', { dtype: 'F32', shape: [2, 2], data: Float32Array.of(0.5, -1, 2, 4) }],
      ['half', { dtype: 'F16', shape: [2], data: Uint16Array.of(0x3c00, 0xc000) }],
      ['brain', { dtype: 'BF16', shape: [1], data: Uint16Array.of(0x3fc0) }],
      ['steps', { dtype: 'I64', shape: [], data: BigInt64Array.of(-5n) }],
      ['large', { dtype: 'U8', shape: [1_000_000], data: new Uint8Array(1_000_000).fill(7) }],
    ]),
    { format: 'pt' },
  );

  it('is listed by its header alone, and its numbers are read when they are asked for', async () => {
    const source = memorySource(file);
    const { entries, metadata } = await openSafetensors(source);
    expect(source.taken).toBeLessThan(2_000);
    expect(metadata).toEqual({ format: 'pt' });
    const named = new Map(entries.map((entry) => [entry.name, entry]));
    expect(await numbersOf(named.get('weight'), 4)).toEqual([0.5, -1, 2, 4]);
    expect(await numbersOf(named.get('half'), 2)).toEqual([1, -2]);
    expect(await numbersOf(named.get('brain'), 1)).toEqual([1.5]);
    expect(await numbersOf(named.get('steps'), 1)).toEqual([-5]);
    expect(await numbersOf(named.get('large'), 3)).toEqual([7, 7, 7]);
    expect(source.taken).toBeLessThan(2_100);
  });

  it('is refused with its sizes when it is cut off', async () => {
    await expect(openSafetensors(memorySource(file.slice(0, 100)))).rejects.toThrow(/100 bytes/);
    await expect(openSafetensors(memorySource(file.slice(0, 5)))).rejects.toThrow(/only 5 bytes/);
    await expect(openSafetensors(memorySource(file.slice(0, -1)))).rejects.toThrow(/cut off/);
  });
});

describe('an .npz archive', () => {
  const doubles = new Uint8Array(Float64Array.of(1.5, -2, 3).buffer);
  const files = {
    'x.npy': npy('<f8', [3], doubles),
    'labels.npy': npy('|u1', [4], Uint8Array.of(9, 8, 7, 6)),
    'big.npy': npy('>i2', [2], Uint8Array.of(1, 0, 0xff, 0xfe)),
    'names.npy': npy('<U4', [1], new Uint8Array(16)),
    'notes.txt': new Uint8Array(3),
  };

  it.each([0, 6] as const)('has its arrays, stored or deflated (level %i)', async (level) => {
    const { entries, leftOut } = await openNpz('a.npz', memorySource(zipSync(files, { level })));
    expect(entries.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ['x', '<f8', [3]],
      ['labels', '|u1', [4]],
      ['big', '>i2', [2]],
    ]);
    expect(await numbersOf(entries[0], 3)).toEqual([1.5, -2, 3]);
    expect(await numbersOf(entries[1], 4)).toEqual([9, 8, 7, 6]);
    expect(await numbersOf(entries[2], 2)).toEqual([256, -2]);
    expect(leftOut.map(({ name }) => name)).toEqual(['names.npy', 'notes.txt']);
    expect(leftOut[0]?.reason).toContain('<U4');
  });

  it('is read no further than is asked for', async () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 3_000_000 }, () => (state = (state * 48271) % 0x7fffffff) & 255);
    const file = zipSync({ 'noise.npy': npy('|u1', [noise.length], noise) }, { level: 1 });
    const source = memorySource(file);
    const { entries } = await openNpz('noise.npz', source);
    expect(await entries[0]!.read(1000)).toEqual(noise.subarray(0, 1000));
    expect(source.taken).toBeLessThan(file.length / 2);
  });

  it('may be a single array', async () => {
    const { entries } = await openNpz('one', memorySource(files['labels.npy']));
    expect(await numbersOf(entries[0], 4)).toEqual([9, 8, 7, 6]);
  });

  it('is refused when its directory is missing or its sizes do not agree', async () => {
    const whole = zipSync(files, { level: 6 });
    await expect(openNpz('a.npz', memorySource(whole.slice(0, -30)))).rejects.toThrow(/directory is missing/);
    await expect(openNpz('a.npz', memorySource(new Uint8Array()))).rejects.toThrow(/directory is missing/);
    const short = zipSync({ 'x.npy': npy('<f8', [9], doubles) });
    const { entries, leftOut } = await openNpz('a.npz', memorySource(short));
    expect(entries).toEqual([]);
    expect(leftOut[0]?.reason).toMatch(/asks for \d+ bytes/);
  });
});

describe('a model_index.json', () => {
  const written = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  it('names the pipeline and its parts', () => {
    const index = {
      _class_name: 'DDPMPipeline',
      _diffusers_version: '0.30.0',
      scheduler: ['diffusers', 'DDPMScheduler'],
      unet: ['diffusers', 'UNet2DModel'],
      safety_checker: [null, null],
      requires_safety_checker: false,
    };
    expect(readPipeline(written(index))).toEqual({
      className: 'DDPMPipeline',
      version: '0.30.0',
      parts: [
        { name: 'scheduler', library: 'diffusers', className: 'DDPMScheduler' },
        { name: 'unet', library: 'diffusers', className: 'UNet2DModel' },
        { name: 'safety_checker', library: '', className: '' },
      ],
    });
  });

  it('is refused where it is another JSON, or none', () => {
    expect(() => readPipeline(written({ unet: [] }))).toThrow(/_class_name/);
    expect(() => readPipeline(Uint8Array.of(0x7b, 0xff))).toThrow(/not JSON/);
  });
});
