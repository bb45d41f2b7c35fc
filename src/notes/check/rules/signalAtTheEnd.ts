import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';

/** ᾱ_T tends to 1, of which nothing but the noise is to be left: it tends to 0. */
export function findSignalAtTheEnd({ sides, relations, inherited }: CheckedChain): Finding | undefined {
  const [left, right] = [sides[0]!, sides[1]!];
  const limit = right.expression.kind === 'number' ? right.expression.value : undefined;
  const isNear = relations[0] === 'tends' || relations[0] === 'equals';
  if (inherited > 0 || sides.length !== 2 || !isNear || limit === undefined) {
    return undefined;
  }
  const share = shareOf(left.expression);
  const isWrong = (share === 'signal' && limit === 1) || (share === 'noise' && limit === 0);
  return isWrong
    ? {
        rule: 'identity',
        start: left.start,
        end: right.end,
        severity: 'error',
        message: l10n.t('At the last step no signal is left: {0} tends to 0.', 'ᾱ_T'),
      }
    : undefined;
}

/** ᾱ_T or its root, and 1 − ᾱ_T or its root. */
function shareOf(side: Expression): 'signal' | 'noise' | undefined {
  const body = side.kind === 'power' ? side.base : side;
  const isLast = quantities(body).every(
    ({ letter, accent, sub }) => letter === 'α' && accent === 'bar' && sub === 'T',
  );
  if (!isLast || quantities(body).length !== 1) {
    return undefined;
  }
  return body.kind === 'quantity' ? 'signal' : body.kind === 'sum' ? 'noise' : undefined;
}
