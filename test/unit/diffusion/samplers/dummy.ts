/** The deterministic sample and model that diffusers' scheduler tests share; shape [4, 3, 8, 8]. */
export const elements = 768;

/** The numbers k/768, where k counts in the order c, h, w, b. */
export function dummySample(): Float32Array {
  return Float32Array.from({ length: elements }, (_, i) => order(i) / elements);
}

/** The same numbers, counted backwards. */
export function dummyNoise(): Float32Array {
  return Float32Array.from({ length: elements }, (_, i) => (elements - 1 - order(i)) / elements);
}

function order(i: number): number {
  const [batch, rest] = [Math.floor(i / 192), i % 192];
  return rest * 4 + batch;
}

/** `t` is diffusers' timestep, the paper's less one. */
export function dummyModel(x: Float32Array, t: number): Float32Array {
  return x.map((value) => (value * t) / (t + 1));
}

export function absoluteSum(x: Float32Array): number {
  return x.reduce((sum, value) => sum + Math.abs(value), 0);
}
