import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { ddpm } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import type { Circumstances, Surroundings } from '../judge';
import { boundTerms } from './boundTerms';
import { densityIn, isBoundTerm } from './densityShape';

/** L_0 = -log p_θ(x_0|x_1) */
export const reconstructionTerm = formula({
  id: 'reconstruction-term',
  name: () => l10n.t('Reconstruction term L_0'),
  source: { paper: ddpm, place: 'equation', number: '5' },
  run: { title: () => l10n.t('discretised decoder'), shows: { figure: 'decoder' } },
  recognises: (facts) => isBoundTerm(facts) && facts.sub === '0' && densityIn(/^pθ?\|0\|1$/)(facts.right),
  judge: judgeReconstruction,
  dependsOn: (around) => addsTerms(around),
});

/** −log p(x_0|x_1), which only a note that subtracts the terms of its bound writes without the sign. */
function judgeReconstruction({ right }: Equation, { around }: Circumstances): Verdict {
  const unsigned = addsTerms(around) ? 'wrong' : 'unknown';
  if (!somePart(right, (part) => part.kind === 'function' && /^(?:log|ln)$/.test(part.name))) {
    return 'wrong';
  }
  const inner = right.kind === 'expectation' ? right.body : right;
  const isNegative =
    inner.kind === 'product' && inner.factors.some((each) => each.kind === 'number' && each.value < 0);
  return isNegative ? 'right' : unsigned;
}

/** The note states the bound as a sum of its terms, so that each term is a loss. */
const addsTerms = ({ stated }: Surroundings): boolean =>
  stated.some(({ formula: each, equation }) => each.id === boundTerms.id && !isSubtracted(equation.right));

const isSubtracted = (right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.some(
    (term) =>
      term.kind === 'product' && term.factors.some((each) => each.kind === 'number' && each.value < 0),
  );
