import { learningRate } from './learningRate';
import { ema } from './ema';
import { sinusoidalEmbedding } from './sinusoidalEmbedding';
import { discriminator } from './discriminator';
import { generator } from './generator';

/** What training takes besides its objective. */
export const training = {
  learningRate,
  ema,
  sinusoidalEmbedding,
  discriminator,
  generator,
};
