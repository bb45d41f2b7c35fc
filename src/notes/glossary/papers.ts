import type { Paper } from './glossaryEntry';

export const ddpm: Paper = {
  short: 'Ho et al. 2020',
  title: 'Denoising Diffusion Probabilistic Models',
  url: 'https://arxiv.org/abs/2006.11239',
};

export const prml: Paper = {
  short: 'Bishop 2006',
  title: 'Pattern Recognition and Machine Learning',
};
