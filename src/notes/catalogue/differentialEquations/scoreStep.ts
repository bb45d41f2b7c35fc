import { isClassifierGradient } from '../../formulas/equationFacts';
import type { Facts } from '../../formulas/equationFacts';
import { hasScore, isStateLike } from '../recognition';

/** x_{next} = x + … score … + … noise. */
export function isScoreStep(facts: Facts): boolean {
  return (
    (isStateLike(facts) || facts.leftRole === 'data') &&
    facts.hasAny('state', 'data', 'noisyData') &&
    hasScore(facts) &&
    facts.has('noise') &&
    !facts.some(isClassifierGradient) &&
    !facts.hasAny('alphaBar', 'noiseHat', 'x0Hat')
  );
}
