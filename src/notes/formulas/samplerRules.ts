import { hasScore, isScheduled, rule, type FactRule } from './factRule';
import type { Facts } from './facts';
import { readStep } from '../vocabulary/step';
import { readTwoTimes } from './twoTimes';

/** The rules for samplers' steps and their variances. */
export const samplers: readonly FactRule[] = [
  rule(
    'dpm-solver-step',
    (f) => f.letter('h') && f.letter('e') && f.hasAny('noiseHat', 'x0Hat') && readTwoTimes(f) !== undefined,
  ),
  rule('ddim-variance', (f) => f.leftRole === 'sigma' && f.letter('η') && isScheduled(f)),
  rule(
    'ddim-step',
    (f) =>
      stepsBack(f) &&
      f.hasAny('noiseHat', 'x0Hat') &&
      !hasScore(f) &&
      [...f.quantitiesOf('alphaBar'), ...f.quantitiesOf('alpha')].some(({ sub }) => sub === f.sub) &&
      (f.has('noiseHat') || (f.has('x0Hat', 'state') && !f.has('beta'))),
  ),
  rule(
    'ddim-step',
    (f) => f.has('noiseHat') && !hasScore(f) && !f.has('beta') && readTwoTimes(f) !== undefined,
  ),
  rule('transition-scale', (f) => f.named(/^α$/) && isPair(f.sub) && f.only('alpha')),
  rule('transition-variance', (f) => f.named(/^σ$/) && isPair(f.sub) && f.has('sigma')),
];

/** A sampler's step: from a later state on the right to the earlier one on the left. */
function stepsBack(facts: Facts): boolean {
  if (facts.leftRole !== 'state' && facts.leftRole !== 'x0') return false;
  const to = readStep(facts.sub);
  return facts.quantitiesOf('state').every((each) => {
    if (each.letter !== facts.head!.letter) return true;
    const from = readStep(each.sub);
    if (each.sub === facts.sub) return false;
    return !to || !from || to.base !== from.base || from.shift > to.shift;
  });
}

/** t|s, a pair of times. */
const isPair = (sub: string): boolean => /^\w\|\w$/.test(sub);
