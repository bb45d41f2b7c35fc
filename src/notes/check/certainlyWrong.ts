import { isLearned, isDensityName } from '../vocabulary/roles';
import { expand, heads } from '../formulas/shape';
import type { Expression } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';

/**
 * Whether a right side, which is no true form of a formula whose left side is unmistakable, is certainly wrong: it
 * holds nothing but DDPM's letters, counts its steps by t, says something of the schedule, and adds states and noises
 * without multiplying them with each other.
 */
export function isCertainlyWrong(right: Expression): boolean {
  const isUnread = (part: Expression) =>
    part.kind === 'opaque' || part.kind === 'reduce' || part.kind === 'apply';
  const all = quantities(right);
  const isOfTheirs = all.every(
    ({ letter, accent, sub, label }) =>
      label === '' &&
      /^[αβεxXI∇pqsNtθ]$/.test(letter) &&
      (letter === 'α' || accent === '' || (letter === 'x' && accent === 'hat')) &&
      /^(?:|0|t|t-1|θ|\\theta)$/.test(sub),
  );
  if (!isOfTheirs || !all.some(({ letter }) => /^[αβ]$/.test(letter))) {
    return false;
  }
  if (somePart(right, (part) => isUnread(part) && !isNamedCall(part))) {
    return false;
  }
  const isRandom = ({ letter }: { readonly letter: string }) => /^[xXε∇s]$/.test(letter);
  return expand(right, isRandom).every((term) => heads(term).filter(isRandom).length <= 1);
}

/** A normal distribution, a score, or what a network says. */
const isNamedCall = (part: Expression): boolean =>
  part.kind === 'apply' &&
  (isDensityName(part.head) || /^[N∇]$/.test(part.head.letter) || isLearned(part.head));
