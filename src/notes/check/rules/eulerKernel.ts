import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { parts, quantities } from '../../formulas/expression';
import { readNormal } from '../../derivations/writtenOut';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import { findSideThat } from '../chains/wrongSide';

/** The kernel of a short step of time, whose variance does not grow with the step as its mean does. */
export const findStepOfWrongOrder = (chain: CheckedChain): Finding | undefined =>
  findSideThat(hasWrongOrder, chain, () =>
    l10n.t(
      'The mean moves by the drift times the step, so that the variance must be the diffusion times the step.',
    ),
  );

function hasWrongOrder(side: Expression): boolean {
  const normal = readNormal(side);
  if (normal) {
    const step = stepIn(normal.mean);
    return step !== undefined && isDiffusion(normal.variance) && orderOf(normal.variance, step) === 0;
  }
  const exponent = exponentOf(side);
  if (exponent?.kind === 'product') {
    const square = exponent.factors.find(isSquareOfSum);
    const step = square?.kind === 'power' ? stepIn(square.base) : undefined;
    const rest: Expression = { kind: 'product', factors: exponent.factors.filter((each) => each !== square) };
    return step !== undefined && isDiffusion(rest) && orderOf(rest, step) !== -1;
  }
  return parts(side).some(hasWrongOrder);
}

const exponentOf = (side: Expression): Expression | undefined =>
  side.kind === 'function' && side.name === 'exp'
    ? side.argument
    : side.kind === 'power' && side.base.kind === 'quantity' && side.base.letter === 'e'
      ? side.exponent
      : undefined;

const isSquareOfSum = (part: Expression): boolean =>
  part.kind === 'power' &&
  part.base.kind === 'sum' &&
  part.exponent.kind === 'number' &&
  part.exponent.value === 2;

/** The letter of the step that a drift F is multiplied by, beside a state. */
function stepIn(mean: Expression): string | undefined {
  const terms = mean.kind === 'sum' ? mean.terms : [];
  const [drift, ...others] = terms.filter(
    (term) => term.kind === 'product' && quantities(term).some(isDrift),
  );
  if (others.length > 0 || drift?.kind !== 'product' || terms.length < 2) {
    return undefined;
  }
  const isStep = (part: Expression) => part.kind === 'quantity' && /^[δΔεhη]$/.test(part.letter);
  const [step] = drift.factors.filter(isStep);
  return step?.kind === 'quantity' ? step.letter : undefined;
}

const isDrift = ({ letter, accent }: { readonly letter: string; readonly accent: string }): boolean =>
  /^[Ffbμ]$/.test(letter) && accent === '';

/** Holds a coefficient of diffusion, D or g. */
const isDiffusion = (part: Expression): boolean =>
  quantities(part).some(({ letter }) => /^[Dg]$/.test(letter));

/** With which power a letter stands in a product. */
function orderOf(part: Expression, letter: string): number {
  switch (part.kind) {
    case 'quantity':
      return part.letter === letter ? 1 : 0;
    case 'product':
      return part.factors.reduce((sum, each) => sum + orderOf(each, letter), 0);
    case 'power':
      return part.exponent.kind === 'number' ? part.exponent.value * orderOf(part.base, letter) : 0;
    case 'number':
    case 'sum':
    case 'apply':
    case 'reduce':
    case 'norm':
    case 'expectation':
    case 'function':
    case 'opaque':
      return 0;
  }
}
