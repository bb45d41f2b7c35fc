import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, quantities } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { isStepBefore } from '../../vocabulary/step';
import { type Verdict, best, compare, ofAll, perWorld } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import { formula } from '../formula';
import type { Circumstances } from '../judge';
import { readKernel } from './kernel';
import { isNumberedByStart, isShifted } from './numbering';

const r = String.raw;

/** q(x_t|x_{t-1}) = N(x_t; √(1-β_t) x_{t-1}, β_t I) */
export const forwardKernel = formula({
  id: 'forward-kernel',
  name: () => l10n.t('Forward transition kernel'),
  source: { paper: ddpm, place: 'equation', number: '2' },
  run: {
    title: () => l10n.t('forward step by step'),
    shows: { figure: 'forward', state: { mode: 'chain' } },
  },
  recognises: (f) => {
    const kernel = readKernel(f);
    return kernel?.given.length === 1 && isStepBefore(kernel.given[0]!, kernel.target);
  },
  truth: { moments: [{ mean: r`\sqrt{\alpha_t}x_{t-1}`, variance: r`\beta_t` }] },
  judge: judgeKernel,
  isOfOneStep: true,
  isUnmistakable: true,
});

function judgeKernel(equation: Equation, { convention, byTruth }: Circumstances): Verdict {
  if (isNumberedByStart(equation)) {
    return 'unknown';
  }
  const normal = readNormal(equation.right);
  // Coefficient 1 on the state: variance exploding, not DDPM. A variance σ_t²: scales of the writer's own.
  if (normal?.mean.kind === 'quantity' || (normal && isOfScales(normal.variance))) {
    return 'unknown';
  }
  return isShifted(equation.left) ? best([byTruth(), judgeShifted(equation, convention)]) : byTruth();
}

/** σ_t² alone, or with the identity. */
const isOfScales = (variance: Expression): boolean => {
  const letters = quantities(variance).map(({ letter }) => letter);
  return letters.includes('σ') && letters.every((letter) => letter === 'σ' || letter === 'I');
};

/** q(x_{t+1} | x_t) with β_t. */
function judgeShifted(equation: Equation, convention: Convention): Verdict {
  const letters = readLetters([equation.left, equation.right]);
  const normal = readNormal(equation.right);
  if (!normal) {
    return 'unknown';
  }
  const values = perWorld((world) => new FormulaValues(world, convention, letters));
  const verdicts = [
    compare(
      (world) => Math.sqrt(1 - world.beta(world.t)!) * world.x(world.t)!,
      (world) => evaluate(normal.mean, values(world)),
    ),
    compare(
      (world) => world.beta(world.t),
      (world) => evaluate(normal.variance, values(world)),
    ),
  ];
  return ofAll(verdicts);
}
