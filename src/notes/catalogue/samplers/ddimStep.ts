import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { readTwoTimes } from '../../formulas/twoTimes';
import { ddim } from '../../glossary/papers';
import { isSameTime, readStep } from '../../vocabulary/step';
import { type Verdict, best } from '../../worlds/compare';
import { ddimConvention } from '../../worlds/convention';
import { formula } from '../formula';
import type { Circumstances } from '../judge';
import { hasScore } from '../recognition';
import { stepsOfSubsequence } from '../steps';
import { judgeTwoTimes } from './judgeTwoTimes';
import { hasTwoScales } from './noiseScales';

const r = String.raw;

/** x_{t-1} = √ᾱ_{t-1} x̂_0 + √(1-ᾱ_{t-1}-σ_t²) ε_θ + σ_t ε */
export const ddimStep = formula({
  id: 'ddim-step',
  name: () => l10n.t('DDIM sampling step'),
  source: { paper: ddim, place: 'equation', number: '12' },
  run: {
    title: () => l10n.t('DDIM sampling'),
    shows: { figure: 'sampling', state: { method: 'ddim' } },
  },
  recognises: (f) =>
    (stepsBack(f) &&
      f.hasAny('noiseHat', 'x0Hat') &&
      !hasScore(f) &&
      [...f.quantitiesOf('alphaBar'), ...f.quantitiesOf('alpha')].some(({ sub }) => isSameTime(sub, f.sub)) &&
      (f.has('noiseHat') || (f.has('x0Hat', 'state') && !f.has('beta')))) ||
    (f.has('noiseHat') && !hasScore(f) && !f.has('beta') && readTwoTimes(f) !== undefined),
  truth: {
    forms: [
      r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)+\sigma_t\epsilon`,
      r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)`,
      r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s}\epsilon_\theta(x_t,t)`,
      r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s}\epsilon`,
      r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\tilde\beta_t}\epsilon_\theta(x_t,t)+\sqrt{\tilde\beta_t}\epsilon`,
    ],
    steps: stepsOfSubsequence,
  },
  judge: judgeStep,
  impliesConvention: ddimConvention,
});

/** A sampler's step: from a later state on the right to the earlier one on the left. */
function stepsBack(facts: EquationFacts): boolean {
  if (facts.leftRole !== 'state' && facts.leftRole !== 'x0') {
    return false;
  }
  const to = readStep(facts.sub);
  return facts.quantitiesOf('state').every((each) => {
    if (each.letter !== facts.head!.letter) {
      return true;
    }
    const from = readStep(each.sub);
    if (isSameTime(each.sub, facts.sub)) {
      return false;
    }
    return !to || !from || to.base !== from.base || from.shift > to.shift;
  });
}

function judgeStep(equation: Equation, circumstances: Circumstances): Verdict {
  const verdict = circumstances.byTruth();
  // A second noise scale, such as DDIM's σ̂, allows other coefficients.
  if (hasTwoScales(equation.right)) {
    return verdict === 'right' ? 'right' : 'unknown';
  }
  return best([verdict, judgeTwoTimes(equation, circumstances)]);
}
