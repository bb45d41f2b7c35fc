import type { Expression, Quantity } from '../formulas/expression';
import { isDensityName, isEstimate, isLearned, readRole } from '../vocabulary/roles';

/** The label or text that guidance is given. */
export const isCondition = (expression: Expression): boolean =>
  expression.kind === 'quantity' && /^[ycC]$/.test(expression.letter) && expression.accent === '';

/** The density of a label. */
export const isClassifierDensity = (part: Expression): boolean =>
  part.kind === 'apply' && part.groups[0]?.[0] !== undefined && isCondition(part.groups[0][0]);

/** The part of a step or of an SDE that a quantity is the value of. */
export function partOf(quantity: Quantity, state: string, plainNoise = false): string | undefined {
  const { letter, accent, sub } = quantity;
  if (/^[fF]$/.test(letter) && !isLearned(quantity)) {
    return 'drift';
  }
  if (letter === 's' && isLearned(quantity)) {
    return 'score';
  }
  if (letter === 'ε' && (isLearned(quantity) || isEstimate(quantity))) {
    return 'prediction';
  }
  if (letter === 'dt') {
    return 'dt';
  }
  if (letter === 'dw') {
    return 'wiener';
  }
  if (plainNoise && letter === 'ε') {
    return 'noise';
  }
  if (letter === state && accent === '') {
    return 'data';
  }
  if (
    letter === 'z' ||
    (letter === 'Z' && state === 'X') ||
    (letter === 'ε' && sub !== '') ||
    letter === 'ξ' ||
    letter === 'ζ'
  ) {
    return 'noise';
  }
  return undefined;
}

/** The head of a density, a normal distribution, or a divergence or denoiser D. */
export const isValueless = (head: Quantity): boolean =>
  isDensityName(head) ||
  head.letter === 'D' ||
  /^∇[·²]$/.test(head.letter) ||
  readRole(head).role === 'normal';
