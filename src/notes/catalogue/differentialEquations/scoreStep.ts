import { isClassifierGradient, isScore, somePart } from '../../formulas/equationFacts';
import type { EquationFacts } from '../../formulas/equationFacts';
import type { Quantity } from '../../formulas/expression';
import { expand, heads } from '../../formulas/shape';
import { hasScore, isStateLike } from '../recognition';

/** x_{next} = x + … score … + … noise. */
export function isScoreStep(facts: EquationFacts): boolean {
  return (
    (isStateLike(facts) || facts.leftRole === 'data') &&
    facts.hasAny('state', 'data', 'noisyData') &&
    hasScore(facts) &&
    hasNoiseTerm(facts) &&
    !facts.some(isClassifierGradient) &&
    !facts.hasAny('alphaBar', 'noiseHat', 'x0Hat')
  );
}

/** Adds a noise that no score is a factor of: the ε before ∇ log p alone is a step size, as in gradient ascent. */
function hasNoiseTerm(facts: EquationFacts): boolean {
  const noises = facts.quantitiesOf('noise');
  const isRandom = (each: Quantity) => /^[∇s]$/.test(each.letter) || noises.includes(each);
  return expand(facts.right, isRandom).some(
    (term) => heads(term).some((each) => noises.includes(each)) && !somePart(term, isScore),
  );
}
