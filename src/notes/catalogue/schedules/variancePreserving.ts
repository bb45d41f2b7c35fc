import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { vdm } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { signalConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** α_t² + σ_t² = 1 */
export const variancePreserving = formula({
  id: 'variance-preserving',
  name: () => l10n.t('Variance preservation'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  run: { title: () => l10n.t('why √(1−β) and √β'), shows: { figure: 'coefficients' } },
  isOfOtherProcess: true,
  recognises: isPreserved,
  judge: judgeScales,
});

/** α_t² + σ_t² = 1. */
function isPreserved({ left, right }: EquationFacts): boolean {
  if (right.kind !== 'number' || left.kind !== 'sum' || left.terms.length !== 2) {
    return false;
  }
  const isPower = left.terms.every((term) => term.kind === 'power' && term.base.kind === 'quantity');
  const letters = quantities(left).map(({ letter }) => letter);
  return isPower && letters.sort().join('') === 'ασ';
}

/** α² + σ² = 1 for the scales of signal and noise. */
function judgeScales({ left, right }: Equation): Verdict {
  const values = (world: World) =>
    new FormulaValues(world, signalConvention, { state: 'x', plainIsData: false, noises: [] });
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}
