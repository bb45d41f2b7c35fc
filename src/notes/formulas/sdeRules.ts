import { hasOtherDifferential } from './differentials';
import { hasScore, isDifferential, isRate, isScheduled, isStateLike, rule, type FactRule } from './factRule';
import { isClassifierGradient, type Facts } from './facts';

/** The rules for stochastic and ordinary differential equations, and for steps along the score. */
export const differentialEquations: readonly FactRule[] = [
  rule('reverse-sde', (f) => isDifferential(f.left) && hasScore(f) && hasWiener(f)),
  rule(
    'probability-flow-ode',
    (f) => isDifferential(f.left) && hasScore(f) && !hasWiener(f) && !hasOtherDifferential(f.right),
  ),
  rule('vp-sde', (f) => isDifferential(f.left) && hasWiener(f) && f.has('beta')),
  rule('ve-sde', (f) => isDifferential(f.left) && hasWiener(f) && f.has('sigma') && !f.letter('f')),
  rule('forward-sde', (f) => isDifferential(f.left) && hasWiener(f) && (f.letter('f') || f.letter('g'))),
  rule('edm-ode', (f) => isDifferential(f.left) && isRate(f) && f.letter('D') && !f.letter('f')),
  rule('flow-ode', (f) => isDifferential(f.left) && f.hasAny('velocity', 'velocityHat')),
  rule(
    'langevin-step',
    (f) => isScoreStep(f) && !f.letter('g') && !f.letter('f') && !isScheduled(f) && !f.letter('Δ'),
  ),
  rule('reverse-sde-step', isScoreStep),
];

const hasWiener = (facts: Facts): boolean =>
  facts.letter('d') && facts.others.some(({ letter, sub }) => /^[wWBωΩ]$/.test(letter) && /^t?$/.test(sub));

/** x_{next} = x + … score … + … noise. */
function isScoreStep(facts: Facts): boolean {
  return (
    (isStateLike(facts) || facts.leftRole === 'data') &&
    (facts.hasAny('state') || facts.has('data')) &&
    hasScore(facts) &&
    facts.has('noise') &&
    !facts.some(isClassifierGradient) &&
    !facts.hasAny('alphaBar', 'noiseHat', 'x0Hat')
  );
}
