import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “parameterisation” in English. */
export const parameterisation: Record<SymbolId<'parameterisation'>, GlossaryText> = {
  SNR: {
    name: 'signal-to-noise ratio',
    meaning:
      'Squared signal scale over squared noise scale of the noisy data. It falls as t grows and is what schedules really choose.',
    confusion: 'In DDPM’s letters ᾱ_t/(1 − ᾱ_t), without roots.',
  },
  logSnr: {
    name: 'logarithm of the signal-to-noise ratio',
    meaning: 'A noise level on a scale that runs from very positive (clean) to very negative (noise).',
    confusion: 'DPM-Solver’s λ_t is log(α_t/σ_t), half of this. λ may also be the weight of a loss.',
  },
  signalScale: {
    name: 'signal scale',
    meaning: 'The factor of the clean data in the noisy data. For DDPM it is √ᾱ_t.',
    confusion: 'DDPM’s own α_t is 1 − β_t. Which one a note means shows in its formula for x_t.',
  },
  noiseScale: {
    name: 'noise scale',
    meaning: 'The factor of ε in the noisy data, a standard deviation. For DDPM it is √(1 − ᾱ_t).',
    confusion: 'DDPM’s σ_t is the fresh noise of a sampling step.',
  },
  z_latent: {
    name: 'noisy latent',
    meaning: 'The noisy data in the notation of VDM and of guidance papers, where x is the clean data.',
    confusion: 'A z without an index is fresh noise.',
  },
  gamma_eta: {
    name: 'learned noise schedule of VDM',
    meaning: 'A monotone network whose value is the negative log-SNR at time t.',
  },
  v_target: {
    name: 'velocity target',
    meaning:
      'A mix of noise and data, turned by the angle of x_t: v-prediction learns it. It stays well scaled also where the signal is gone.',
    confusion: 'Flow matching’s velocity x_1 − x_0 has other weights and the other time direction.',
  },
  v_theta: {
    name: 'v-prediction network',
    meaning: 'The network’s estimate of v. Clean data follow as α_t z_t − σ_t v̂.',
    confusion: 'Not the vector field of flow matching.',
  },
  D_theta: {
    name: 'denoiser',
    meaning:
      'Returns the clean data expected for noisy data at level σ. EDM builds it from a network and skip weights.',
    confusion: 'The raw network is F_θ.',
  },
  F_theta: {
    name: 'raw network of EDM',
    meaning:
      'What is really trained; its input and output have unit variance thanks to the weights around it.',
  },
  c_skip: {
    name: 'skip weight',
    meaning: 'How much of the noisy input goes straight into the output: almost all at low noise.',
  },
  c_out: {
    name: 'output weight',
    meaning: 'Scales what the network returns to the size that is missing.',
  },
  c_in: {
    name: 'input weight',
    meaning: 'Scales the noisy input to unit variance.',
  },
  c_noise: {
    name: 'noise input',
    meaning: 'The noise level in the form that the network is told it.',
  },
  sigma_data: {
    name: 'standard deviation of the data',
    meaning: 'One number for the spread of the clean data; 0.5 for images in [−1, 1].',
  },
  rho: {
    name: 'exponent of the noise levels',
    meaning: 'Bends the sequence of levels: the larger, the shorter the steps near σ_min. EDM takes 7.',
  },
  cosineSchedule: {
    name: 'cosine schedule',
    meaning:
      'Lets ᾱ_t fall like a squared cosine, slowly at both ends, so that less of the steps is spent on pure noise.',
    confusion: 'Do not forget the square. β_t follows as 1 − ᾱ_t/ᾱ_{t−1}, cut at 0.999.',
  },
  cosineOffset: {
    name: 'offset of the cosine schedule',
    meaning: 'Keeps β_t from being too small near t = 0.',
    confusion: 's also names an index, a score and a guidance scale.',
  },
  karrasLevels: {
    name: 'EDM’s sampling ODE',
    meaning:
      'The probability flow ODE with the noise level as its clock, solved over a falling sequence of levels.',
  },
};
