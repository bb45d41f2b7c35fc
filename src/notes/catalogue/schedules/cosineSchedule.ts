import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';
import { raisedCosine } from './cosine';

const r = String.raw;

/** ᾱ_t = f(t) / f(0) */
export const cosineSchedule = formula({
  id: 'cosine-schedule',
  name: () => l10n.t('Cosine schedule'),
  source: { paper: improvedDdpm, place: 'equation', number: '17' },
  run: {
    title: () => l10n.t('cosine schedule'),
    shows: { figure: 'schedule', schedule: { kind: 'cosine' } },
  },
  recognises: (f) => /^alpha/.test(f.leftRole) && !f.isPower && isRatioOfCalls(f),
  truth: { forms: [r`\frac{f(t)}{f(0)}`, r`\frac{g(t)}{g(0)}`, r`\frac{h(t)}{h(0)}`], raised: raisedCosine },
});

/** f(t)/f(0) and its like: one function at two places. */
function isRatioOfCalls({ right }: EquationFacts): boolean {
  if (right.kind !== 'product') {
    return false;
  }
  const heads = right.factors.map((each) => {
    const base = each.kind === 'power' ? each.base : each;
    return base.kind === 'apply' && /^[fgh]$/.test(base.head.letter) ? base.head.letter : undefined;
  });
  return heads.length === 2 && heads[0] !== undefined && heads[0] === heads[1];
}
