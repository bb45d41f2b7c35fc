import type { Expression } from './expression';
import { rule, type FactRule } from './factRule';
import { isClassifierGradient, isGradient, somePart, type Facts } from './facts';

/** The rules for guidance by a classifier and without one. */
export const guidance: readonly FactRule[] = [
  rule(
    'classifier-guidance',
    (f) => f.leftRole === 'noiseHat' && f.has('noiseHat') && f.some(isClassifierGradient),
  ),
  rule(
    'classifier-guidance-mean',
    (f) => f.letter('μ') && f.some(isClassifierGradient) && /muHat|muTilde|other/.test(f.leftRole),
  ),
  rule(
    'classifier-free-guidance',
    (f) => /^(?:noiseHat|noise|scoreHat|velocityHat|velocity|other|x0Hat)$/.test(f.leftRole) && isGuided(f),
  ),
  rule('classifier-free-guidance', (f) => isGradient(f.left) && isGuidedScore(f)),
  rule(
    'bayes-score',
    (f) => isGradient(f.left) && f.some(isClassifierGradient) && !somePart(f.left, isClassifierGradient),
  ),
];

/** ∇ log p(x) and ∇ log p(x|c), weighted. */
function isGuidedScore(facts: Facts): boolean {
  const scores = new Map<string, boolean>();
  facts.some((part) => {
    if (part.kind === 'apply' && isGradient(part)) {
      if (isClassifierGradient(part)) scores.set('classifier', false);
      else scores.set(JSON.stringify(part.groups), somePart(part.groups[0]![0]!, isGuidance));
    }
    return false;
  });
  const guided = [...scores.values()].filter(Boolean).length;
  return scores.size === 2 && guided === 1 && !scores.has('classifier');
}

/** Two outputs of one network, with a condition and without. */
function isGuided(facts: Facts): boolean {
  const calls: Expression[] = [];
  facts.some((part) => {
    if (part.kind === 'apply' && /^[εsvuzDFx]$/.test(part.head.letter)) calls.push(part);
    return false;
  });
  const distinct = new Set(calls.map((each) => JSON.stringify(each)));
  const heads = new Set(calls.map((each) => (each.kind === 'apply' ? each.head.letter : '')));
  return heads.size === 1 && distinct.size === 2 && calls.some((each) => somePart(each, isGuidance));
}

export const isGuidance = (part: Expression): boolean =>
  part.kind === 'quantity' && /^[yc]$/.test(part.letter) && part.accent === '';
