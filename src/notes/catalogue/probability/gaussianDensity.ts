import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import type { Facts } from '../../formulas/facts';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

/** 1/√(2πσ²) exp(-(x-μ)²/(2σ²)) */
export const gaussianDensity = formula({
  id: 'gaussian-density',
  name: () => l10n.t('Density of a Gaussian'),
  source: { paper: prml, place: 'section', number: '1.2.4' },
  isOfOtherProcess: true,
  recognises: (f) => isDensity(f.left) && f.letter('π') && (isExponential(f) || f.left.kind === 'function'),
});

/** A density of one variable, or its logarithm. */
function isDensity(left: Expression): boolean {
  const density = left.kind === 'function' && /^(?:log|ln)$/.test(left.name) ? left.argument : left;
  return (
    density.kind === 'apply' &&
    /^[pqPfNφ]$/.test(density.head.letter) &&
    density.groups[0]?.[0]?.kind === 'quantity'
  );
}

const isExponential = (facts: Facts): boolean =>
  rightHasFunction('exp')(facts) ||
  facts.some((part) => part.kind === 'power' && part.base.kind === 'quantity' && part.base.letter === 'e');
