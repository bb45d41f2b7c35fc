import * as l10n from '@vscode/l10n';
import { quantities } from '../../formulas/expression';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { raisedVariance } from '../variance';

const r = String.raw;

/** σ_t² = β_t */
export const reverseVariance = formula({
  id: 'reverse-variance',
  name: () => l10n.t('Choice of the reverse variance'),
  source: { paper: ddpm, place: 'section', number: '3.2' },
  run: {
    title: () => l10n.t('variance of the reverse process'),
    shows: { figure: 'variance' },
    // On one point, where β̃ is exact.
    showsAs: ({ right }) =>
      right.kind === 'quantity' && right.accent === 'tilde'
        ? { figure: 'variance', state: { deviation: 0 } }
        : undefined,
  },
  recognises: (f) =>
    f.leftRole === 'sigma' && f.isPower && f.right.kind === 'quantity' && f.hasAny('beta', 'betaTilde'),
  truth: { forms: [r`\beta_t`, r`\tilde\beta_t`], raised: raisedVariance },
  // At a numbered step, such as σ_1², a note may choose another variance, but of that step.
  judge: ({ left, right }, { byTruth }) => {
    const [step] = quantities(left)
      .map(({ sub }) => sub)
      .filter((sub) => /^\d+$/.test(sub));
    if (step === undefined) {
      return byTruth();
    }
    const chosen = right.kind === 'quantity' ? right.sub : '';
    return chosen === step ? 'right' : chosen === 't' ? 'wrong' : 'unknown';
  },
});
