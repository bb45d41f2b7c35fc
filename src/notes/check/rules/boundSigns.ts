import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isDensity, isDivergence } from '../../formulas/shape';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import { boundSign, evidenceSign, isLogarithm } from '../chains/boundDirection';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** A bound of log p that holds log p with the other sign, or its divergence as a gain. */
export const findBoundOfOtherSign = (chain: CheckedChain, { mender }: Asked): Finding | undefined =>
  findWrongSide(chain, mender, {
    judge: (side, index) => (index === 0 ? 'unknown' : judgeAfter(chain, side, index)),
    message: () =>
      l10n.t('The bound of the evidence is the mean of log p − log q: here a sign or a ratio is turned.'),
  });

function judgeAfter({ sides, relations }: CheckedChain, side: Expression, index: number): Verdict {
  const isBound = /^at(?:Most|Least)$/.test(relations[index - 1]!);
  const evidence = isBound ? evidenceSign(sides[index - 1]!.expression) : undefined;
  return evidence === undefined ? judgeParts(side) : judgeBound(side, evidence);
}

function judgeBound(side: Expression, evidence: 1 | -1): Verdict {
  const sign = boundSign(side) ?? signOfParts(side);
  return sign === undefined ? 'unknown' : sign === evidence ? 'right' : 'wrong';
}

/** Without anything to bound only whether both parts go against each other is told. */
function judgeParts(side: Expression): Verdict {
  const sign = signOfParts(side);
  return sign === undefined ? 'unknown' : sign === turnedParts ? 'wrong' : 'right';
}

/** The divergence is added to the decoder's logarithm. */
const turnedParts = 2;

/** E[log p(x|z)] − KL(q(z|x) ‖ p(z)): 1; the opposite of it: −1; 2 where the divergence is added. */
function signOfParts(side: Expression): number | undefined {
  if (side.kind !== 'sum' || side.terms.length !== 2) {
    return undefined;
  }
  const [decoder, divergence] = [isDecoder, isDivergenceFromPrior].map((test) =>
    side.terms.map((term) => signOf(term, test)).find((each) => each !== undefined),
  );
  return decoder === undefined || divergence === undefined
    ? undefined
    : decoder === -divergence
      ? decoder
      : turnedParts;
}

function signOf(term: Expression, test: (part: Expression) => boolean): 1 | -1 | undefined {
  const isNegative =
    term.kind === 'product' &&
    term.factors.length === 2 &&
    term.factors[0]?.kind === 'number' &&
    term.factors[0].value === -1;
  return test(isNegative ? term.factors[1]! : term) ? (isNegative ? -1 : 1) : undefined;
}

/** E_q[log p(x|z)]. */
const isDecoder = (part: Expression): boolean =>
  part.kind === 'expectation' &&
  isLogarithm(part.body) &&
  isDensity(part.body.argument) &&
  part.body.argument.head.letter === 'p' &&
  part.body.argument.groups.length === 2;

/** KL(q(z|x) ‖ p(z)). */
const isDivergenceFromPrior = (part: Expression): boolean => {
  const [q, p] = isDivergence(part) ? part.groups.map((group) => group[0]) : [];
  return (
    q !== undefined &&
    p !== undefined &&
    isDensity(q) &&
    isDensity(p) &&
    q.head.letter === 'q' &&
    p.head.letter === 'p' &&
    p.groups.length === 1
  );
};
