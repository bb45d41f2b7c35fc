import * as l10n from '@vscode/l10n';
import { distanceIn, powerOf } from '../../formulas/distance';
import type { Equation } from '../../formulas/equation';
import { isGradient, somePart } from '../../formulas/equationFacts';
import { scoreSde } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { growth } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';
import { scaleRole } from '../noiseScale';
import { judgeLoss } from './judgeLoss';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

const r = String.raw;

/** E‖s_θ - ∇ log q‖² */
export const scoreMatchingLoss = formula({
  id: 'score-matching-loss',
  name: () => l10n.t('Denoising score matching'),
  source: { paper: scoreSde, place: 'equation', number: '7' },
  run: { title: () => l10n.t('score field'), shows: { figure: 'score' } },
  isOfOtherProcess: true,
  recognises: (f) =>
    holds(f, (body) => isLearnedLetter('s')(body) && somePart(body, isGradient)) ||
    (holds(f, (body) => isLearnedLetter('s')(body) && hasLetter(body, (letter) => letter === 'σ')) &&
      !f.hasAny('alpha', 'alphaBar', 'beta')),
  judge: (equation, circumstances) =>
    somePart(equation.right, isGradient)
      ? judgeGradientLoss(equation, circumstances)
      : judgeScaleLoss(equation),
  isLoss: true,
});

const judgeGradientLoss = judgeLoss(
  [r`s_\theta(x_t,t)-\nabla\log q(x_t|x_0)`, r`s_\theta(x_t,t)-\nabla\log p(x_t)`],
  undefined,
);

/** ‖s_θ(x̃) + (x̃ − x)/σ²‖², also with the noise, and times any factor. */
function judgeScaleLoss({ right }: Equation): Verdict {
  const distance = distanceIn(right);
  if (!distance) {
    return 'unknown';
  }
  const of = (world: World, part: string) => growth(distance.body, world, scaleRole, part);
  const verdict = compare(
    () => 0,
    (world) => {
      const [score, noisy, data, noise] = ['score', 'noisy', 'x', 'noise'].map((part) => of(world, part));
      if (score === undefined || noisy === undefined || data === undefined || noise === undefined) {
        return undefined;
      }
      const sigma = world.free('σ');
      const expected = noise === 0 ? score / sigma ** 2 : 0;
      return Math.max(
        Math.abs(noisy - expected),
        Math.abs(data + expected),
        // Noise may have the variance σ² of its own.
        noise === 0 ? 0 : Math.min(Math.abs(noise - score / sigma), Math.abs(noise - score / sigma ** 2)),
      );
    },
  );
  return verdict === 'right' && powerOf(right, distance) === 'bare' ? 'wrong' : verdict;
}
