import { streamAt } from './streamAt';

/**
 * The standard normal numbers of a sample. Each image draws from its own stream of the seed, so image i of a
 * seed is the same however many are sampled with it: first what it begins with, then, step by step, the step's
 * z where it has one and the noise of the known part where there is one.
 */
export class SampleNoise {
  private readonly streams;

  constructor(
    seed: number,
    count: number,
    private readonly imageSize: number,
  ) {
    this.streams = Array.from({ length: count }, (_, image) => streamAt(seed, 'sample', image));
  }

  draw(): Float32Array {
    const { streams, imageSize } = this;
    const noise = new Float32Array(streams.length * imageSize);
    streams.forEach((stream, image) => noise.set(stream.normal(imageSize), image * imageSize));
    return noise;
  }
}
