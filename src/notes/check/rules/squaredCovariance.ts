import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { distanceIn } from '../../formulas/distance';
import { somePart } from '../../formulas/equationFacts';
import { isLearned } from '../../vocabulary/roles';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** A distance of means over the square of their variance's norm (Bishop, section 1.6: over the covariance itself). */
export const findSquaredCovariance = (chain: CheckedChain, { mender }: Asked): Finding | undefined =>
  findWrongSide(chain, mender, {
    judge: judgeWeight,
    message: () =>
      l10n.t(
        'The divergence of Gaussians divides by twice the variance itself, not by the square of its norm.',
      ),
  });

function judgeWeight(side: Expression): Verdict {
  const distance = distanceIn(side);
  if (!distance || !quantities(distance).some(isLearned)) {
    return 'unknown';
  }
  return somePart(side, dividesByCovariance)
    ? somePart(side, dividesBySquare)
      ? 'wrong'
      : 'right'
    : 'unknown';
}

const isReciprocal = (part: Expression): part is Expression & { readonly kind: 'power' } =>
  part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value === -1;

const dividesBySquare = (part: Expression): boolean =>
  isReciprocal(part) &&
  somePart(
    part.base,
    (inner) =>
      inner.kind === 'power' &&
      inner.base.kind === 'norm' &&
      isCovariance(inner.base.body) &&
      inner.exponent.kind === 'number' &&
      inner.exponent.value === 2,
  );

const dividesByCovariance = (part: Expression): boolean =>
  isReciprocal(part) && somePart(part.base, isCovariance);

/** σ_t² or σ_t² I; the norm of a matrix Σ is written for its size. */
const isCovariance = (part: Expression): boolean => {
  if (part.kind === 'product') {
    return part.factors.length === 2 && part.factors.some(isCovariance) && part.factors.some(isIdentity);
  }
  const base = part.kind === 'power' ? part.base : part;
  const head = base.kind === 'apply' ? base.head : base;
  const isSquared = part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value === 2;
  return isSquared && head.kind === 'quantity' && head.letter === 'σ';
};

const isIdentity = (part: Expression): boolean => part.kind === 'quantity' && /^[I𝕀𝟙]$/u.test(part.letter);
