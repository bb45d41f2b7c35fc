import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft } from './densityShape';

/** p(x_T) = N(0, I) */
export const prior = formula({
  id: 'prior',
  name: () => l10n.t('Prior of x_T'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: { title: () => l10n.t('mixture to N(0, I)'), shows: { figure: 'mixture' } },
  recognises: (facts) => {
    const isEnd =
      isLeft(/^pθ?\|T$/)(facts) ||
      (facts.relation === 'distributed' && facts.leftRole === 'state' && facts.sub === 'T') ||
      isUnitNoise(facts);
    return isEnd && readNormal(facts.right) !== undefined;
  },
  truth: { moments: [{ mean: '0', variance: '1' }] },
});

/** ε ∼ N(1, I): noise of unit variance, whose mean should be 0. */
function isUnitNoise({ relation, leftRole, left, head, right }: EquationFacts): boolean {
  const normal = readNormal(right);
  const isOne = ({ variance }: { readonly variance: Expression }) =>
    variance.kind === 'quantity' && /^[I𝕀]$/u.test(variance.letter) && variance.sub === '';
  return (
    relation === 'distributed' &&
    leftRole === 'noise' &&
    left.kind === 'quantity' &&
    head?.letter === 'ε' &&
    normal?.mean.kind === 'number' &&
    normal.mean.value !== 0 &&
    isOne(normal)
  );
}
