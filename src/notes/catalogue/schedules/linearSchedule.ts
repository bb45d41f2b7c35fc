import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** β_t = β_1 + (t-1)/(T-1) (β_T - β_1) */
export const linearSchedule = formula({
  id: 'linear-schedule',
  name: () => l10n.t('Linear schedule'),
  source: { paper: ddpm, place: 'section', number: '4' },
  run: {
    title: () => l10n.t('linear schedule'),
    shows: { figure: 'schedule', schedule: { kind: 'linear' } },
  },
  recognises: (f) => f.leftRole === 'beta' && f.count('beta') >= 2 && hasEnds(f) && f.only('beta'),
  truth: {
    forms: [
      r`\beta_1+\frac{t-1}{T-1}(\beta_T-\beta_1)`,
      r`\beta_1+\frac{t}{T}(\beta_T-\beta_1)`,
      r`\beta_{min}+\frac{t-1}{T-1}(\beta_{max}-\beta_{min})`,
      r`\beta_{min}+\frac{t}{T}(\beta_{max}-\beta_{min})`,
      r`\beta_{start}+\frac{t-1}{T-1}(\beta_{end}-\beta_{start})`,
      r`\beta_{start}+\frac{t}{T}(\beta_{end}-\beta_{start})`,
      // Arrays that begin at zero.
      r`\beta_1+\frac{t}{T-1}(\beta_T-\beta_1)`,
      r`\beta_{min}+\frac{t}{T-1}(\beta_{max}-\beta_{min})`,
      r`\beta_{start}+\frac{t}{T-1}(\beta_{end}-\beta_{start})`,
      r`\beta_0+\frac{t}{T}(\beta_T-\beta_0)`,
      r`\beta_0+\frac{t-1}{T-1}(\beta_T-\beta_0)`,
      r`\beta_1+\frac{(t-1)^2}{(T-1)^2}(\beta_T-\beta_1)`,
      // Linear in the square root, as latent diffusion has it.
      r`(\sqrt{\beta_1}+\frac{t-1}{T-1}(\sqrt{\beta_T}-\sqrt{\beta_1}))^2`,
      r`(\sqrt{\beta_{min}}+\frac{t-1}{T-1}(\sqrt{\beta_{max}}-\sqrt{\beta_{min}}))^2`,
      r`(\sqrt{\beta_{start}}+\frac{t-1}{T-1}(\sqrt{\beta_{end}}-\sqrt{\beta_{start}}))^2`,
    ],
  },
});

const hasEnds = (facts: EquationFacts): boolean => {
  const subs = facts.quantitiesOf('beta').map(({ sub }) => sub);
  return (
    subs.some((sub) => /^(?:1|0|min|start)$/.test(sub)) && subs.some((sub) => /^(?:T|max|end|N)$/.test(sub))
  );
};
