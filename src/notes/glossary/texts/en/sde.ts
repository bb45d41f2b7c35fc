import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “sde” in English. */
export const sde: Record<SymbolId<'sde'>, GlossaryText> = {
  sde: {
    name: 'stochastic differential equation',
    meaning: 'Forward diffusion in continuous time: a drift f pulls, a Wiener process of strength g shakes.',
    confusion: 'Run backwards it is another equation, with the score in it.',
  },
  reverseSde: {
    name: 'reverse-time SDE',
    meaning: 'The diffusion run backwards in time; it needs the score of every p_t. dt is negative.',
    confusion: 'The score has the factor g², in the probability flow ODE ½ g².',
  },
  probabilityFlowOde: {
    name: 'probability flow ODE',
    meaning:
      'A deterministic process with the same marginals p_t as the SDE. It gives exact likelihoods and invertible codes; DDIM is one of its solvers.',
    confusion: 'Mind the factor ½ in front of g².',
  },
  vpSde: {
    name: 'variance-preserving SDE',
    meaning: 'The continuous limit of DDPM: signal shrinks as noise grows, so the variance stays bounded.',
  },
  veSde: {
    name: 'variance-exploding SDE',
    meaning:
      'The continuous limit of score matching with growing noise levels: the signal stays, the variance grows without bound.',
  },
  subVpSde: {
    name: 'sub-VP SDE',
    meaning:
      'A variance-preserving SDE with less noise: its variance never exceeds that of the VP SDE. It gives good likelihoods.',
  },
  f: {
    name: 'drift coefficient',
    meaning: 'The deterministic part of an SDE: where the state moves on average.',
    confusion: 'f(t) of the cosine schedule and f_θ of DDIM are other functions.',
  },
  g: {
    name: 'diffusion coefficient',
    meaning: 'How strongly the Wiener process shakes the state at time t.',
    confusion: 'g² = β(t) for the VP SDE: take the root for g. In classifier guidance g is a gradient.',
  },
  G: {
    name: 'matrix diffusion coefficient',
    meaning: 'The general form of g, which may depend on the state.',
    confusion: 'A GAN’s generator has the same letter.',
  },
  w: {
    name: 'Wiener process',
    meaning: 'Brownian motion: independent Gaussian increments whose variance is the elapsed time.',
    confusion: 'In guidance w is a weight. dw has the size √dt, not dt.',
  },
  wBar: {
    name: 'reverse-time Wiener process',
    meaning: 'Brownian motion when time flows from T to 0.',
  },
  beta_continuous: {
    name: 'noise rate',
    meaning: 'The β of continuous time: noise variance per unit of time.',
    confusion: 'β_t of a step is about β(t)/N.',
  },
  beta_min: {
    name: 'noise rate at the start',
    meaning: 'β(0), which is N times DDPM’s β_1.',
  },
  beta_max: {
    name: 'noise rate at the end',
    meaning: 'β(1), which is N times DDPM’s β_T.',
  },
  t_continuous: {
    name: 'continuous time',
    meaning: 'Time of the SDE: 0 is data, T (often 1) noise.',
    confusion: 'DDPM counts steps 1…T; flow matching runs the other way round.',
  },
  x_continuous: {
    name: 'state at time t',
    meaning: 'The diffusing data in continuous time; x(0) is data, x(T) noise.',
  },
  N_scales: {
    name: 'number of noise levels',
    meaning: 'How many discrete levels stand for the continuous time; DDPM’s T.',
    confusion: 'A script 𝒩 is the normal distribution.',
  },
  deltaT: {
    name: 'time step',
    meaning: 'The length of one step of a solver.',
    confusion: 'Noise of a step has the factor √Δt.',
  },
  hutchinson: {
    name: 'Skilling–Hutchinson trace estimator',
    meaning: 'Estimates a divergence by one vector–Jacobian product with a random vector.',
  },
  conditionalScore: {
    name: 'conditional score',
    meaning:
      'The score of the data given a condition. By Bayes’ rule it is the score plus a classifier’s gradient.',
  },
};
