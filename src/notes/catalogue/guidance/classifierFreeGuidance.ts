import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isClassifierGradient, isGradient, somePart } from '../../formulas/facts';
import type { Facts } from '../../formulas/facts';
import { classifierFree } from '../../glossary/papers';
import { formula } from '../formula';

/** ε̂ = (1+w) ε_θ(x_t,c) - w ε_θ(x_t) */
export const classifierFreeGuidance = formula({
  id: 'classifier-free-guidance',
  name: () => l10n.t('Classifier-free guidance'),
  source: { paper: classifierFree, place: 'equation', number: '6' },
  recognises: (f) =>
    (/^(?:noiseHat|noise|scoreHat|velocityHat|velocity|other|x0Hat)$/.test(f.leftRole) && isGuided(f)) ||
    (isGradient(f.left) && isGuidedScore(f)),
});

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

const isGuidance = (part: Expression): boolean =>
  part.kind === 'quantity' && /^[yc]$/.test(part.letter) && part.accent === '';

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
