/**
 * What random numbers are drawn for. Each purpose has its own stream under the run's seed, so that drawing
 * more for one (a larger network, say) moves none of the others. The numbers are part of what a seed means
 * and of saved runs: add, never renumber.
 */
export const streams = {
  /** The network's first weights. */
  init: 0,
  /** Which images go into a batch. */
  data: 1,
  /** The training step's t ~ Uniform(1…T). */
  time: 2,
  /** The training step's ε ~ N(0, I). */
  noise: 3,
  dropout: 4,
  /** Which images of a batch are mirrored. */
  flip: 5,
  /** x_T and the z of each sampling step. */
  sample: 6,
  /** The noise of the figures. */
  figure: 7,
  /** Points drawn from a distribution, such as a mixture. */
  distribution: 8,
  /** Which labels of a batch are dropped. */
  label: 9,
  /** The noise of the likelihood bound; each t has a stream of its own, 256 apart. */
  evaluation: 10,
  /** Which samples a bootstrap resamples. */
  bootstrap: 11,
  /** Held-out images with their noise, by which a training is watched. */
  heldOut: 12,
  /** Into which half of the real images each is dealt, to compare samples with the other. */
  halves: 13,
} as const;
export type StreamName = keyof typeof streams;
