import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { tracePlan } from '../../../src/diffusion/samplers/tracePlan';
import { createSchedule } from '../../../src/diffusion/schedule';
import { recordedFrames, recordedSampling } from '../../../src/figures/recording';
import { pngFile } from '../../../webview/engine/models/diffusers/pngFile';
import { openModel, shippedModels } from './shippedModel';

/** The strip of a recording as grey levels, row by row. */
export async function recordedStrip(): Promise<Uint8Array> {
  const { model, steps, every, seed, count, side } = recordedSampling;
  const { engine, schedule } = (await openModel(model)).network;
  const plan = ddimPlan(createSchedule(schedule), { steps, eta: 0, clip: true });
  const noise = new SampleNoise(seed, count, side * side);
  const labels = Array.from({ length: count }, (_, digit) => digit);
  const predict = (x: Float32Array, t: number) =>
    engine.predict(x, new Float32Array(count).fill(t), { labels });
  const strip = new Uint8Array(recordedFrames * 2 * count * side * side);
  for await (const { index, next, x0 } of tracePlan(plan, noise.draw(), predict, () => noise.draw())) {
    if ((index + 1) % every === 0) {
      const frame = (index + 1) / every - 1;
      [next, x0].forEach((images, row) => layRow(strip, images, 2 * frame + row));
    }
  }
  return strip;
}

/** Lays images in [-1, 1] side by side into a row of the strip. */
function layRow(strip: Uint8Array, images: Float32Array, row: number): void {
  const { count, side } = recordedSampling;
  images.forEach((value, at) => {
    const image = Math.floor(at / side ** 2);
    const [y, x] = [Math.floor((at % side ** 2) / side), at % side];
    const level = Math.min(255, Math.max(0, Math.round((value + 1) * 127.5)));
    strip[(row * side + y) * count * side + image * side + x] = level;
  });
}

/** Writes the recording beside the model that it is of. */
export async function recordSampling(): Promise<void> {
  const { model, count, side } = recordedSampling;
  const png = pngFile(count * side, recordedFrames * 2 * side, await recordedStrip());
  await writeFile(path.join(shippedModels, model, 'sampling.png'), png);
}
