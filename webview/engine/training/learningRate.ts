import type { TrainingConfig } from '../contract/engine';

/**
 * The learning rate of update n (1 for the first): a linear rise over `warmupSteps`, as the official DDPM code
 * has it, then constant, or half a cosine that reaches zero at step `decaySteps`.
 */
export function learningRateAt(
  n: number,
  {
    learningRate,
    warmupSteps,
    decaySteps,
  }: Pick<TrainingConfig, 'learningRate' | 'warmupSteps' | 'decaySteps'>,
): number {
  if (n < warmupSteps) {
    return (learningRate * n) / warmupSteps;
  }
  if (decaySteps === 0) {
    return learningRate;
  }
  if (n >= decaySteps) {
    return 0;
  }
  const progress = (n - warmupSteps) / (decaySteps - warmupSteps);
  return (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
}
