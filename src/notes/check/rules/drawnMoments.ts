import * as l10n from '@vscode/l10n';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { readNormal } from '../../derivations/writtenOut';
import { isNoise } from '../../vocabulary/roles';
import { compare, underAny, type Verdict } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { momentsOf } from '../chains/distribution';

/** A scaled noise, or a sum of noises, drawn from a normal distribution of another variance: √β_t ε ∼ N(0, √β_t I). */
export function findWrongDraw(chain: CheckedChain, { conventions, mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  const [left, right] = [sides[0]!, sides[1]!];
  if (inherited > 0 || relations[0] !== 'distributed' || sides.length !== 2) {
    return undefined;
  }
  const judge = (side: Expression): Verdict =>
    underAny(conventions.map((each) => compareVariance(left.expression, side, each)));
  if (judge(right.expression) !== 'wrong') {
    return undefined;
  }
  const fix = mender.search(chain, 1, (candidate) => judge(candidate) === 'right');
  return (
    fix && {
      rule: 'identity',
      start: left.start,
      end: right.end,
      severity: 'error',
      message: l10n.t('The variance of a sum of noises is the sum of the squares of their factors.'),
      ...offered(fix),
    }
  );
}

/** Only noises with factors of the schedule are compared: their own variance is 1. */
function compareVariance(left: Expression, right: Expression, convention: Convention): Verdict {
  const normal = readNormal(right);
  const letters = readLetters([left]);
  const terms = left.kind === 'sum' ? left.terms : left.kind === 'product' ? [left] : [];
  const isOfNoises = terms.every(
    (term) => quantities(term).filter((each) => isNoise(each, letters.state)).length === 1,
  );
  const isOfSchedule = normal && [left, normal.variance].every(holdsSchedule);
  const isCentred = normal?.mean.kind === 'number' && normal.mean.value === 0;
  if (terms.length === 0 || !isOfNoises || !isOfSchedule || !isCentred || normal.of) {
    return 'unknown';
  }
  return compare(
    (world) => momentsOf(left, world, letters, convention)?.variance,
    (world) => evaluate(normal.variance, new FormulaValues(world, convention, letters)),
  );
}

const holdsSchedule = (side: Expression): boolean =>
  quantities(side).some(({ letter }) => /^[αβ]$/.test(letter));
