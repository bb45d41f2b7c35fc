import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Quantity, quantities } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { isStepBefore, readStep } from '../../vocabulary/step';
import { ddimKernel } from '../densities/ddimKernel';
import { formula } from '../formula';
import { stepsBackward } from '../steps';
import { isStart, readKernel } from './kernel';

const r = String.raw;

/** q(x_{t-1}|x_t, x_0) = N(x_{t-1}; μ̃_t, β̃_t I) */
export const posteriorKernel = formula({
  id: 'posterior-kernel',
  name: () => l10n.t('Forward posterior'),
  source: { paper: ddpm, place: 'equation', number: '6' },
  run: { title: () => l10n.t('posterior'), shows: { figure: 'posterior' } },
  recognises: (f) => {
    const kernel = readKernel(f);
    return (
      kernel?.given.length === 2 &&
      kernel.given.some(isStart) &&
      kernel.given.some((each) => isStepBefore(kernel.target, each)) &&
      !ddimKernel.recognises(f)
    );
  },
  truth: {
    moments: [
      {
        mean: r`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
        variance: r`\tilde\beta_t`,
      },
    ],
    steps: stepsBackward,
  },
  judge: (equation, { byTruth }) => (isNumberedBefore(equation) ? 'right' : byTruth()),
  isOfOneStep: true,
});

/** N(μ̃_{t−1}, β̃_{t−1}): moments that are numbered by the state they are of. */
function isNumberedBefore({ right }: Equation): boolean {
  const normal = readNormal(right);
  const head = normal?.mean.kind === 'apply' ? normal.mean.head : normal?.mean;
  if (!normal || head?.kind !== 'quantity' || head.letter !== 'μ' || head.accent !== 'tilde') {
    return false;
  }
  const isBefore = ({ sub }: Quantity) => readStep(sub)?.shift === -1;
  return (
    isBefore(head) &&
    quantities(normal.variance).every(
      (each) => each.letter === 'I' || (each.accent === 'tilde' && isBefore(each)),
    )
  );
}
