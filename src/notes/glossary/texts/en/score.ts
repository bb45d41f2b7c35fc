import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “score” in English. */
export const score: Record<SymbolId<'score'>, GlossaryText> = {
  score: {
    name: 'score function',
    meaning:
      'The gradient of the log-density with respect to the data: where to move to become more likely. It needs no normalising constant.',
    confusion: 'Not the gradient with respect to parameters. Up to the factor below it is −ε.',
  },
  s_theta: {
    name: 'score network',
    meaning: 'A network that estimates the score of the noisy data at every noise level.',
    confusion: 'It is −ε_θ divided by √(1 − ᾱ_t): mind the sign and the scale.',
  },
  denoisingScoreMatching: {
    name: 'denoising score matching',
    meaning:
      'Trains a score network on the score of the noise kernel, which is known; the mean of that is the score of the noisy data.',
    confusion: 'With the right weights it is L_simple.',
  },
  p_data: {
    name: 'data distribution',
    meaning: 'The unknown distribution that the training data come from.',
    confusion: 'DDPM writes q(x_0).',
  },
  p_t: {
    name: 'marginal density at time t',
    meaning: 'The density of the noisy data at time t, the data averaged out.',
    confusion: 'p_{0t} still knows the clean sample; in flow matching p_0 is noise.',
  },
  p_0t: {
    name: 'transition kernel',
    meaning:
      'The density of x(t) given x(0), Gaussian for an affine drift. In discrete time it is q(x_t|x_0).',
  },
  p_sigma: {
    name: 'perturbation kernel',
    meaning:
      'Adds Gaussian noise of standard deviation σ to the data. Without the bar it is the density of the noisy data.',
    confusion: 'The signal is not scaled down, unlike in q(x_t|x_0).',
  },
  x_tilde: {
    name: 'perturbed data',
    meaning: 'Data with noise of level σ on top.',
  },
  noiseLevel: {
    name: 'noise level',
    meaning:
      'The standard deviation of the noise in the data where the signal is not scaled. It is the time variable of EDM.',
    confusion: 'In DDPM σ_t is the noise of one sampling step; this one is √((1 − ᾱ_t)/ᾱ_t) there.',
  },
  sigma_min: {
    name: 'smallest noise level',
    meaning: 'So little noise that the data are as good as clean.',
  },
  sigma_max: {
    name: 'largest noise level',
    meaning: 'So much noise that nothing of the data is left.',
  },
  langevin: {
    name: 'Langevin dynamics',
    meaning:
      'Samples from a density by small steps along its score with fresh noise in each: a gradient ascent that does not collapse into a mode.',
    confusion: 'The noise has the factor √(2ε) where the score has ε, or √ε where it has ε/2.',
  },
  stepSize: {
    name: 'step size',
    meaning: 'How far one Langevin step follows the score. It goes to zero for exact samples.',
    confusion: 'Not noise, even where it is written ε; not the decoder’s δ_±.',
  },
  annealedStepSize: {
    name: 'step size at level i',
    meaning: 'The Langevin step size, proportional to the variance of the noise level.',
    confusion: 'Not DDPM’s α_t.',
  },
  correctorSnr: {
    name: 'signal-to-noise ratio of the corrector',
    meaning: 'Fixes the step size of the corrector by the ratio of the score’s and the noise’s norms.',
  },
  predictorCorrector: {
    name: 'predictor–corrector sampler',
    meaning:
      'Alternates a step of the reverse SDE with Langevin steps that repair the marginal distribution.',
  },
};
