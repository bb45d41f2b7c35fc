import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import { ScheduleValues } from '../../formulas/scheduleValues';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { stepsOfVariance } from '../steps';
import { raisedVariance } from '../variance';
import { isClose } from './alphas';

const r = String.raw;

/** β̃_t = (1-ᾱ_{t-1})/(1-ᾱ_t) β_t */
export const posteriorVariance = formula({
  id: 'posterior-variance',
  name: () => l10n.t('Posterior variance'),
  source: { paper: ddpm, place: 'equation', number: '7' },
  run: { title: () => l10n.t('posterior variance'), shows: { figure: 'posterior' } },
  recognises: isPosteriorVariance,
  truth: {
    forms: [r`\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`],
    steps: stepsOfVariance,
    raised: raisedVariance,
  },
  isOfOneStep: true,
  isUnmistakable: true,
});

/** β̃_t, or σ_t² where it is set to it. */
function isPosteriorVariance({ left, right }: Equation): boolean {
  const base = left.kind === 'power' ? left.base : left;
  if (base.kind !== 'quantity' || right.kind === 'quantity' || !shape.mentions(right, shape.isScheduled)) {
    return false;
  }
  if (base.accent === 'tilde' && (base.letter === 'β' || base.letter === 'σ')) {
    return quantities(right).filter(({ letter }) => letter === 'α').length >= 2;
  }
  if (base.letter !== 'σ') {
    return false;
  }
  const values = new ScheduleValues(1);
  const step = values.step(base.sub === '' ? 't' : base.sub);
  return step !== undefined && isClose(evaluate(right, values), values.betaTilde(step));
}
