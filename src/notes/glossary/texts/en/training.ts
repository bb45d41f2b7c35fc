import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “training” in English. */
export const training: Record<SymbolId<'training'>, GlossaryText> = {
  learningRate: {
    name: 'learning rate',
    meaning: 'The length of a training step along the negative gradient.',
    confusion: 'DDIM’s η is the stochasticity of sampling.',
  },
  ema: {
    name: 'moving average of the weights',
    meaning: 'A slow copy of the weights that samples are drawn with.',
  },
  sinusoidalEmbedding: {
    name: 'sinusoidal time embedding',
    meaning: 'Sines and cosines of t at many frequencies, the form in which the network is told the step.',
  },
  discriminator: {
    name: 'discriminator',
    meaning: 'The network of a GAN that tells real images from generated ones.',
    confusion: 'D is also the dimension of the data, and D_θ a denoiser.',
  },
  generator: {
    name: 'generator',
    meaning: 'The network of a GAN that makes an image from noise in one go.',
  },
};
