import { conditionalScore } from './conditionalScore';
import { denoiserScore } from './denoiserScore';
import { noiseFromVelocity } from './noiseFromVelocity';
import { noiseFromX0 } from './noiseFromX0';
import { posteriorMeanNoise } from './posteriorMeanNoise';
import { predictedMean } from './predictedMean';
import { predictedX0 } from './predictedX0';
import { scoreFromNoise } from './scoreFromNoise';
import { tweedie } from './tweedie';
import { velocity } from './velocity';
import { x0FromNoise } from './x0FromNoise';
import { x0FromVelocity } from './x0FromVelocity';

/** What networks predict, each from the others: x_0, noise, velocity, mean and score; an equation states the first that recognises it. */
export const predictions = [
  x0FromVelocity,
  noiseFromVelocity,
  velocity,
  tweedie,
  predictedX0,
  x0FromNoise,
  noiseFromX0,
  posteriorMeanNoise,
  predictedMean,
  denoiserScore,
  conditionalScore,
  scoreFromNoise,
] as const;
