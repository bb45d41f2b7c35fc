import * as l10n from '@vscode/l10n';
import { distanceIn, powerOf } from '../../formulas/distance';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isLearned } from '../../vocabulary/roles';
import { worlds, type Verdict } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** A squared distance whose weight is negative for every schedule, as that of SNR(t) − SNR(t−1). */
export function findNegativeWeight(
  chain: CheckedChain,
  { conventions: [convention, ...others], mender }: Asked,
): Finding | undefined {
  if (!convention || others.length > 0) {
    return undefined;
  }
  return findWrongSide(chain, mender, {
    judge: (side) => judgeWeight(side, convention),
    message: () => l10n.t('The weight of this squared distance is negative, whatever the schedule.'),
  });
}

function judgeWeight(side: Expression, convention: Convention): Verdict {
  const distance = distanceIn(side);
  const isLoss =
    distance &&
    powerOf(side, distance) === 'squared' &&
    quantities(distance).some(isLearned) &&
    isProductOnly(side);
  if (!isLoss) {
    return 'unknown';
  }
  const letters = readLetters([side]);
  const signs = worlds
    .filter(({ t }) => t > 1)
    .map((world) => Math.sign(evaluate(side, new FormulaValues(world, convention, letters)) ?? NaN));
  return signs.every((sign) => sign === -1)
    ? 'wrong'
    : signs.every((sign) => sign === 1)
      ? 'right'
      : 'unknown';
}

/** Factors and means without a minus sign of their own, which a bound may have. */
const isProductOnly = (side: Expression): boolean =>
  side.kind === 'product'
    ? side.factors.every((each) => each.kind !== 'number' || each.value > 0) &&
      side.factors.every((each) => each.kind !== 'expectation' || isProductOnly(each))
    : side.kind === 'expectation'
      ? isProductOnly(side.body)
      : side.kind !== 'sum';
