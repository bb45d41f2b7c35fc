import type { Paper } from './glossaryEntry';

const arXiv = (id: string): string => `https://arxiv.org/abs/${id}`;

export const ddpm: Paper = {
  short: 'Ho et al. 2020',
  title: 'Denoising Diffusion Probabilistic Models',
  url: arXiv('2006.11239'),
};

export const ddim: Paper = {
  short: 'Song et al. 2020',
  title: 'Denoising Diffusion Implicit Models',
  url: arXiv('2010.02502'),
};

export const scoreSde: Paper = {
  short: 'Song et al. 2021',
  title: 'Score-Based Generative Modeling through Stochastic Differential Equations',
  url: arXiv('2011.13456'),
};

export const ncsn: Paper = {
  short: 'Song & Ermon 2019',
  title: 'Generative Modeling by Estimating Gradients of the Data Distribution',
  url: arXiv('1907.05600'),
};

export const improvedDdpm: Paper = {
  short: 'Nichol & Dhariwal 2021',
  title: 'Improved Denoising Diffusion Probabilistic Models',
  url: arXiv('2102.09672'),
};

export const guidedDiffusion: Paper = {
  short: 'Dhariwal & Nichol 2021',
  title: 'Diffusion Models Beat GANs on Image Synthesis',
  url: arXiv('2105.05233'),
};

export const classifierFree: Paper = {
  short: 'Ho & Salimans 2022',
  title: 'Classifier-Free Diffusion Guidance',
  url: arXiv('2207.12598'),
};

export const flowMatching: Paper = {
  short: 'Lipman et al. 2023',
  title: 'Flow Matching for Generative Modeling',
  url: arXiv('2210.02747'),
};

export const rectifiedFlow: Paper = {
  short: 'Liu et al. 2023',
  title: 'Flow Straight and Fast: Learning to Generate and Transfer Data with Rectified Flow',
  url: arXiv('2209.03003'),
};

export const progressiveDistillation: Paper = {
  short: 'Salimans & Ho 2022',
  title: 'Progressive Distillation for Fast Sampling of Diffusion Models',
  url: arXiv('2202.00512'),
};

export const edm: Paper = {
  short: 'Karras et al. 2022',
  title: 'Elucidating the Design Space of Diffusion-Based Generative Models',
  url: arXiv('2206.00364'),
};

export const vdm: Paper = {
  short: 'Kingma et al. 2021',
  title: 'Variational Diffusion Models',
  url: arXiv('2107.00630'),
};

export const vae: Paper = {
  short: 'Kingma & Welling 2014',
  title: 'Auto-Encoding Variational Bayes',
  url: arXiv('1312.6114'),
};

export const gan: Paper = {
  short: 'Goodfellow et al. 2014',
  title: 'Generative Adversarial Networks',
  url: arXiv('1406.2661'),
};

export const inceptionScore: Paper = {
  short: 'Salimans et al. 2016',
  title: 'Improved Techniques for Training GANs',
  url: arXiv('1606.03498'),
};

export const frechetDistance: Paper = {
  short: 'Heusel et al. 2017',
  title: 'GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium',
  url: arXiv('1706.08500'),
};

export const prml: Paper = {
  short: 'Bishop 2006',
  title: 'Pattern Recognition and Machine Learning',
};

export const minSnr: Paper = {
  short: 'Hang et al. 2023',
  title: 'Efficient Diffusion Training via Min-SNR Weighting Strategy',
  url: arXiv('2303.09556'),
};

export const efron: Paper = { short: 'Efron 2011', title: 'Tweedie’s Formula and Selection Bias' };

export const dpmSolver: Paper = {
  short: 'Lu et al. 2022',
  title: 'DPM-Solver: A Fast ODE Solver for Diffusion Probabilistic Model Sampling in Around 10 Steps',
  url: arXiv('2206.00927'),
};

export const papers: readonly Paper[] = [
  ...[ddpm, ddim, scoreSde, ncsn, improvedDdpm, guidedDiffusion, classifierFree, flowMatching, rectifiedFlow],
  ...[progressiveDistillation, edm, vdm, vae, gan, inceptionScore, frechetDistance, prml],
];
