import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
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
  judgeSide: judgeWholeBound,
});
