/**
 * The recording of a network that the preview is too slow for: DDIM from the noise of a seed, one image of each class,
 * x and x̂_0 after every `every`-th step. As a picture it is a strip: two rows a frame, x above x̂_0, an image a column.
 */
export const recordedSampling = {
  model: 'digits16-cond-small',
  steps: 20,
  every: 2,
  seed: 0,
  count: 10,
  side: 16,
} as const;

/** How many frames the recording has. */
export const recordedFrames = recordedSampling.steps / recordedSampling.every;
