import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { readNormal, isDensity } from '../../formulas/shape';
import { scoreSde } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** q_σ(x̃|x) = N(x, σ² I) */
export const perturbationKernel = formula({
  id: 'perturbation-kernel',
  name: () => l10n.t('Noise of scale σ'),
  source: { paper: scoreSde, place: 'section', number: '2.1' },
  isOfOtherProcess: true,
  recognises: isPerturbation,
  judge: judgeVariance,
});

/** q_σ(x̃ | x) = N(x̃; x, σ² I). */
function isPerturbation({ left, right }: EquationFacts): boolean {
  const normal = readNormal(right);
  if (!isDensity(left) || left.groups.length !== 2 || !normal) {
    return false;
  }
  const [given, ...others] = left.groups[1]!;
  const isPlain =
    given?.kind === 'quantity' &&
    others.length === 0 &&
    given.sub === '' &&
    given.accent === '' &&
    given.letter === 'x';
  const isCentred = normal.mean.kind === 'quantity' && normal.mean.letter === 'x' && normal.mean.sub === '';
  const inVariance = quantities(normal.variance);
  return (
    isPlain &&
    isCentred &&
    inVariance.some(({ letter }) => letter === 'σ') &&
    inVariance.every(({ letter }) => /^[σI]$/.test(letter))
  );
}

/** N(x̃; x, σ²): a variance is the square of σ. */
function judgeVariance({ right }: Equation): Verdict {
  const normal = readNormal(right);
  const sigma = normal && quantities(normal.variance).find(({ letter }) => letter === 'σ');
  if (!normal || !sigma) {
    return 'unknown';
  }
  const values = (world: World) => new RoleValues(world, () => undefined);
  return compare(
    (world) => world.free(keyOf(sigma)) ** 2,
    (world) => evaluate(normal.variance, values(world)),
  );
}
