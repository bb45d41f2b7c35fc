import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft } from './densityShape';

/** p(x_T) = N(0, I) */
export const prior = formula({
  id: 'prior',
  name: () => l10n.t('Prior of x_T'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: { title: () => l10n.t('mixture to N(0, I)'), shows: { figure: 'mixture' } },
  recognises: (facts) => {
    const isEnd =
      isLeft(/^pθ?\|T$/)(facts) ||
      (facts.relation === 'distributed' && facts.leftRole === 'state' && facts.sub === 'T');
    return isEnd && readNormal(facts.right) !== undefined;
  },
  truth: { moments: [{ mean: '0', variance: '1' }] },
});
