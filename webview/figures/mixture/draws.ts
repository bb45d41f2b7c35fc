import { sampleMixture1d, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { diffuse, type GaussianStep } from '../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';

/** How many draws are shown. */
export const drawCount = 2000;

/** Draws of x_0 with an ε each, from which x_t follows for every t (DDPM eq. 4). */
export interface Draws {
  readonly x0: Float32Array;
  readonly epsilon: Float32Array;
}

/** The draws of a seed. */
export const drawsOf = (data: Mixture1d, seed: number): Draws => ({
  x0: sampleMixture1d(data, drawCount, new RandomStream(seed, streams.distribution)),
  epsilon: new RandomStream(seed, streams.figure).normal(drawCount),
});

/** x_t of all draws. */
export const drawsAt = ({ x0, epsilon }: Draws, step: GaussianStep): Float32Array =>
  diffuse(step, x0, epsilon);
