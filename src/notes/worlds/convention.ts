/**
 * What the letters of the schedule stand for: where the papers differ, the variance or the standard deviation, of one
 * step or of all steps up to it.
 */
export interface Convention {
  readonly name:
    'ddpm' | 'ddim' | 'ddimScales' | 'signal' | 'roots' | 'barRoots' | 'stepRoots' | 'tildeRoots';
  readonly alpha: 'alpha' | 'alphaBar' | 'signal' | 'stepSignal';
  readonly alphaBar: 'alphaBar' | 'signal';
  readonly beta: 'beta' | 'stepNoise';
  /** β̄_t: 1 − ᾱ_t, or its square root. */
  readonly betaBar: 'variance' | 'deviation';
  /** β̃_t: the posterior's variance, or its square root. */
  readonly betaTilde: 'variance' | 'deviation';
  /** σ_t: any standard deviation, or √(1 − ᾱ_t). */
  readonly sigma: 'free' | 'noise';
}

export const ddpmConvention: Convention = {
  name: 'ddpm',
  alpha: 'alpha',
  alphaBar: 'alphaBar',
  beta: 'beta',
  betaBar: 'variance',
  betaTilde: 'variance',
  sigma: 'free',
};
/** DDIM's paper: α for ᾱ. */
export const ddimConvention: Convention = { ...ddpmConvention, name: 'ddim', alpha: 'alphaBar' };
/** DDIM's α beside a scale of the noise: x_t = √α_t x_0 + σ_t ε. */
export const ddimScales: Convention = { ...ddimConvention, name: 'ddimScales', sigma: 'noise' };
/** Scales of signal and noise: x_t = α_t x_0 + σ_t ε. */
export const signalConvention: Convention = {
  ...ddpmConvention,
  name: 'signal',
  alpha: 'signal',
  sigma: 'noise',
};
/** Square roots throughout: x_t = ᾱ_t x_0 + β̄_t ε. */
export const roots: Convention = {
  name: 'roots',
  alpha: 'stepSignal',
  alphaBar: 'signal',
  beta: 'stepNoise',
  betaBar: 'deviation',
  betaTilde: 'deviation',
  sigma: 'free',
};
/** ᾱ_t = ∏ √(1−β_s) beside DDPM's β_t. */
export const barRoots: Convention = {
  ...ddpmConvention,
  name: 'barRoots',
  alphaBar: 'signal',
  betaBar: 'deviation',
};
/** α_t = √(1−β_t), and ᾱ_t = ∏ α_s². */
export const stepRoots: Convention = {
  ...ddpmConvention,
  name: 'stepRoots',
  alpha: 'stepSignal',
  betaBar: 'deviation',
};
/** DDPM's letters but for β̃_t, which is the posterior's standard deviation. */
export const tildeRoots: Convention = { ...ddpmConvention, name: 'tildeRoots', betaTilde: 'deviation' };

/** Whether α_t is of all steps up to t, and not of one. */
export const isCumulative = ({ alpha }: Convention): boolean => alpha === 'alphaBar' || alpha === 'signal';
