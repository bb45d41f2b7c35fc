import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/equationFacts';
import type { Expression, Quantity } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { isLearned } from '../../vocabulary/roles';
import { isSameStep, readStep } from '../../vocabulary/step';
import { ofParts, type Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import { isLeft } from './densityShape';

/** p_θ(x_{t-1}|x_t) = N(x_{t-1}; μ_θ, Σ_θ) */
export const reverseKernel = formula({
  id: 'reverse-kernel',
  name: () => l10n.t('Reverse transition kernel'),
  source: { paper: ddpm, place: 'equation', number: '1' },
  run: { title: () => l10n.t('reverse process'), shows: { figure: 'reverse' } },
  recognises: (facts) =>
    isLeft(/^pθ\|(?:t-1|t)\|(?:t|t\+1)$/)(facts) && readNormal(facts.right) !== undefined,
  judgeSide: (side) => ofParts(normalsIn(side).map(judgeTarget)),
});

type Normal = Expression & { readonly kind: 'apply' };

function normalsIn(side: Expression): readonly Normal[] {
  const found: Normal[] = [];
  somePart(side, (part) => {
    if (part.kind === 'apply' && readNormal(part)) {
      found.push(part);
    }
    return false;
  });
  return found;
}

/** N(x_{t−1}; μ_θ(x_t, t), …): the step that a network steps back to is not the one that it is given. */
function judgeTarget({ groups }: Normal): Verdict {
  const [target, mean] = groups.flat();
  const inputs = groups.flat().length === 3 && target && mean ? inputsOfMeans(mean) : [];
  if (target?.kind !== 'quantity' || inputs.length === 0) {
    return 'unknown';
  }
  const own = readStep(target.sub);
  const steps = inputs.map((input) => (input.letter === target.letter ? readStep(input.sub) : undefined));
  if (!own || steps.some((step) => !step)) {
    return 'unknown';
  }
  return steps.some((step) => isSameStep(step!, own)) ? 'wrong' : 'right';
}

/** The states that the learned means in an expression are given. */
function inputsOfMeans(mean: Expression): readonly Quantity[] {
  const found: Quantity[] = [];
  somePart(mean, (part) => {
    const input = part.kind === 'apply' && part.head.letter === 'μ' ? part.groups[0]?.[0] : undefined;
    if (part.kind === 'apply' && isLearned(part.head) && input?.kind === 'quantity') {
      found.push(input);
    }
    return false;
  });
  return found;
}
