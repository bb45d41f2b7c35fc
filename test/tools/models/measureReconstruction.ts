import type { DataSet } from '../../../src/datasets/dataSet';
import type { SampleSettings } from '../../../src/protocol/playgroundState';
import { conditioningOf } from '../../../webview/engine/sampling/classConditioning';
import { beginOperation } from '../../../webview/engine/sampling/imageOperation';
import { samplingCourse } from '../../../webview/engine/jobs/samplingCourse';
import type { Network } from '../../../webview/engine/contract/network';

export interface Reconstruction {
  /** The paper's t to which the images were noised. */
  readonly t: number;
  /** Images whose original is the nearest (L2) of all images of the data set to what was made of them. */
  readonly nearest: number;
  readonly images: number;
  /** Root of the mean squared difference from the originals, of pixels in [-1, 1]. */
  readonly rmse: number;
}

/**
 * Noises images of a data set to t and denoises them as the page does with these settings: how many are still
 * nearer to their original than to any other image of the data set.
 */
export async function measureReconstruction(
  network: Network,
  data: DataSet,
  settings: SampleSettings,
  t: number,
  images: number,
): Promise<Reconstruction> {
  const chosen = heldOutSpread(data, images);
  const originals = data.batch(chosen);
  const imageSize = originals.length / images;
  const { seed, count } = { seed: 0, count: images };
  const operation = { kind: 'fromImage', image: originals, t } as const;
  const course = samplingCourse(network, settings, t);
  const begin = beginOperation(operation, course.plan, network.schedule, { count, seed, imageSize });
  const condition = conditioningOf(network.engine.config, { ...settings, count }, operation);
  const options = { count, seed, ...condition, ...begin };
  const made = await course.run(network.engine, options, () => true);
  const nearest = chosen.filter((index, i) => {
    return nearestImage(data, made.subarray(i * imageSize, (i + 1) * imageSize)) === index;
  }).length;
  const squares = made.reduce((sum, value, i) => sum + (value - (originals[i] ?? 0)) ** 2, 0);
  return { t, nearest, images, rmse: Math.sqrt(squares / made.length) };
}

/** Evenly spread over the images that training never saw, or over the last ones where those are too few. */
function heldOutSpread({ count, heldOut }: DataSet, images: number): number[] {
  const among = Math.max(heldOut, images);
  return Array.from({ length: images }, (_, i) => count - among + Math.floor((i * among) / images));
}

function nearestImage(data: DataSet, image: Float32Array): number {
  const size = image.length;
  let [best, least] = [-1, Infinity];
  for (let index = 0; index < data.count; index++) {
    let distance = 0;
    for (let i = 0; i < size && distance < least; i++) {
      distance += ((data.images[index * size + i] ?? 0) / 127.5 - 1 - (image[i] ?? 0)) ** 2;
    }
    if (distance < least) {
      [best, least] = [index, distance];
    }
  }
  return best;
}
