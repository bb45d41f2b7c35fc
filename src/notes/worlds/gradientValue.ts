import { isDensity } from '../formulas/shape';
import type { Expression } from '../formulas/expression';
import { isClassifierDensity, isCondition } from './parts';
import type { World } from './world';

/** How a formula reads its states. */
interface States {
  /** The step of a plain state; undefined for anything else. */
  readonly stepOf: (expression: Expression) => number | undefined;
  readonly t: number;
  /** The noise in the state of a step. */
  readonly noiseOf: (step: number) => number;
}

/** The value of ∇ log of a density in one world; ∇ of the density itself is a number of its own. */
export function gradientValue(
  body: Expression,
  world: World,
  { stepOf, t, noiseOf }: States,
): number | undefined {
  const isLog = body.kind === 'function' && /^(?:log|ln)$/.test(body.name);
  const density = isLog ? body.argument : body;
  // p(y) by itself does not hold the state.
  if (isLog && isClassifierDensity(density) && isDensity(density) && density.groups.length === 1) {
    return 0;
  }
  if (isLog && isClassifierDensity(density)) {
    return world.free('∇ log p(y|x)');
  }
  if (!isDensity(density)) {
    return undefined;
  }
  if (!isLog) {
    return world.free('∇p');
  }
  const [target, given] = density.groups;
  const step = (target?.[0] && stepOf(target[0])) ?? t;
  const noise = world.predictedNoise(step);
  const alphaBar = world.alphaBar(step);
  if (noise === undefined || alphaBar === undefined || !target) {
    return undefined;
  }
  const score = -noise / Math.sqrt(1 - alphaBar);
  if (isCondition(target[0]!)) {
    return world.free('∇ log p(y|x)');
  }
  if (!given) {
    return score;
  }
  if (given.some((each) => stepOf(each) === 0)) {
    return -noiseOf(step) / Math.sqrt(1 - alphaBar);
  }
  return given.some(isCondition) ? score + world.free('∇ log p(y|x)') : undefined;
}
