import { beforeAll, expect, it } from 'vitest';
import { wasmDevice } from '../../../../webview/engine/backends/wasm/wasmDevice';
import type { EngineDevice } from '../../../../webview/engine/contract/engineDevice';
import { disagreement } from '../../../../webview/engine/jobs/startupCheck';
import { kernelVariants } from '../../../fixtures/kernelVariants';

let devices: readonly EngineDevice[];
beforeAll(async () => {
  devices = await Promise.all(kernelVariants().map((variant) => wasmDevice({ variant })));
});

it('finds that both variants of the kernels agree with plain JavaScript here', async () => {
  for (const device of devices) {
    expect(await disagreement(device)).toBeUndefined();
  }
});

it.each([
  ['a result', 1 + 1e-4, 1],
  ['a gradient', 1, 1 + 1e-3],
  ['NaN', NaN, 1],
])('finds %s that is a little off', async (_, ofResult, ofGradient) => {
  const [device] = devices;
  const wrong: EngineDevice = {
    ...device!,
    createRunner: (graph, batch) => {
      const runner = device!.createRunner(graph, batch);
      return {
        run: async (values) => {
          const { prediction, gradients, ...rest } = await runner.run(values);
          const scaled = (numbers: Float32Array, factor: number) => numbers.map((value) => value * factor);
          return {
            ...rest,
            prediction: scaled(prediction, ofResult),
            gradients: new Map([...gradients].map(([name, each]) => [name, scaled(each, ofGradient)])),
          };
        },
        dispose: () => runner.dispose(),
      };
    },
  };
  expect(await disagreement(wrong)).toMatch(/conv2d/);
});
