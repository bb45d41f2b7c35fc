import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { somePart } from '../../formulas/equationFacts';
import type { Expression } from '../../formulas/expression';
import { flowMatching } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import { isDensityLike, isRateOfDensity, transportTerms } from './transport';

/** ∂p_t/∂t = −∇·(p_t u_t) */
export const continuityEquation = formula({
  id: 'continuity-equation',
  name: () => l10n.t('Continuity equation'),
  source: { paper: flowMatching, place: 'equation', number: '26' },
  run: { title: () => l10n.t('ODE of the flow'), shows: { figure: 'flow', state: { paths: 'marginal' } } },
  isOfOtherProcess: true,
  recognises: (facts) =>
    isRateOfDensity(facts.left) &&
    transportTerms(facts).every(({ kind }) => kind === 'transport' || kind === 'outside'),
  judge: judgeContinuity,
});

/** What flows out of a place is lost there. */
function judgeContinuity(equation: Equation): Verdict {
  const terms = transportTerms(equation);
  if (terms.length !== 1 || Math.abs(terms[0]!.factor) !== 1) {
    return 'unknown';
  }
  const [{ kind, factor, term }] = terms as [(typeof terms)[number]];
  // A mended equation may hold a velocity with signs of its own.
  const isWithin = kind === 'transport' || (kind !== 'outside' && holdsProductWithDensity(term));
  return isWithin && factor < 0 ? 'right' : 'wrong';
}

/** ∇·(… p). */
const holdsProductWithDensity = (term: Expression): boolean =>
  somePart(
    term,
    (part) =>
      part.kind === 'apply' &&
      part.head.letter === '∇·' &&
      part.groups[0]![0]?.kind === 'product' &&
      part.groups[0]![0].factors.some(isDensityLike),
  );
