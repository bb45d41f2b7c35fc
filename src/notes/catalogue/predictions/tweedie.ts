import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { efron } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { type RoleOf, growth } from '../../worlds/roleValues';
import { formula } from '../formula';
import { isOfScale, scaleRole } from '../noiseScale';
import { hasScore, isScheduled } from '../recognition';
import { stepsOfEstimate } from '../steps';

const r = String.raw;

/** E[x_0|x_t] = (x_t + (1-ᾱ_t) ∇ log q(x_t)) / √ᾱ_t */
export const tweedie = formula({
  id: 'tweedie',
  name: () => l10n.t('Tweedie’s formula'),
  source: { paper: efron, place: 'section', number: '1' },
  run: { title: () => l10n.t('score field'), shows: { figure: 'score', state: { show: 'estimate' } } },
  recognises: (f) =>
    ((/^x0/.test(f.leftRole) || isMeanOfStart(f.left)) && f.has('state') && hasScore(f) && isScheduled(f)) ||
    (isMeanOfData(f) && hasScore(f) && f.has('sigma') && !isScheduled(f)),
  truth: {
    forms: [
      r`\frac{x_t+(1-\bar\alpha_t)s_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
      r`\frac{x_t+(1-\bar\alpha_t)\nabla\log q(x_t|x_0)}{\sqrt{\bar\alpha_t}}`,
    ],
    steps: stepsOfEstimate,
  },
  judge: (equation, { byTruth }) => (isOfScale(equation) ? judgeScale(equation) : byTruth()),
  isOfScores: true,
  isUnmistakable: true,
});

/** E[x_0 | x_t]: of the data, not of another quantity. */
const isMeanOfStart = (left: Expression): boolean =>
  left.kind === 'expectation' &&
  (left.body.kind === 'opaque'
    ? /^\[[xXz](?:[0|∣xXz~]|$)/.test(left.body.text)
    : quantities(left)
        .slice(0, 1)
        .every(({ letter, sub, accent }) => /^[xXz]$/.test(letter) && /^0?$/.test(sub) && accent === ''));

/** E[x | x̃], or an estimate of the data. */
const isMeanOfData = (facts: EquationFacts): boolean =>
  isMeanOfStart(facts.left) || facts.leftRole === 'x0Hat';

/** E[x | x̃] = x̃ + σ² ∇ log p(x̃). */
function judgeScale({ right }: Equation): Verdict {
  return compare(
    (world) => 1 + world.free('σ') ** 2,
    (world) => {
      const noisy = growth(right, world, singleState, 'noisy');
      const score = growth(right, world, singleState, 'score');
      return noisy === undefined || score === undefined || noisy < 0 ? undefined : noisy + score;
    },
  );
}

const singleState: RoleOf = (quantity) => (/^[xy]$/.test(quantity.letter) ? 'noisy' : scaleRole(quantity));
