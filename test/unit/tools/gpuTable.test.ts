import { describe, expect, it } from 'vitest';
import { gpuTable } from '../../tools/bench/gpuTable.mjs';
import { tryKernels } from '../../tools/bench/tryKernels.mjs';

const about = {
  adapter: 'google swiftshader',
  driver: 'SwiftShader driver 5.0.0',
  software: true,
  features: [],
};
const rates = { stepsPerSecond: 1.792, gflops: 0.08266, dispatches: 119, peakBytes: 3_240_628 };

describe('the table of npm run gpu', () => {
  it('has a row for each measurement, also for those that failed, and no cell that ends the table', () => {
    const table = gpuTable({
      about,
      check: { checks: 43, failed: 1, worst: 'conv2d: result', worstShare: 0.123 },
      rows: [
        { what: 'training, tiny', ...rates },
        { what: 'training, paper', failure: 'It was ended |\nby SIGABRT.' },
      ],
      kernels: [
        {
          shape: 'convolution 2 3',
          times: [
            { kernel: 'register 4×8', failure: 'It ended.' },
            { kernel: 'register 2×4', ms: 1.234 },
          ],
        },
      ],
    });
    const lines = table.trimEnd().split('\n');
    const columns = (line: string) => line.replaceAll('\\|', '').split('|').length - 2;
    expect(lines.map(columns)).toEqual([8, 8, 8, 8, 8]);
    const agreement = '42 of 43 checks, worst at 12 % of its tolerance (conv2d: result)';
    expect(lines[2]).toBe(
      `| training, tiny | google swiftshader (software) | SwiftShader driver 5.0.0 | ${agreement} | 1.79 | 0.0827 | 119 | 3.24 MB |`,
    );
    expect(lines[3]).toContain('not measured: It was ended \\| by SIGABRT.');
    expect(lines[4]).toContain('register 2×4: 1.23 ms, register 4×8: failed (It ended.)');
  });
});

describe('kernels in processes of their own', () => {
  const kernels = ['register 4×8', 'register 2×4', 'workgroup 32×32'];
  const run = (parameters: readonly string[]) =>
    parameters[0] === 'shapes'
      ? Promise.resolve({ shapes: ['a', 'b', 'c'].map((shape) => ({ shape, kernels })) })
      : parameters.at(-1) === 'register 2×4'
        ? Promise.reject(new Error('It was ended by SIGABRT.'))
        : Promise.resolve({ ms: 2 });
  const extent = { preset: 'tiny', tunedBatch: 2, tunedShapes: 2, limitSeconds: 1 };

  it('are small ones on a software adapter, and one that ends its process leaves the others alone', async () => {
    const tried = await tryKernels(run, { ...extent, software: true }, () => undefined);
    const times = [
      { kernel: 'register 4×8', ms: 2 },
      { kernel: 'register 2×4', failure: 'It was ended by SIGABRT.' },
    ];
    expect(tried).toEqual([
      { shape: 'a', times },
      { shape: 'b', times },
    ]);
  });

  it('are all of them on a GPU', async () => {
    const [first] = await tryKernels(run, { ...extent, software: false }, () => undefined);
    expect(first?.times.map(({ kernel }) => kernel)).toEqual(kernels);
  });
});
