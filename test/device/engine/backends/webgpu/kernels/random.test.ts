import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../../../src/diffusion/random/streams';
import { absoluteError } from '../../../../../../webview/engine/backends/shared/relativeError';
import { streamAt } from '../../../../../../src/diffusion/random/streamAt';
import { bufferUsage, Gpu } from '../../../../../../webview/engine/backends/webgpu/gpu';
import {
  below,
  normalWgsl,
  randomWgsl,
} from '../../../../../../webview/engine/backends/webgpu/kernels/random';
import { encodeStep } from '../../../../../../webview/engine/backends/webgpu/step';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../../fixtures/dawn';

const blocks = 4096;

describe.skipIf(!swiftShaderFolder)('on the GPU', () => {
  /** Runs WGSL that fills `out` with four numbers per block of the noise at a place. */
  async function draw(seed: number, step: number, body: string): Promise<Uint32Array> {
    const device = await (await swiftShaderAdapter()).requestDevice();
    const gpu = new Gpu(device);
    const [low, high] = encodeStep({
      ...{ seed, step, slot: 0, stepSize: 0, unbias: 0, emaDecay: 0, maxGradientNorm: 0 },
    });
    const code = `${randomWgsl}${normalWgsl}
@group(0) @binding(0) var<storage, read_write> out: array<vec4u>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
  let words = philox(vec2u(${low}u, ${high}u), id.x, ${seed}u, ${streams.noise}u);
  ${body}
}`;
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }) },
    });
    const buffer = gpu.createBuffer('out', blocks * 16, bufferUsage.STORAGE | bufferUsage.COPY_SRC);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      gpu.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [{ binding: 0, resource: { buffer } }],
      }),
    );
    pass.dispatchWorkgroups(blocks / 64);
    pass.end();
    gpu.submit(encoder);
    return new Uint32Array((await gpu.read(buffer)).buffer);
  }

  it.each([
    [7, 0],
    [0xffffffff, 63],
    [11, 1_000_003],
  ])('draws the words of seed %i at step %i bit for bit', async (seed, step) => {
    const words = await draw(seed, step, 'out[id.x] = words;');
    expect(words).toEqual(streamAt(seed, 'noise', step).uint32(4 * blocks));
  });

  it('draws the same normal numbers to 1e-6', async () => {
    const bits = await draw(7, 5, 'out[id.x] = bitcast<vec4u>(normals(words));');
    const expected = streamAt(7, 'noise', 5).normal(4 * blocks);
    expect(absoluteError(new Float32Array(bits.buffer), expected)).toBeLessThan(1e-6);
  });

  it.each([0.1, 0.4, 0.999])('drops at a rate of %f exactly what the CPU drops', async (rate) => {
    const dropped = await draw(
      3,
      2,
      `for (var l = 0u; l < 4u; l++) { out[id.x][l] = u32(${below('words[l]', rate)}); }`,
    );
    const uniform = streamAt(3, 'noise', 2).uniform(4 * blocks);
    expect(dropped).toEqual(Uint32Array.from(uniform, (u) => (u < rate ? 1 : 0)));
  });
});

it('enters the streams of a step where the CPU does', () => {
  const stream = new RandomStream(9, streams.noise);
  const [low = 0, high = 0] = encodeStep({
    ...{ seed: 9, step: 1234567, slot: 0, stepSize: 0, unbias: 0, emaDecay: 0, maxGradientNorm: 0 },
  });
  stream.position = 4 * (high * 2 ** 32 + low);
  expect(stream.uint32(8)).toEqual(streamAt(9, 'noise', 1234567).uint32(8));
});
