import type { Citation, Paper } from '../glossary/glossaryEntry';
import * as papers from '../glossary/papers';
import type { FormulaId } from './formulaIds';

const minSnr: Paper = {
  short: 'Hang et al. 2023',
  title: 'Efficient Diffusion Training via Min-SNR Weighting Strategy',
  url: 'https://arxiv.org/abs/2303.09556',
};

const efron: Paper = { short: 'Efron 2011', title: 'Tweedie’s Formula and Selection Bias' };

const dpmSolver: Paper = {
  short: 'Lu et al. 2022',
  title: 'DPM-Solver: A Fast ODE Solver for Diffusion Probabilistic Model Sampling in Around 10 Steps',
  url: 'https://arxiv.org/abs/2206.00927',
};

const at =
  (place: Citation['place']) =>
  (paper: Paper, number: string): Citation => ({ paper, place, number });
const equation = at('equation');
const section = at('section');
const algorithm = at('algorithm');

const { ddpm, ddim, improvedDdpm, guidedDiffusion, scoreSde, vdm, edm, rectifiedFlow } = papers;

/** Where each formula of the catalogue stands in the literature. */
export const formulaSources: Readonly<Record<FormulaId, Citation>> = {
  'forward-kernel': equation(ddpm, '2'),
  'forward-sample': equation(ddpm, '2'),
  'closed-form-kernel': equation(ddpm, '4'),
  'closed-form-sample': equation(ddpm, '4'),
  'posterior-mean': equation(ddpm, '7'),
  'posterior-variance': equation(ddpm, '7'),
  'posterior-kernel': equation(ddpm, '6'),
  'sampling-step': algorithm(ddpm, '2'),
  'simple-loss': equation(ddpm, '14'),
  'alpha-definition': section(ddpm, '2'),
  'alpha-bar-definition': section(ddpm, '2'),
  'marginal-likelihood': section(ddpm, '2'),
  'reverse-joint': equation(ddpm, '1'),
  'reverse-kernel': equation(ddpm, '1'),
  'forward-joint': equation(ddpm, '2'),
  prior: section(ddpm, '2'),
  'bayes-posterior': section(ddpm, 'A'),
  'variational-bound': equation(ddpm, '3'),
  'bound-terms': equation(ddpm, '5'),
  'prior-term': equation(ddpm, '5'),
  'denoising-term': equation(ddpm, '5'),
  'reconstruction-term': equation(ddpm, '5'),
  'mean-matching-loss': equation(ddpm, '8'),
  'weighted-noise-loss': equation(ddpm, '12'),
  'posterior-mean-noise': equation(ddpm, '10'),
  'predicted-mean': equation(ddpm, '11'),
  'predicted-x0': equation(ddpm, '15'),
  'x0-from-noise': equation(ddpm, '9'),
  'noise-from-x0': equation(ddpm, '9'),
  'reverse-variance': section(ddpm, '3.2'),
  'two-step-sample': section(ddpm, '2'),
  'forward-jump-kernel': section(vdm, '3.1'),
  'linear-schedule': section(ddpm, '4'),
  'kl-gaussians': section(papers.prml, '1.6'),
  reparameterisation: section(papers.vae, '2.4'),
  'cosine-schedule': equation(improvedDdpm, '17'),
  'cosine-function': equation(improvedDdpm, '17'),
  'beta-from-alpha-bar': section(improvedDdpm, '3.2'),
  'learned-variance': equation(improvedDdpm, '15'),
  'hybrid-loss': equation(improvedDdpm, '16'),
  'ddim-kernel': equation(ddim, '7'),
  'ddim-step': equation(ddim, '12'),
  'ddim-variance': equation(ddim, '16'),
  velocity: section(papers.progressiveDistillation, '4'),
  'x0-from-velocity': section(papers.progressiveDistillation, '4'),
  'noise-from-velocity': section(papers.progressiveDistillation, '4'),
  'signal-sample': section(vdm, '3.1'),
  'variance-preserving': section(vdm, '3.1'),
  snr: section(vdm, '3.1'),
  'log-snr': section(vdm, '3.2'),
  'min-snr-weight': section(minSnr, '3'),
  'score-from-noise': equation(guidedDiffusion, '11'),
  'conditional-score': section(scoreSde, '3.3'),
  tweedie: section(efron, '1'),
  'score-matching-loss': equation(scoreSde, '7'),
  'langevin-step': equation(papers.ncsn, '4'),
  'forward-sde': equation(scoreSde, '5'),
  'reverse-sde': equation(scoreSde, '6'),
  'probability-flow-ode': equation(scoreSde, '13'),
  'vp-sde': equation(scoreSde, '11'),
  've-sde': equation(scoreSde, '9'),
  'vp-sde-kernel': equation(scoreSde, '29'),
  'reverse-sde-step': section(scoreSde, '4.1'),
  'classifier-guidance': equation(guidedDiffusion, '14'),
  'classifier-guidance-mean': algorithm(guidedDiffusion, '1'),
  'classifier-free-guidance': equation(papers.classifierFree, '6'),
  'bayes-score': section(guidedDiffusion, '4.2'),
  'flow-path': section(rectifiedFlow, '2.1'),
  'flow-velocity': section(rectifiedFlow, '2.1'),
  'flow-matching-loss': equation(papers.flowMatching, '9'),
  'flow-ode': equation(papers.flowMatching, '1'),
  'flow-step': section(rectifiedFlow, '2.1'),
  'edm-denoiser': equation(edm, '7'),
  'edm-skip': section(edm, '5'),
  'edm-out': section(edm, '5'),
  'edm-in': section(edm, '5'),
  'edm-ode': algorithm(edm, '1'),
  'edm-weight': section(edm, '5'),
  'edm-sigmas': equation(edm, '5'),
  'edm-noise': section(edm, '5'),
  'denoiser-score': equation(edm, '3'),
  'perturbation-kernel': section(scoreSde, '2.1'),
  'dpm-solver-step': equation(dpmSolver, '3.7'),
  'transition-scale': section(vdm, '3.1'),
  'transition-variance': section(vdm, '3.1'),
  'flow-endpoint': section(rectifiedFlow, '2.1'),
  'flow-kernel': section(papers.flowMatching, '4.1'),
  'gaussian-density': section(papers.prml, '1.2.4'),
  entropy: section(papers.prml, '1.6'),
  'kl-definition': section(papers.prml, '1.6.1'),
};
