import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { prml } from '../../glossary/papers';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, mapQuantities, quantities } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { compare, type Verdict } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { World } from '../../worlds/world';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { densityLetter, isMean, judgeMean } from './mean';

/** H(p) = -Σ p log p */
export const entropy = formula({
  id: 'entropy',
  name: () => l10n.t('Entropy'),
  source: { paper: prml, place: 'section', number: '1.6' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.named(/^H$/) &&
    f.left.kind === 'apply' &&
    (rightHasFunction('log')(f) || rightHasFunction('ln')(f)) &&
    (isMean(f) || isOfNormal(f.left)),
  judge: judgeEntropy,
});

/** −Σ p log p, and −Σ p log q. */
function judgeEntropy({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') {
    return 'unknown';
  }
  if (isOfNormal(left)) {
    return judgeNormal({ left, right });
  }
  const [p, second] = left.groups.flat().map(densityLetter);
  const q = second ?? p;
  return p && q
    ? judgeMean(
        right,
        (at) => negativeLog(at(q)),
        (at) => at(p),
      )
    : 'unknown';
}

const negativeLog = (q: number | undefined) => (q === undefined ? undefined : -Math.log(q));

const normalIn = (left: Expression) =>
  left.kind === 'apply' && left.groups.flat().length === 1 ? readNormal(left.groups[0]![0]!) : undefined;
const isOfNormal = (left: Expression): boolean => normalIn(left) !== undefined;

/** H[N(μ, v I)] = D/2 (1 + ln 2π v) in D dimensions, 1 where none are named (Bishop, eq. 1.110). */
function judgeNormal({ left, right }: Pick<Equation, 'left' | 'right'>): Verdict {
  const variance = normalIn(left)!.variance;
  const letters = quantities(right).filter(({ letter, sub }) => /^[dDknN]$/.test(letter) && sub === '');
  const dimension = letters[0];
  const told = quantities(right).some(({ letter }) => /^[σΣ]$/.test(letter));
  const isSpherical = quantities(variance).every(({ letter }) => /^[σI]$/.test(letter));
  if (!told || !isSpherical || letters.some(({ letter }) => letter !== dimension?.letter)) {
    return 'unknown';
  }
  const values = (world: World) =>
    new FormulaValues(world, ddpmConvention, { ...readLetters([right]), noises: [] }, { allFree: true });
  const ones = (side: Expression) =>
    mapQuantities(side, (each) => (each.letter === 'I' ? { ...each, letter: '1' } : each));
  return compare(
    (world) => {
      const at = (side: Expression) => evaluate(side, values(world));
      const unit = quantities(variance).find(({ letter }) => letter === 'I');
      const [whole, one] = [at(ones(variance)), unit ? at(ones(unit)) : 1];
      const count = dimension ? at(dimension) : 1;
      return whole === undefined || one === undefined || count === undefined
        ? undefined
        : (count / 2) * (1 + Math.log((2 * Math.PI * whole) / one));
    },
    (world) => evaluate(right, piIn(values(world))),
  );
}

/** π and e are no free letters. */
const piIn = (values: FormulaValues) => ({
  quantity: (...[quantity, indices]: Parameters<FormulaValues['quantity']>) =>
    quantity.letter === 'π' ? Math.PI : quantity.letter === 'e' ? Math.E : values.quantity(quantity, indices),
  call: (...asked: Parameters<FormulaValues['call']>) => values.call(...asked),
});
