import type { Role } from '../vocabulary/roles';
import type { World } from './world';

/**
 * What networks predict at a step, and the true velocity and score.
 * @param state x at this step
 */
export function predictedValue(
  role: Role,
  step: number,
  world: World,
  state: number | undefined,
): number | undefined {
  const alphaBar = world.alphaBar(step);
  const noise = world.predictedNoise(step);
  if (alphaBar === undefined || noise === undefined) {
    return undefined;
  }
  const [signal, spread] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  switch (role) {
    case 'noiseHat':
      return noise;
    case 'x0Hat':
      return world.predictedX0();
    case 'scoreHat':
      return -noise / spread;
    case 'velocity':
      return signal * world.noise() - spread * world.x0();
    case 'velocityHat':
      return signal * noise - spread * world.predictedX0();
    case 'muHat':
      return world.posteriorMean(step, state ?? NaN, world.predictedX0());
    case 'alpha':
    case 'alphaBar':
    case 'beta':
    case 'betaBar':
    case 'betaTilde':
    case 'sigma':
    case 'covariance':
    case 'SigmaHat':
    case 'x0':
    case 'data':
    case 'state':
    case 'noisyData':
    case 'noise':
    case 'muTilde':
    case 'density':
    case 'distribution':
    case 'normal':
    case 'loss':
    case 'wiener':
    case 'other':
      return undefined;
  }
}
