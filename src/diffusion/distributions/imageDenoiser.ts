import type { GaussianStep } from '../forwardProcess';

/** What is known of x_0 from x_t = signal · x_0 + noise · ε, if x_0 is one of some images, each as probable. */
export interface ImageGuess {
  /** E[x_0|x_t], the best x̂_0 in the mean square. */
  readonly estimate: Float32Array;
  /** How probable each image is given x_t; they add up to 1. */
  readonly shares: Float64Array;
}

/**
 * The optimal denoiser of a set of images: p(x_0 = i | x_t) ∝ exp(−‖x_t − signal · x_i‖² / (2 noise²)), and their mean
 * (Karras et al. 2022, eq. 57, for x_t scaled by the signal).
 * @param images of as many numbers as xt; noise > 0
 */
export function guessAmong(
  images: readonly Float32Array[],
  { signal, noise }: GaussianStep,
  xt: Float32Array,
): ImageGuess {
  const exponents = Float64Array.from(images, (image) => {
    let square = 0;
    for (let i = 0; i < xt.length; i++) {
      square += ((xt[i] ?? 0) - signal * (image[i] ?? 0)) ** 2;
    }
    return -square / (2 * noise ** 2);
  });
  const largest = exponents.reduce((most, each) => Math.max(most, each), -Infinity);
  const weights = exponents.map((each) => Math.exp(each - largest));
  const sum = weights.reduce((total, each) => total + each, 0);
  const shares = weights.map((each) => each / sum);
  const estimate = new Float32Array(xt.length);
  images.forEach((image, at) => {
    const share = shares[at] ?? 0;
    if (share > 1e-9) {
      for (let i = 0; i < estimate.length; i++) {
        estimate[i] = (estimate[i] ?? 0) + share * (image[i] ?? 0);
      }
    }
  });
  return { estimate, shares };
}
