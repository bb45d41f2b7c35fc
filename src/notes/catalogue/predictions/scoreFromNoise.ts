import * as l10n from '@vscode/l10n';
import { number, power, product, quantities, type Expression } from '../../formulas/expression';
import { isGradient, type EquationFacts } from '../../formulas/equationFacts';
import { guidedDiffusion } from '../../glossary/papers';
import { readRole } from '../../vocabulary/roles';
import { formula } from '../formula';
import type { Judge } from '../judge';
import { byParts, isOfScale, scaleRole } from '../noiseScale';

const r = String.raw;

/** s_θ = -ε_θ / √(1-ᾱ_t) */
export const scoreFromNoise = formula({
  id: 'score-from-noise',
  name: () => l10n.t('Score from the noise'),
  source: { paper: guidedDiffusion, place: 'equation', number: '11' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'score' } },
  },
  recognises: (f) =>
    (f.leftRole === 'scoreHat' || isGradient(f.left) || isScaledScore(f)) &&
    f.hasAny('noiseHat', 'noise') &&
    !f.has('x0'),
  truth: {
    forms: [
      r`-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`,
      r`-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
    ],
  },
  judge: (equation, circumstances) => {
    if (equation.left.kind === 'product') {
      return judgeScaled(equation, circumstances);
    }
    return isOfScale(equation) ? judgeScale(equation, circumstances) : circumstances.byTruth();
  },
  isOfScores: true,
});

const isScoreFactor = (factor: Expression): boolean =>
  isGradient(factor) || (factor.kind === 'apply' && readRole(factor.head).role === 'scoreHat');

/** σ_t s_θ by a noise alone: nothing but a number and powers of σ stands before either. */
function isScaledScore({ left, right }: EquationFacts): boolean {
  const isNoiseFactor = (factor: Expression): boolean => {
    const head = factor.kind === 'apply' ? factor.head : factor;
    return head.kind === 'quantity' && /^noise(?:Hat)?$/.test(readRole(head).role);
  };
  const isOne = (side: Expression, is: (factor: Expression) => boolean) => {
    const factors = side.kind === 'product' ? side.factors : [side];
    return factors.filter(is).length === 1 && factors.every((each) => is(each) || isLevel(each));
  };
  return left.kind === 'product' && isOne(left, isScoreFactor) && isOne(right, isNoiseFactor);
}

const isLevel = (factor: Expression): boolean =>
  factor.kind === 'number' || quantities(factor).every(({ letter }) => letter === 'σ' || letter === 't');

/** The same with what stands before the score on the other side. */
const judgeScaled: Judge = ({ left, right, relation }, circumstances) => {
  const factors = left.kind === 'product' ? left.factors : [left];
  const score = factors.find(isScoreFactor);
  if (!score) {
    return 'unknown';
  }
  const scale = factors.filter((each) => each !== score).map((each) => power(each, number(-1)));
  return judgeScale({ left: score, right: product([...scale, right]), relation }, circumstances);
};

/** A score by the noise, −ε/σ. */
const judgeScale: Judge = (equation, circumstances) =>
  quantities(equation.right).every(({ letter }) => /^[εzσxtθ]$/.test(letter))
    ? byParts(scaleRole, (at) => -at('noise') / at('σ'))(equation, circumstances)
    : 'unknown';
