import * as l10n from '@vscode/l10n';
import { evaluate, type Values } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isEqual, type Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** How many equations stand between the drift and the diffusion of one process. */
const lookBack = 2;

/**
 * A diffusion g, named beside the drift f = −½βx, that does not keep the variance: g² is twice f's rate (Song et al.
 * 2021, equation 11).
 */
export function findUnbalancedDiffusion(
  chain: CheckedChain,
  { index, chains, mender }: Asked,
): Finding | undefined {
  const diffusion = definedAs(chain, 'g');
  if (!diffusion) {
    return undefined;
  }
  const drift = driftBefore(chain, index, chains);
  if (!drift || compareRates(drift, diffusion.expression) !== 'wrong') {
    return undefined;
  }
  const fix = mender.search(chain, 1, (candidate) => compareRates(drift, candidate) === 'right', 1);
  return {
    rule: 'identity',
    start: chain.sides[0]!.start,
    end: diffusion.end,
    severity: 'error',
    message: l10n.t(
      'With this drift the variance stays only if the square of the diffusion is twice its rate.',
    ),
    ...offered(fix),
  };
}

/** The drift f that is named just before a diffusion g. */
export function driftBefore(
  chain: CheckedChain,
  index: number,
  chains: readonly CheckedChain[],
): Expression | undefined {
  if (!definedAs(chain, 'g')) {
    return undefined;
  }
  return chains
    .slice(Math.max(0, index - lookBack), index)
    .filter((each) => each.section === chain.section)
    .map((each) => definedAs(each, 'f')?.expression)
    .findLast((each) => each !== undefined);
}

/** The right side of f = … or f(x, t) = …. */
function definedAs({ sides, relations, inherited }: CheckedChain, letter: string) {
  const left = sides[0]!.expression;
  const head = left.kind === 'apply' ? left.head : left;
  const isNamed =
    head.kind === 'quantity' && head.letter === letter && /^t?$/.test(head.sub) && head.accent === '';
  return isNamed && inherited === 0 && relations[0] === 'equals' && sides.length === 2 ? sides[1] : undefined;
}

const betas = [0.3, 1.7];

function compareRates(drift: Expression, diffusion: Expression): Verdict {
  if (![drift, diffusion].every((side) => quantities(side).some(({ letter }) => letter === 'β'))) {
    return 'unknown';
  }
  for (const beta of betas) {
    const [rate, scale] = [valueAt(drift, beta), valueAt(diffusion, beta)];
    if (rate === undefined || scale === undefined || rate >= 0) {
      return 'unknown';
    }
    if (!isEqual(-2 * rate, scale ** 2)) {
      return 'wrong';
    }
  }
  return 'right';
}

/** The value at x = 1 and one β for all times. */
function valueAt(side: Expression, beta: number): number | undefined {
  const quantity = ({ letter, accent, label }: Quantity) =>
    accent !== '' || label !== '' ? undefined : letter === 'β' ? beta : letter === 'x' ? 1 : undefined;
  const values: Values = { quantity, call: ({ head }) => quantity(head) };
  return evaluate(side, values);
}
