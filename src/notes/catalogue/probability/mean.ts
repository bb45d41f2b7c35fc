import type { Facts } from '../../formulas/facts';

/** A mean over a distribution, of one term. */
export const isMean = ({ right }: Facts): boolean =>
  (right.kind === 'product' ? right.factors : [right]).some(
    (each) => each.kind === 'expectation' || (each.kind === 'reduce' && each.operator !== 'product'),
  );
