import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isDensity } from '../../formulas/shape';
import { somePart } from '../../formulas/equationFacts';
import type { Finding } from '../finding';
import { offered } from '../messages';
import { boundSign, evidenceSign, isLogarithm, isMeanLike } from '../chains/boundDirection';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** log p(x) ≥ log ∫ q (p/q): both sides are the evidence; Jensen’s inequality is about the mean of the logarithm. */
export function findEqualEvidence(chain: CheckedChain, { text, mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (let index = Math.max(1, inherited); index < sides.length; index++) {
    const [left, right] = [sides[index - 1]!, sides[index]!];
    const isOrder = /^at(?:Most|Least)$/.test(relations[index - 1]!);
    if (!isOrder || evidenceSign(left.expression) !== 1 || !isMeanOfRatio(right.expression)) {
      continue;
    }
    const source = text.slice(right.start, right.end);
    const logarithm = /\\(?:log|ln)(?![a-zA-Z])\s?/.exec(source);
    const behind = source.slice((logarithm?.index ?? 0) + (logarithm?.[0].length ?? 0));
    const mean = behind.slice(0, Math.max(0, behind.search(/\\[dt]?frac/)));
    if (!logarithm || !/\\int|E/.test(mean)) {
      continue;
    }
    const name = /\\ln(?![a-zA-Z])/.test(source) ? '\\ln ' : '\\log ';
    const start = right.start + logarithm.index;
    const end = right.end - behind.length + mean.length;
    const isRight = (candidate: Expression) => boundSign(candidate) === 1 || isLogarithmInside(candidate);
    const fix = mender.replaced(chain, index, { start, end, newText: mean + name }, isRight);
    return {
      rule: 'identity',
      start: right.start,
      end: right.end,
      severity: 'error',
      message: l10n.t(
        'Both sides are the evidence, so that nothing is bounded: Jensen’s inequality moves the logarithm into the mean.',
      ),
      ...offered(fix),
    };
  }
  return undefined;
}

/** The logarithm of a mean of p/q. */
const isMeanOfRatio = (side: Expression): boolean =>
  isLogarithm(side) && isMeanLike(side.argument) && holdsRatio(side.argument);

const holdsRatio = (side: Expression): boolean =>
  somePart(
    side,
    (part) =>
      part.kind === 'power' &&
      part.exponent.kind === 'number' &&
      part.exponent.value === -1 &&
      isDensity(part.base),
  );

const isLogarithmInside = (side: Expression): boolean =>
  isMeanLike(side) && somePart(side.body, (part) => isLogarithm(part) && holdsRatio(part));
