import { quantities } from '../../formulas/expression';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { ScheduleValues } from '../../formulas/scheduleValues';
import { ddpm } from '../../glossary/papers';
import { readStep } from '../../vocabulary/step';
import { ddpmConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { isClose, isPlain } from './alphas';

const r = String.raw;

/** α_t = 1 - β_t */
export const alphaDefinition = formula({
  id: 'alpha-definition',
  name: () => l10n.t('Definition of α_t'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: { title: () => l10n.t('schedule of α_t'), shows: { figure: 'schedule' } },
  recognises: isAlphaDefinition,
  truth: { forms: [r`1-\beta_t`], comparesSides: true },
  impliesConvention: ddpmConvention,
  tiesAlphaToBeta: true,
});

/** α_t and β_t alone, in any arrangement that equals α_t = 1 − β_t, or α_t as a sum of two terms. */
function isAlphaDefinition({ left, right }: Equation): boolean {
  const all = [...quantities(left), ...quantities(right)];
  const alpha = all.filter((each) => isPlain(each, 'α'));
  const beta = all.filter((each) => isPlain(each, 'β'));
  if (alpha.length !== 1 || beta.length !== 1 || all.length !== 2) {
    return false;
  }
  const steps = [alpha[0]!, beta[0]!].map((each) => readStep(each.sub));
  if (!steps[0] || !steps[1]) {
    return false;
  }
  const values = new ScheduleValues(1);
  if (isClose(evaluate(left, values), evaluate(right, values))) {
    return true;
  }
  return isPlain(left, 'α') && right.kind === 'sum' && right.terms.length === 2;
}
