import type { FormsTruth } from '../truth';

/** In square roots throughout, ᾱ² is what the cosine schedule's function gives. */
export const raisedCosine: NonNullable<FormsTruth['raised']> = (value, power, _, { alphaBar }) =>
  value ** (alphaBar === 'signal' ? power / 2 : power);
