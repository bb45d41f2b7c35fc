import { isDensity } from '../../formulas/shape';
import * as l10n from '@vscode/l10n';
import { type Expression, quantities } from '../../formulas/expression';
import { isGradient, somePart } from '../../formulas/equationFacts';
import { scoreSde } from '../../glossary/papers';
import { best } from '../../worlds/compare';
import { formula } from '../formula';
import type { Judge } from '../judge';
import { byParts, isOfScale, scaleRole } from '../noiseScale';
import { isScheduled } from '../recognition';

const r = String.raw;

/** ∇ log q(x_t|x_0) = -(x_t - √ᾱ_t x_0)/(1-ᾱ_t) */
export const conditionalScore = formula({
  id: 'conditional-score',
  name: () => l10n.t('Score of the forward kernel'),
  source: { paper: scoreSde, place: 'section', number: '3.3' },
  run: { title: () => l10n.t('score field'), shows: { figure: 'score' } },
  recognises: (f) =>
    (isPerturbedGradient(f.left) &&
      f.has('sigma') &&
      !isScheduled(f) &&
      f.only('sigma', 'noise', 'data', 'state', 'noisyData', 'x0Hat')) ||
    (isConditionalGradient(f.left) && (f.has('noise') || f.has('state', 'x0'))),
  truth: {
    forms: [
      r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
      r`-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
    ],
  },
  judge: (equation, circumstances) =>
    isOfScale(equation) ? judgeScale(equation, circumstances) : circumstances.byTruth(),
  isOfScores: true,
  isUnmistakable: true,
});

/** ∇ log q(x̃ | x), of data with noise upon it. */
const isPerturbedGradient = (left: Expression): boolean =>
  isGradient(left) &&
  somePart(left, (part) => {
    if (!isDensity(part) || part.groups.length !== 2) {
      return false;
    }
    const [target, given] = [part.groups[0]![0], part.groups[1]![0]];
    return (
      target?.kind === 'quantity' &&
      given?.kind === 'quantity' &&
      target.letter === given.letter &&
      target.accent === 'tilde' &&
      given.accent === '' &&
      given.sub === ''
    );
  });

const isConditionalGradient = (left: Expression): boolean =>
  left.kind === 'apply' &&
  isGradient(left) &&
  somePart(
    left,
    (part) => isDensity(part) && part.groups.length === 2 && /0$/.test(subOf(part.groups[1]![0])),
  );

const subOf = (part: Expression | undefined): string => (part?.kind === 'quantity' ? part.sub : '');

/** −(x̃ − x)/σ² = −z/σ. */
const judgeScale: Judge = (equation, circumstances) => {
  const holdsNoise = quantities(equation.right).some((each) => scaleRole(each) === 'noise');
  // Noise may have the variance σ² of its own.
  const forms: ((at: (part: string) => number) => number)[] = holdsNoise
    ? [(at) => -at('noise') / at('σ'), (at) => -at('noise') / at('σ') ** 2]
    : [(at) => -(at('noisy') - at('x')) / at('σ') ** 2];
  return best(forms.map((form) => byParts(scaleRole, form)(equation, circumstances)));
};
