import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { ddpm } from '../../glossary/papers';
import { isStepBefore } from '../../vocabulary/step';
import { type Verdict, best, compare, perWorld } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import { formula } from '../formula';
import type { Circumstances } from '../judge';
import { hasBareTerm, isNumberedByStart, isShifted } from './numbering';
import { readSample } from './sample';

const r = String.raw;

/** x_t = √(1-β_t) x_{t-1} + √β_t ε */
export const forwardSample = formula({
  id: 'forward-sample',
  name: () => l10n.t('One forward step'),
  source: { paper: ddpm, place: 'equation', number: '2' },
  run: {
    title: () => l10n.t('forward step by step'),
    shows: { figure: 'forward', state: { mode: 'chain' } },
  },
  recognises: (f) => {
    const sample = readSample(f);
    return sample !== undefined && isStepBefore(sample.from, sample.to);
  },
  truth: { forms: [r`\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon`] },
  judge: judgeSample,
  isOfOneStep: true,
  drawsState: true,
});

function judgeSample(equation: Equation, { convention, byTruth }: Circumstances): Verdict {
  if (isNumberedByStart(equation) || hasBareTerm(equation.right)) {
    return 'unknown';
  }
  return isShifted(equation.left) ? best([byTruth(), judgeShifted(equation, convention)]) : byTruth();
}

/** x_{t+1} from x_t with β_t. */
function judgeShifted({ left, right }: Equation, convention: Convention): Verdict {
  const letters = readLetters([left, right]);
  const values = perWorld((world) => new FormulaValues(world, convention, letters));
  return compare(
    (world) =>
      Math.sqrt(1 - world.beta(world.t)!) * world.x(world.t)! +
      Math.sqrt(world.beta(world.t)!) * world.noise(),
    (world) => evaluate(right, values(world)),
  );
}
