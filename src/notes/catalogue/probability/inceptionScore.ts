import * as l10n from '@vscode/l10n';
import { readDensity } from '../../formulas/density';
import type { Equation } from '../../formulas/equation';
import { somePart } from '../../formulas/equationFacts';
import type { EquationFacts } from '../../formulas/equationFacts';
import type { Expression } from '../../formulas/expression';
import { isDivergence } from '../../formulas/shape';
import { inceptionScore as paper } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';

/** IS = exp(E_x[KL(p(y|x) ‖ p(y))]) */
export const inceptionScore = formula({
  id: 'inception-score',
  name: () => l10n.t('Inception score'),
  source: { paper, place: 'section', number: '4' },
  run: { title: () => l10n.t('IS, FID and NLL'), shows: { figure: 'quality' } },
  isOfOtherProcess: true,
  recognises: isScore,
  judge: judgeScore,
});

/** The exponential of a mean of divergences. */
function isScore({ right }: EquationFacts): boolean {
  const isMean = right.kind === 'function' && right.name === 'exp' && right.argument.kind === 'expectation';
  return isMean && divergenceIn(right.argument) !== undefined;
}

function divergenceIn(expression: Expression): (Expression & { readonly kind: 'apply' }) | undefined {
  let found: (Expression & { readonly kind: 'apply' }) | undefined;
  somePart(expression, (part) => {
    if (isDivergence(part)) {
      found ??= part;
    }
    return false;
  });
  return found;
}

/** From the labels of one image to those of all: p(y|x) before p(y). */
function judgeScore({ right }: Equation): Verdict {
  const [first, second] = (divergenceIn(right)?.groups ?? []).map(
    ([density]) => density && readDensity(density),
  );
  if (!first || !second) {
    return 'unknown';
  }
  const [given, marginal] = [first.groups.length, second.groups.length];
  return given === 2 && marginal === 1 ? 'right' : given === 1 && marginal === 2 ? 'wrong' : 'unknown';
}
