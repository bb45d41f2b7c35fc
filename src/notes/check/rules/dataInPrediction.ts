import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isLearned, readRole } from '../../vocabulary/roles';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';

/** A learned mean μ_θ(x_t, t) that holds the data beside what the network says of it. */
export function findDataInPrediction({ sides, relations, inherited }: CheckedChain): Finding | undefined {
  for (let index = Math.max(1, inherited); index < sides.length; index++) {
    const { start, end, expression } = sides[index]!;
    if (relations[index - 1] !== 'equals' || !isPredictedMean(sides[0]!.expression)) {
      return undefined;
    }
    if (holdsBoth(expression)) {
      return {
        rule: 'identity',
        start,
        end,
        severity: 'error',
        message: l10n.t('The network does not know {0}: its mean holds only what is predicted of it.', 'x_0'),
      };
    }
  }
  return undefined;
}

/** μ_θ(x_t, t), which is given no data. */
const isPredictedMean = (side: Expression): boolean =>
  side.kind === 'apply' &&
  readRole(side.head).role === 'muHat' &&
  side.groups.flat().every((each) => each.kind === 'quantity' && readRole(each).role !== 'x0');

/** x_0 and a prediction of it, each with a coefficient. */
function holdsBoth(side: Expression): boolean {
  const terms = side.kind === 'sum' ? side.terms : [];
  const isData = (term: Expression) =>
    (term.kind === 'product' ? term.factors : [term]).some(
      (each) => each.kind === 'quantity' && readRole(each).role === 'x0',
    );
  const isPredicted = (term: Expression) =>
    quantities(term).some((each) => isLearned(each) && readRole(each).role === 'x0Hat');
  return terms.length > 1 && terms.some(isData) && terms.some(isPredicted);
}
