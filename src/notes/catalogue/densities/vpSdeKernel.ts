import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { readNormal } from '../../formulas/shape';
import { scoreSde } from '../../glossary/papers';
import { Coefficients } from '../../worlds/coefficients';
import { type Verdict, compare } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { reduces } from './densityShape';

/** N(x e^{-½∫β}, (1 - e^{-∫β}) I) */
export const vpSdeKernel = formula({
  id: 'vp-sde-kernel',
  name: () => l10n.t('Perturbation kernel of the VP SDE'),
  source: { paper: scoreSde, place: 'equation', number: '29' },
  isOfOtherProcess: true,
  recognises: (facts) =>
    readNormal(facts.right) !== undefined && reduces('integral')(facts) && facts.letter('β'),
  judge: judgeVpKernel,
});

/** N(x e^{−½∫β}, 1 − e^{−∫β}): the squared factor of the mean and the variance add up to one. */
function judgeVpKernel({ right }: Equation): Verdict {
  if (right.kind !== 'apply') {
    return 'unknown';
  }
  const [variance, mean] = right.groups.flat().reverse();
  if (!mean || !variance) {
    return 'unknown';
  }
  const factors = new Coefficients(mean, ddpmConvention);
  const spread = new Coefficients(variance, ddpmConvention);
  return compare(
    () => 1,
    (world) => {
      const factor = factors.of(world, 'data');
      const rest = spread.at(world, { parts: new Map() });
      if (factor === undefined || rest === undefined) {
        return undefined;
      }
      // The sub-VP SDE's variance is the square of this.
      const isSquare = Math.abs(rest - (1 - factor ** 2) ** 2) < 1e-9;
      return factor < 1 ? (isSquare ? 1 : factor ** 2 + rest) : NaN;
    },
  );
}
