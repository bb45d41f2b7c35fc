import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { modelCardSchema } from '../../../src/protocol/modelCard';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { recognisableTime } from '../../../webview/engine/sampling/imageOperation';
import { openNetwork } from '../../../webview/engine/models/openNetwork';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import type { OnnxRuntime } from '../../../webview/engine/backends/onnx/onnxRuntime';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import { measureReconstruction } from '../../tools/models/measureReconstruction';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';

let runtime: OnnxRuntime;
let file: ArrayBuffer;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
  file = new Uint8Array(await (await buildDataSets()).file()).buffer;
});

const images = 50;

/** As the page does by default. */
async function reconstructed(id: string, t?: number) {
  const folder = `media/models/${id}`;
  const card = v.parse(modelCardSchema, JSON.parse(await readFile(`${folder}/card.json`, 'utf8')));
  const { schedule, loss, data } = card;
  if (!schedule || !data.id) {
    throw new Error(`The card of ${id} names no schedule or no data set.`);
  }
  const files = {
    config: await readFile(`${folder}/config.json`, 'utf8'),
    weights: await readFile(`${folder}/diffusion_pytorch_model.safetensors`),
    schedule,
    loss,
  };
  const network = await openNetwork(
    { createEngine: (config, training, blank) => new OnnxEngine(runtime, config, training, blank) },
    files,
  );
  const { sample } = defaultPlaygroundState;
  const from = t ?? sample.fromT ?? recognisableTime(schedule);
  const measured = await measureReconstruction(network, openDataSet(data.id, file), sample, from, images);
  network.engine.dispose();
  return measured;
}

it.each(['digits16-cond-small', 'digits16-small', 'icons16-small'])(
  'a reconstruction by %s is recognisably the given image: of all images of the data it is the nearest',
  async (id) => {
    const { t, nearest, rmse } = await reconstructed(id);
    expect(nearest, `at t = ${t}`).toBeGreaterThanOrEqual(45);
    // It is drawn anew all the same.
    expect(rmse).toBeGreaterThan(0.05);
  },
  120_000,
);

it('an image that is noised much further is not recognised', async () => {
  expect((await reconstructed('digits16-cond-small', 500)).nearest).toBeLessThan(10);
}, 120_000);
