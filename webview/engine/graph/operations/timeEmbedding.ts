import type { OperationRules } from './operationRules';

/** Sinusoids of a scalar timestep (diffusers' `get_timestep_embedding`). */
export interface TimeEmbedding {
  readonly op: 'timeEmbedding';
  readonly width: number;
  readonly flipSinToCos: boolean;
  readonly freqShift: number;
}

export const timeEmbedding: OperationRules<TimeEmbedding> = {
  shape: ({ width }) => [width],
  preparesNextLayer: true,
};

/**
 * Sinusoids of the network's timesteps (t − 1 for the paper's t, fractions allowed), [timesteps, width] flattened, as diffusers'
 * `get_timestep_embedding`: frequencies 10000^(−i / (width/2 − freqShift)), sines before cosines unless flipped.
 */
export function timestepSinusoids(
  timesteps: ArrayLike<number>,
  width: number,
  flipSinToCos: boolean,
  freqShift: number,
): Float32Array {
  const half = width / 2;
  const embedding = new Float32Array(timesteps.length * width);
  for (let row = 0; row < timesteps.length; row++) {
    const timestep = timesteps[row] ?? 0;
    for (let i = 0; i < half; i++) {
      const angle = timestep * Math.exp((-Math.log(10000) * i) / (half - freqShift));
      const [first, second] = flipSinToCos
        ? [Math.cos(angle), Math.sin(angle)]
        : [Math.sin(angle), Math.cos(angle)];
      embedding[row * width + i] = first;
      embedding[row * width + half + i] = second;
    }
  }
  return embedding;
}
