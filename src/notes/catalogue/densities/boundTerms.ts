import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import type { Expression } from '../../formulas/expression';
import { formula } from '../formula';
import type { Verdict } from '../../worlds/compare';
import { isBoundTerm } from './densityShape';
import { judgeWholeBound } from './judgeWholeBound';

/** L = L_T + Σ L_{t-1} + L_0 */
export const boundTerms = formula({
  id: 'bound-terms',
  name: () => l10n.t('Terms of the variational bound'),
  source: { paper: ddpm, place: 'equation', number: '5' },
  run: { title: () => l10n.t('Terms of the variational bound'), shows: { figure: 'elbo' } },
  recognises: (facts) =>
    isBoundTerm(facts) &&
    facts.count('loss') >= 2 &&
    facts.right.kind === 'sum' &&
    facts.quantitiesOf('loss').some(({ sub }) => sub === 'T'),
  judgeSide: (side) => {
    const ofNames = judgeNamedTerms(side);
    return ofNames === 'unknown' ? judgeWholeBound(side) : ofNames;
  },
});

/** L_T + Σ L_{t−1} + L_0: the term of one step stands for all only under a sum. */
function judgeNamedTerms(side: Expression): Verdict {
  const terms = side.kind === 'sum' ? side.terms : [];
  const isTerm = (sub: RegExp) => (each: Expression) =>
    each.kind === 'quantity' && each.letter === 'L' && each.accent === '' && sub.test(each.sub);
  const middle = terms.find((each) => isTerm(/^t(?:-1)?$/)(each) || each.kind === 'reduce');
  if (terms.length !== 3 || !middle || !terms.some(isTerm(/^T$/)) || !terms.some(isTerm(/^0$/))) {
    return 'unknown';
  }
  return middle.kind === 'reduce' ? (isTerm(/^t/)(middle.body) ? 'right' : 'unknown') : 'wrong';
}
