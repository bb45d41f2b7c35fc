/**
 * What the letters of the schedule stand for. DDPM's own reading is the first; the others are those of DDIM's
 * paper (α for ᾱ), of signal and noise scales (x_t = α_t x_0 + σ_t ε), and of square roots throughout
 * (x_t = ᾱ_t x_0 + β̄_t ε).
 */
export interface Convention {
  readonly name: 'ddpm' | 'ddim' | 'signal' | 'roots' | 'barRoots' | 'stepRoots' | 'tildeRoots';
  readonly alpha: 'alpha' | 'alphaBar' | 'signal' | 'stepSignal';
  readonly alphaBar: 'alphaBar' | 'signal';
  readonly beta: 'beta' | 'stepNoise';
  readonly sigma: 'free' | 'noise';
}

export const ddpm: Convention = {
  name: 'ddpm',
  alpha: 'alpha',
  alphaBar: 'alphaBar',
  beta: 'beta',
  sigma: 'free',
};
export const ddim: Convention = { ...ddpm, name: 'ddim', alpha: 'alphaBar' };
export const signal: Convention = { ...ddpm, name: 'signal', alpha: 'signal', sigma: 'noise' };
export const roots: Convention = {
  name: 'roots',
  alpha: 'stepSignal',
  alphaBar: 'signal',
  beta: 'stepNoise',
  sigma: 'free',
};
/** ᾱ_t = ∏ √(1−β_s) beside DDPM's β_t. */
export const barRoots: Convention = { ...ddpm, name: 'barRoots', alphaBar: 'signal' };
/** α_t = √(1−β_t), and ᾱ_t = ∏ α_s². */
export const stepRoots: Convention = { ...ddpm, name: 'stepRoots', alpha: 'stepSignal' };
/** DDPM's letters but for β̃_t, which is the posterior's standard deviation. */
export const tildeRoots: Convention = { ...ddpm, name: 'tildeRoots' };
