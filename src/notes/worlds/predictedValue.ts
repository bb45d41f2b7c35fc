import type { Quantity } from '../formulas/expression';
import { isEstimate, isLearned } from '../vocabulary/roles';
import type { World } from './world';

/**
 * What networks predict at a step, and the true velocity and score.
 * @param state x at this step
 */
export function predictedValue(
  quantity: Quantity,
  step: number,
  world: World,
  state: number | undefined,
): number | undefined {
  const { letter } = quantity;
  const isPrediction = isLearned(quantity) || isEstimate(quantity);
  const alphaBar = world.alphaBar(step);
  const noise = world.predictedNoise(step);
  if (alphaBar === undefined || noise === undefined) return undefined;
  const [signal, spread] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  switch (letter) {
    case 'ε':
    case 'z':
      return isPrediction ? noise : undefined;
    case 'x':
    case 'X':
      return isPrediction ? world.predictedX0() : undefined;
    case 'f':
      return isLearned(quantity) ? world.predictedX0() : undefined;
    case 's':
      return isLearned(quantity) ? -noise / spread : undefined;
    case 'v':
      return isPrediction
        ? signal * noise - spread * world.predictedX0()
        : signal * world.noise() - spread * world.x0();
    case 'μ':
      return isLearned(quantity) ? world.posteriorMean(step, state ?? NaN, world.predictedX0()) : undefined;
    default:
      return undefined;
  }
}
