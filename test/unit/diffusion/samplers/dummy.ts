/** The deterministic sample and model that diffusers' scheduler tests share; shape [4, 3, 8, 8]. */
export const elements = 768;

/** The numbers k/n of n = 768, where k counts in the order c, h, w, b; other sizes have `pixels` for h · w. */
export function dummySample(pixels = 64): Float32Array {
  const size = 12 * pixels;
  return Float32Array.from({ length: size }, (_, i) => order(i, pixels) / size);
}

/** The same numbers, counted backwards. */
export function dummyNoise(pixels = 64): Float32Array {
  const size = 12 * pixels;
  return Float32Array.from({ length: size }, (_, i) => (size - 1 - order(i, pixels)) / size);
}

function order(i: number, pixels: number): number {
  const image = Math.floor(i / (3 * pixels));
  return (i % (3 * pixels)) * 4 + image;
}

/** `t` is diffusers' timestep, the paper's less one. */
export function dummyModel(x: Float32Array, t: number): Float32Array {
  return x.map((value) => (value * t) / (t + 1));
}

export function absoluteSum(x: Float32Array): number {
  return x.reduce((sum, value) => sum + Math.abs(value), 0);
}
