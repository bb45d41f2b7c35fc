import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { readStep } from '../../vocabulary/step';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';

/** x_t = √(α_t α_{t-1}) x_{t-2} + √(1 - α_t α_{t-1}) ε̄ */
export const twoStepSample = formula({
  id: 'two-step-sample',
  name: () => l10n.t('Several forward steps merged'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: {
    title: () => l10n.t('two noises become one'),
    shows: { figure: 'forward', state: { mode: 'merge' } },
  },
  recognises: isTwoStep,
  drawsState: true,
});

/** x_t from a state two or more steps before, with merged or separate noises. */
function isTwoStep(facts: EquationFacts): boolean {
  if (facts.leftRole !== 'state' || !facts.has('noise') || !facts.has('alpha') || facts.has('noiseHat')) {
    return false;
  }
  const to = readStep(facts.sub);
  const states = facts.quantitiesOf('state').filter(({ letter }) => letter === facts.head!.letter);
  const from = states.length === 1 ? readStep(states[0]!.sub) : undefined;
  return to !== undefined && from !== undefined && from.base === to.base && to.shift - from.shift >= 2;
}
