import { expect, it } from 'vitest';
import { isOutOfMemory } from '../../../../../webview/engine/backends/webgpu/outOfMemory';
import { OutOfGpuMemory } from '../../../../../webview/engine/backends/webgpu/gpu';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It threw nothing.');
};

it('knows the memory that JavaScript and WebAssembly refuse', () => {
  const full = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const unlimited = new WebAssembly.Memory({ initial: 1 });
  for (const work of [
    () => full.grow(2),
    () => unlimited.grow(70_000),
    () => new Float32Array(1e15),
    () => new ArrayBuffer(1e15),
  ]) {
    const error = thrownBy(work);
    expect(isOutOfMemory(error), String(error)).toBe(true);
  }
  expect(isOutOfMemory(new RangeError('WebAssembly.Memory(): could not allocate memory'))).toBe(true);
});

it('takes nothing else for it, the GPU’s memory least of all', () => {
  expect(isOutOfMemory(new Error('The network was closed.'))).toBe(false);
  expect(isOutOfMemory(new OutOfGpuMemory('out of memory'))).toBe(false);
});
