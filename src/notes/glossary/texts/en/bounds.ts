import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “bounds” in English. */
export const bounds: Record<SymbolId<'bounds'>, GlossaryText> = {
  L_simple: {
    name: 'simplified training objective',
    meaning:
      'The mean squared error between the noise and its prediction, with t uniform. It is the variational bound without the weight of each step (listed below), which gives better samples.',
    confusion:
      'It is not a bound on the likelihood; the weighted terms L_{t−1} are. A lower L_simple need not mean fewer bits/dim.',
  },
  L: {
    name: 'variational bound',
    meaning:
      'An upper bound of the negative log-likelihood, the negative ELBO. It splits into L_T, the terms L_{t−1} and L_0.',
    confusion: 'L_simple drops the weights of its terms and is no bound.',
  },
  L_T: {
    name: 'prior term of the bound',
    meaning:
      'How far the end of the forward process is from the prior. With a fixed schedule it has no parameters and is left out of training.',
    confusion: 'Not the last training step’s loss.',
  },
  'L_{t-1}': {
    name: 'denoising term of the bound',
    meaning:
      'How far the model’s reverse step is from the forward posterior: a KL divergence of two Gaussians, hence a weighted squared error of the means.',
    confusion:
      'DDPM numbers the term of step t with t − 1, after the state that it predicts. Others write L_t for the same term.',
  },
  L_t: {
    name: 'term of the bound',
    meaning:
      'The term of the variational bound with this number: L_0 the decoder, L_T the prior term, all others denoising steps.',
    confusion: 'In DDPM’s numbering L_t belongs to the step from x_{t+1} to x_t.',
  },
  L_0: {
    name: 'decoder term of the bound',
    meaning:
      'The cost of coding the data given x_1: the negative log-likelihood of the last, discretised step.',
  },
  L_hybrid: {
    name: 'hybrid objective',
    meaning:
      'L_simple plus a thousandth of the variational bound, so that the variance Σ_θ learns while the mean is led by L_simple.',
    confusion: 'Its λ is a weight, not the log-SNR.',
  },
  lossWeight: {
    name: 'weight of the loss over time',
    meaning:
      'How much each noise level counts in the objective. λ(t) = g(t)² gives the likelihood, a constant on ε gives L_simple.',
    confusion: 'λ_t is also the usual name of the log-SNR.',
  },
  elbo: {
    name: 'evidence lower bound',
    meaning:
      'A quantity below log p_θ(x) that can be estimated by sampling and maximised instead. DDPM minimises its negative.',
    confusion: 'The bound is tight when q equals the true posterior of the latents.',
  },
  p_decoder: {
    name: 'discretised decoder',
    meaning:
      'The last reverse step gives every one of the 256 pixel values the probability mass of its bin, so that the likelihood of integer data is a real one.',
    confusion: 'All other reverse steps are densities; only this one is discrete.',
  },
  delta_plus: {
    name: 'upper edge of the bin',
    meaning: 'Half a grey level above x, and infinity for the largest value.',
    confusion: 'The δ of Langevin dynamics is a step size.',
  },
  delta_minus: {
    name: 'lower edge of the bin',
    meaning: 'Half a grey level below x, and minus infinity for the smallest value.',
  },
  dataDimension: {
    name: 'dimension of the data',
    meaning: 'The number of elements of one sample, for CIFAR-10 3 × 32 × 32 = 3072.',
    confusion: 'D(x) with an image as argument is a GAN’s discriminator.',
  },
  constantC: {
    name: 'constant',
    meaning: 'What does not depend on θ. Its gradient is zero, so it may be left out of the objective.',
    confusion: 'A small c is a condition.',
  },
  NLL: {
    name: 'negative log-likelihood',
    meaning:
      'The code length of the data under the model, lower is better. For diffusion models the variational bound or the ODE gives it.',
  },
  bitsPerDim: {
    name: 'bits per dimension',
    meaning:
      'The negative log-likelihood in bits, divided by the number of elements. Without compression 8-bit images take 8.',
    confusion: 'From nats to bits one divides by log 2.',
  },
  rate: {
    name: 'rate',
    meaning: 'The bits that the states down to x_1 cost: how much is sent about the image.',
    confusion: 'The rest, L_0, is what the distortion costs.',
  },
  distortion: {
    name: 'distortion',
    meaning: 'The root mean squared error of the image decoded so far.',
  },
  FID: {
    name: 'Fréchet Inception distance',
    meaning:
      'The distance between two Gaussians fitted to the Inception features of real and of generated images. Lower is better.',
    confusion: 'It depends on the number of samples; compare only equal numbers.',
  },
  inceptionScore: {
    name: 'Inception score',
    meaning:
      'High when a classifier is sure about each image and the classes vary across images. Higher is better.',
    confusion: 'It never looks at real data; FID does.',
  },
};
