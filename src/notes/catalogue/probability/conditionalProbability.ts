import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeProbabilities, readProbability, readQuotient } from './probabilities';

/** P(A|B) = P(A, B) / P(B) */
export const conditionalProbability = formula({
  id: 'conditional-probability',
  name: () => l10n.t('Conditional probability'),
  source: { paper: prml, place: 'section', number: '1.2' },
  run: {
    title: () => l10n.t('Conditional and joint probability'),
    shows: { figure: 'probability', state: { factor: 2 } },
  },
  isOfOtherProcess: true,
  recognises: isConditional,
  judge: judgeProbabilities,
});

/** P(a | b) as a joint probability of both over another probability. */
function isConditional({ left, right }: EquationFacts): boolean {
  const conditional = readProbability(left);
  const quotient = readQuotient(right);
  if (!conditional || conditional.given.length === 0 || quotient?.below.length !== 1) {
    return false;
  }
  const [joint, ...others] = quotient.above;
  const names = new Set([...conditional.of, ...conditional.given]);
  return (
    joint !== undefined &&
    others.length === 0 &&
    joint.given.length === 0 &&
    joint.of.length > 1 &&
    [...joint.of, ...quotient.below[0]!.of, ...quotient.below[0]!.given].every((name) => names.has(name))
  );
}
