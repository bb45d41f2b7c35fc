import { quantities } from './expression';
import { rightHasFunction, rule, type FactRule } from './factRule';
import type { Facts } from './facts';
import { readStep } from '../vocabulary/step';

/** The rules for schedules, and for samples at several steps. */
export const schedules: readonly FactRule[] = [
  rule('snr', (f) => f.named(/^SNR$/) && f.hasAny('alphaBar', 'alpha') && !rightHasFunction('log')(f)),
  rule(
    'log-snr',
    (f) =>
      f.named(/^λ$/) &&
      f.hasAny('alphaBar', 'alpha') &&
      (rightHasFunction('log')(f) ||
        rightHasFunction('ln')(f) ||
        (f.has('alpha', 'sigma') && f.only('alpha', 'sigma'))),
  ),
  rule(
    'min-snr-weight',
    (f) =>
      f.some((part) => part.kind === 'apply' && part.head.letter === 'SNR') &&
      f.some((part) => part.kind === 'apply' && /^(?:min|max)$/.test(part.head.letter)),
  ),
  rule(
    'learned-variance',
    (f) =>
      f.leftRole === 'SigmaHat' && f.has('beta') && rightHasFunction('exp')(f) && rightHasFunction('log')(f),
  ),
  rule('cosine-schedule', (f) => /^alpha/.test(f.leftRole) && !f.isPower && isRatioOfCalls(f)),
  rule('cosine-function', (f) => f.named(/^[fgh]$|^α'bar$/) && rightHasFunction('cos')(f) && f.letter('π')),
  rule(
    'beta-from-alpha-bar',
    (f) => f.leftRole === 'beta' && f.count('alphaBar') === 2 && f.only('alphaBar'),
  ),
  rule(
    'linear-schedule',
    (f) => f.leftRole === 'beta' && f.count('beta') >= 2 && hasEnds(f) && f.only('beta'),
  ),
  rule(
    'reverse-variance',
    (f) =>
      f.leftRole === 'sigma' && f.isPower && f.right.kind === 'quantity' && f.hasAny('beta', 'betaTilde'),
  ),
  rule('variance-preserving', isPreserved),
  rule('two-step-sample', isTwoStep),
  rule(
    'signal-sample',
    (f) =>
      f.leftRole === 'state' &&
      f.has('alpha', 'sigma', 'noise') &&
      f.hasAny('x0', 'data') &&
      f.only('alpha', 'sigma', 'noise', 'x0', 'data'),
  ),
];

/** α_t² + σ_t² = 1. */
function isPreserved({ left, right }: Facts): boolean {
  if (right.kind !== 'number' || left.kind !== 'sum' || left.terms.length !== 2) return false;
  const isPower = left.terms.every((term) => term.kind === 'power' && term.base.kind === 'quantity');
  const letters = quantities(left).map(({ letter }) => letter);
  return isPower && letters.sort().join('') === 'ασ';
}

/** f(t)/f(0) and its like: one function at two places. */
function isRatioOfCalls({ right }: Facts): boolean {
  if (right.kind !== 'product') return false;
  const heads = right.factors.map((each) => {
    const base = each.kind === 'power' ? each.base : each;
    return base.kind === 'apply' && /^[fgh]$/.test(base.head.letter) ? base.head.letter : undefined;
  });
  return heads.length === 2 && heads[0] !== undefined && heads[0] === heads[1];
}

const hasEnds = (facts: Facts): boolean => {
  const subs = facts.quantitiesOf('beta').map(({ sub }) => sub);
  return (
    subs.some((sub) => /^(?:1|0|min|start)$/.test(sub)) && subs.some((sub) => /^(?:T|max|end|N)$/.test(sub))
  );
};

/** x_t from a state two or more steps before, with merged or separate noises. */
function isTwoStep(facts: Facts): boolean {
  if (facts.leftRole !== 'state' || !facts.has('noise') || !facts.has('alpha') || facts.has('noiseHat'))
    return false;
  const to = readStep(facts.sub);
  const states = facts.quantitiesOf('state').filter(({ letter }) => letter === facts.head!.letter);
  const from = states.length === 1 ? readStep(states[0]!.sub) : undefined;
  return to !== undefined && from !== undefined && from.base === to.base && to.shift - from.shift >= 2;
}
