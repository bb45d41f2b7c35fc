/** A picture that an operation starts from: an image in [-1, 1], or the noise of a seed. */
export type Source = { readonly image: Float32Array } | { readonly seed: number };

/** What else a network can do than draw from noise; images are NCHW, flattened, in [-1, 1]. */
export type ImageOperation =
  /** Noises images to t and denoises them: reconstruction (DDPM section 4.3), img2img (SDEdit). One image, or one for each sample. */
  | { readonly kind: 'fromImage'; readonly image: Float32Array; readonly t: number }
  /** Keeps what the mask marks with 1 and draws the rest (RePaint eq. 8). */
  | { readonly kind: 'inpaint'; readonly image: Float32Array; readonly mask: Float32Array }
  /** Mixes two sources at t and denoises the mixtures; λ goes from 0 to 1 over the samples (DDPM section 4.3). */
  | {
      readonly kind: 'interpolate';
      readonly from: Source;
      readonly to: Source;
      readonly t: number;
      readonly path: 'linear' | 'spherical';
    };
