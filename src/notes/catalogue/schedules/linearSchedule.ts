import * as l10n from '@vscode/l10n';
import type { Facts } from '../../formulas/facts';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';

/** β_t = β_1 + (t-1)/(T-1) (β_T - β_1) */
export const linearSchedule = formula({
  id: 'linear-schedule',
  name: () => l10n.t('Linear schedule'),
  source: { paper: ddpm, place: 'section', number: '4' },
  recognises: (f) => f.leftRole === 'beta' && f.count('beta') >= 2 && hasEnds(f) && f.only('beta'),
});

const hasEnds = (facts: Facts): boolean => {
  const subs = facts.quantitiesOf('beta').map(({ sub }) => sub);
  return (
    subs.some((sub) => /^(?:1|0|min|start)$/.test(sub)) && subs.some((sub) => /^(?:T|max|end|N)$/.test(sub))
  );
};
