import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import type { DataSet } from '../../../src/datasets/dataSet';
import { networkSchedule } from '../../../src/figures/digitsNetwork';
import { lastColumn, latents } from '../../../src/figures/latents';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import type { OnnxRuntime } from '../../../webview/engine/backends/onnx/onnxRuntime';
import { DigitClassifier } from '../../../webview/engine/models/digitClassifier';
import { openNetwork } from '../../../webview/engine/models/openNetwork';
import type { FigureNetwork } from '../../../webview/figures/kit/network/network';
import { interpolation } from '../../../webview/figures/latents/strips';
import { digits16 } from '../../fixtures/digits';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';

const pairs = 20;
const size = 256;
const modelFile = (id: string, name: string) => readFile(`media/models/${id}/${name}`);
const weightsFile = 'diffusion_pytorch_model.safetensors';

let runtime: OnnxRuntime;
let data: DataSet;
let judge: DigitClassifier;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
  data = await digits16();
  judge = new DigitClassifier(runtime, await modelFile('digit-classifier', weightsFile));
});

/** The digits that the classifier reads in images. */
async function read(images: readonly Float32Array[]): Promise<readonly number[]> {
  const all = Float32Array.from(images.flatMap((image) => [...image]));
  const { probabilities } = await judge.judge(all);
  return images.map((_, row) => {
    const shares = probabilities.subarray(10 * row, 10 * row + 10);
    return shares.indexOf(Math.max(...shares));
  });
}

it.each(['digits16-tiny', 'digits16-small'])(
  'the ends of an interpolation by %s are still the digits that it was made of',
  async (id) => {
    const { engine } = await openNetwork(
      { createEngine: (config, training, blank) => new OnnxEngine(runtime, config, training, blank) },
      {
        config: await readFile(`media/models/${id}/config.json`, 'utf8'),
        weights: await modelFile(id, weightsFile),
        schedule: networkSchedule,
        loss: 'epsilon',
      },
    );
    const network = {
      model: { channels: 1, side: 16 },
      predict: (x: Float32Array, t: ArrayLike<number>) => engine.predict(x, t),
    } as unknown as FigureNetwork;
    const state = figureState('latents', defaultPlaygroundState);
    expect(state.level).toBe(latents.parameters.level.standard);
    let right = 0;
    for (let pair = 0; pair < pairs; pair++) {
      const [from, to] = [2 * pair, 2 * pair + 1];
      const strip = interpolation(data.batch([from]), data.batch([to]), { ...state, seed: pair });
      const work = strip.begin(network);
      let made: readonly (Float32Array | undefined)[] = [];
      for (let step = await work.next(); !step.done; step = await work.next()) {
        made = step.value[2]!;
      }
      const [first, last] = await read([made[0]!, made[lastColumn]!]);
      right += (first === data.labels[from] ? 1 : 0) + (last === data.labels[to] ? 1 : 0);
      expect(made[0]).toHaveLength(size);
    }
    engine.dispose();
    expect(right).toBeGreaterThanOrEqual(37);
  },
  120_000,
);
