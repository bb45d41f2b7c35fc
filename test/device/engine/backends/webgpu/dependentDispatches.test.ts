import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompiledPlan } from '../../../../../webview/engine/backends/webgpu/plan/compiledPlan';
import { workgroupsFor, type Section } from '../../../../../webview/engine/backends/webgpu/plan/section';
import { Tensor } from '../../../../../webview/engine/backends/webgpu/plan/tensor';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../webview/engine/backends/webgpu/webgpuContext';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../fixtures/dawn';

const size = 1000;
const steps = 60;

/** out[i] = 3 · a[i + 1] + b[i] + k modulo 65,521, so that each element depends on neighbours of all before. */
function link(out: Tensor, a: Tensor, b: Tensor, k: number): Section {
  return {
    label: out.label,
    body: `
    let i = group * 64u + lane;
    if (i >= ${size}u) { return; }
    @out[i] = f32((3u * u32(@a[(i + 1u) % ${size}u]) + u32(@b[i]) + ${k}u) % 65521u);`,
    accesses: {
      out: { resource: out, type: 'f32', write: true },
      a: { resource: a, type: 'f32' },
      b: { resource: b, type: 'f32' },
    },
    workgroups: workgroupsFor(size),
  };
}

/** Which two earlier values each one is made of. */
const sources = (k: number): readonly [number, number] => [k - 1, Math.max(0, k - 1 - ((7 * k) % 5))];

let device: GPUDevice;
let context: WebgpuContext;

describe.skipIf(!swiftShaderFolder)('on SwiftShader', () => {
  beforeAll(async () => {
    device = await (await swiftShaderAdapter()).requestDevice();
    context = createContext(device, true);
  });
  afterAll(() => device.destroy());

  it('a chain of dispatches in shared memory gives what it gives one by one, again and again', async () => {
    const first = new Tensor('first', size, 1, 1, true);
    const last = new Tensor('last', size, 1, 1, true);
    const tensors = [first];
    for (let k = 1; k < steps; k++) {
      tensors.push(new Tensor(`${k}`, size, 1, 1));
    }
    tensors.push(last);
    const at = (k: number) => tensors[k] ?? first;
    const sections = tensors.slice(1).map((out, i) => {
      const [a, b] = sources(i + 1);
      return link(out, at(a), at(b), i + 1);
    });
    const plan = await CompiledPlan.compile(context.gpu, context.cache, sections, 1, {});
    // Nothing can run beside anything here, and memory is used again as soon as it can be.
    expect(plan.dispatchCount).toBe(steps);
    plan.poison();
    for (const seed of [1, 2]) {
      const start = Float32Array.from({ length: size }, (_, i) => (i * i * seed) % 65521);
      context.gpu.write(plan.buffer(first), start);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      // Twice in one pass: the second must not see the first's leftovers.
      plan.encode(pass);
      plan.encode(pass);
      pass.end();
      context.gpu.submit(encoder);
      const values = [[...start]];
      for (let k = 1; k <= steps; k++) {
        const [a, b] = sources(k).map((source) => values[source] ?? []);
        values.push(
          start.reduce<number[]>((all, _, i) => {
            all.push((3 * (a?.[(i + 1) % size] ?? NaN) + (b?.[i] ?? NaN) + k) % 65521);
            return all;
          }, []),
        );
      }
      expect([...(await context.gpu.read(plan.buffer(last)))]).toEqual(values[steps]);
    }
    plan.dispose();
  });
});
