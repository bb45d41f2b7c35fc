import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';

/** The standard normal noise of step t, always the same for a seed. Step 0 is the closed form's single ε. */
export function stepNoise(seed: number, t: number, size: number): Float32Array {
  const words = Math.ceil(size / 4) * 4;
  return new RandomStream(seed, streams.figure, t * words).normal(size);
}
