import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isGradient, somePart } from '../../formulas/equationFacts';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** E[½‖s‖² + tr ∇s] with another factor or sign of its trace (Hyvärinen 2005, theorem 1). */
export const findWrongTraceWeight = (chain: CheckedChain, { mender }: Asked): Finding | undefined =>
  findWrongSide(chain, mender, {
    judge: (side) => judgeObjective(meanIn(side)),
    message: () => l10n.t('Score matching adds the trace of the gradient to half of the squared norm.'),
    needsFix: true,
  });

const meanIn = (side: Expression): Expression | undefined =>
  side.kind === 'expectation'
    ? side.body
    : side.kind === 'product' || side.kind === 'sum'
      ? (side.kind === 'sum' ? side.terms : side.factors).map(meanIn).find((each) => each !== undefined)
      : undefined;

function judgeObjective(body: Expression | undefined): Verdict {
  if (body?.kind !== 'sum' || body.terms.length !== 2) {
    return 'unknown';
  }
  const [norms, traces] = [isSquaredNorm, isTraceOfGradient].map((test) =>
    body.terms.map((term) => weightOf(term, test)).filter((each) => each !== undefined),
  );
  const [norm, trace] = [norms![0], traces![0]];
  return norm === undefined || trace === undefined ? 'unknown' : trace === 2 * norm ? 'right' : 'wrong';
}

/** The number before the only other factor of a term, which passes the test. */
function weightOf(term: Expression, test: (part: Expression) => boolean): number | undefined {
  let weight = 1;
  let isFound = false;
  for (const factor of term.kind === 'product' ? term.factors : [term]) {
    const inverse =
      factor.kind === 'power' && factor.base.kind === 'number' && factor.exponent.kind === 'number';
    if (factor.kind === 'number') {
      weight *= factor.value;
    } else if (inverse && factor.base.kind === 'number' && factor.exponent.kind === 'number') {
      weight *= factor.base.value ** factor.exponent.value;
    } else if (test(factor) && !isFound) {
      isFound = true;
    } else {
      return undefined;
    }
  }
  return isFound ? weight : undefined;
}

const isScore = (part: Expression): boolean => part.kind === 'apply' && /^[sψ]$/.test(part.head.letter);

const isSquaredNorm = (part: Expression): boolean =>
  part.kind === 'power' &&
  part.base.kind === 'norm' &&
  isScore(part.base.body) &&
  part.exponent.kind === 'number' &&
  part.exponent.value === 2;

const isTraceOfGradient = (part: Expression): boolean =>
  part.kind === 'function' &&
  part.name === 'tr' &&
  isGradient(part.argument) &&
  somePart(part.argument, isScore);
