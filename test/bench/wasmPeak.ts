import type { KernelVariant } from '../../webview/engine/backends/wasm/kernels';
import { compileAssembly } from '../tools/build/wasmKernels.mjs';
import { median } from './cpuSpeed';

const accumulators = 10;

/** Ten independent chains of multiply-adds. */
const source = `
export function run(count: i32): f32 {
  const b = f32x4.splat(0.999), c = f32x4.splat(0.001);
  ${eachChain((i) => `let a${i} = f32x4.splat(${i});`)}
  for (let n = 0; n < count; n++) {
    ${eachChain((i) => `a${i} = add(a${i}, b, c);`)}
  }
  let sum = a0;
  ${eachChain((i) => (i > 0 ? `sum = f32x4.add(sum, a${i});` : ''))}
  return f32x4.extract_lane(sum, 0);
}
// @ts-ignore: decorator
@inline function add(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
`;

function eachChain(line: (index: number) => string): string {
  return Array.from({ length: accumulators }, (_, i) => line(i)).join(' ');
}

/** GFLOP/s of multiply-adds that wait for nothing, on one thread: the median of a few goes. */
export async function wasmPeak(variant: KernelVariant): Promise<number> {
  const binary = await compileAssembly(variant, (name) => (name === 'index.ts' ? source : null));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(binary, { env: { memory } });
  const run = instance.exports['run'] as (count: number) => number;
  const count = 5_000_000;
  const rates = Array.from({ length: 9 }, () => {
    const started = performance.now();
    run(count);
    return (count * accumulators * 4 * 2) / (performance.now() - started) / 1e6;
  });
  return median(rates.slice(2));
}
