import type { Expression } from '../formulas/expression';
import { mapParts, parts, product } from '../formulas/expression';
import { formExpression } from '../catalogue/forms';

/** What an `arg min` is of; undefined where a side is none. */
export function minimised(side: Expression): Expression | undefined {
  const [first, ...others] = side.kind === 'product' ? side.factors : [];
  if (first?.kind !== 'opaque' || !/^\\?arg(?:\s?min)?$/.test(first.text.trim()) || others.length === 0) {
    return undefined;
  }
  const body = product(others);
  return body.kind === 'function' && body.name === 'min'
    ? body.argument
    : /min$/.test(first.text.trim())
      ? body
      : undefined;
}

/** Whether the schedule weighs what is minimised, outside of what networks are given: no constant factor was dropped. */
export const isWeighed = (body: Expression): boolean =>
  body.kind === 'quantity'
    ? /^[αβ]$/.test(body.letter)
    : body.kind !== 'apply' && parts(body).some(isWeighed);

/** With the posterior's variance for σ_q²(t), as it is called beside μ_q (Luo 2022, equation 85). */
export function withPosteriorVariance(side: Expression): Expression {
  const head = side.kind === 'power' && side.base.kind === 'apply' ? side.base.head : undefined;
  const isVariance =
    head?.letter === 'σ' &&
    head.sub === 'q' &&
    side.kind === 'power' &&
    side.exponent.kind === 'number' &&
    side.exponent.value === 2;
  return isVariance
    ? formExpression(String.raw`\frac{(1-\alpha_t)(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}`)
    : mapParts(side, withPosteriorVariance);
}
