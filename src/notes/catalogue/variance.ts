import type { FormsTruth } from './truth';

/** A variance's value where σ_t, σ_t² or β̃_t stands for it. */
export const raisedVariance: NonNullable<FormsTruth['raised']> = (variance, power, left, { betaTilde }) => {
  const base = left.kind === 'power' ? left.base : left;
  const head = base.kind === 'apply' ? base.head : base;
  const isDeviation = betaTilde === 'deviation' || (head.kind === 'quantity' && head.letter === 'σ');
  return variance ** (isDeviation ? power / 2 : power);
};
