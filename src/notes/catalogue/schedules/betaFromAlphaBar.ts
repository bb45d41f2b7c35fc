import * as l10n from '@vscode/l10n';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** β_t = 1 - ᾱ_t / ᾱ_{t-1} */
export const betaFromAlphaBar = formula({
  id: 'beta-from-alpha-bar',
  name: () => l10n.t('β_t from ᾱ_t'),
  source: { paper: improvedDdpm, place: 'section', number: '3.2' },
  run: { title: () => l10n.t('schedule of β_t'), shows: { figure: 'schedule' } },
  recognises: (f) => f.leftRole === 'beta' && f.count('alphaBar') === 2 && f.only('alphaBar'),
  truth: { forms: [r`1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}`] },
  isOfOneStep: true,
});
