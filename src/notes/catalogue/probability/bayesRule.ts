import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';
import {
  type Probability,
  judgeProbabilities,
  readProbability,
  readQuotient,
  withMarginals,
} from './probabilities';

/** P(A|B) = P(B|A) P(A) / P(B) */
export const bayesRule = formula({
  id: 'bayes-rule',
  name: () => l10n.t('Bayes’ rule'),
  source: { paper: prml, place: 'equation', number: '1.12' },
  run: { title: () => l10n.t('Bayes’ rule with a coin'), shows: { figure: 'coin' } },
  isOfOtherProcess: true,
  recognises: isBayesRule,
  judge: judgeProbabilities,
});

/** P(a | b, …) as a quotient of probabilities of a and b, above the line one of either given the other. */
function isBayesRule({ left, right }: EquationFacts): boolean {
  const posterior = readProbability(left);
  const quotient = readQuotient(withMarginals(right));
  if (posterior?.of.length !== 1 || posterior.given.length === 0 || !quotient) {
    return false;
  }
  const { above, below } = quotient;
  const all = [...above, ...below];
  const names = new Set([...posterior.of, ...posterior.given]);
  const isOfThem = ({ of, given }: Probability) => [...of, ...given].every((name) => names.has(name));
  return (
    above.length === 2 &&
    below.length > 0 &&
    all.every(isOfThem) &&
    above.some(({ of, given }) => of.length === 1 && given.length === posterior.given.length)
  );
}
