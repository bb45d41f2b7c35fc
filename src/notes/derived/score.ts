import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The derivative of a Gaussian's logarithm. */
export const scoreFromNoise: Derivation = {
  of: 'score-from-noise',
  lines: [
    {
      tex: r`\nabla_{x_t}\log q(x_t|x_0)=\nabla_{x_t}\left(-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{2(1-\bar\alpha_t)}\right)=-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
      why: () => l10n.t('The logarithm of a Gaussian is a parabola, whose slope is linear.'),
    },
    {
      tex: r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}=-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
      why: () => l10n.t('By the closed form the numerator is the noise with its scale.'),
    },
  ],
};

/** The same without the noise. */
export const conditionalScore: Derivation = {
  of: 'conditional-score',
  lines: scoreFromNoise.lines.slice(0, 1),
};

/** The predicted noise as a score, put into the predicted data. */
export const tweedie: Derivation = {
  of: 'tweedie',
  lines: [
    {
      tex: r`s_\theta(x_t,t)=-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`,
      why: () => l10n.t('The best prediction of the noise is the score with its scale.'),
    },
    {
      tex: r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}=\frac{x_t+(1-\bar\alpha_t)s_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
      why: () => l10n.t('Put into the closed form solved for the data, the root becomes the variance.'),
    },
  ],
};
