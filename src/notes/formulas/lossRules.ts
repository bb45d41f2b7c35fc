import type { FactRule } from './factRule';
import { distanceIn } from './distance';
import type { Expression } from './expression';
import type { Facts } from './facts';
import { isGradient, somePart } from './facts';

/** A loss by its letter. */
export const isLoss = (facts: Facts): boolean =>
  facts.named(/^[LℒℓJ]$/) || leftIsLossMinusConstant(facts.left);

/** L_{t−1} − C. */
const leftIsLossMinusConstant = (left: Expression): boolean =>
  left.kind === 'sum' && left.terms[0]?.kind === 'quantity' && /^[LℒJ]$/.test(left.terms[0].letter);

const holds = (facts: Facts, test: (body: Expression) => boolean): boolean => {
  const distance = isLoss(facts) ? distanceIn(facts.right) : undefined;
  return distance?.body.kind === 'sum' && test(distance.body);
};

const hasLetter = (
  body: Expression,
  test: (letter: string, sub: string, accent: string) => boolean,
): boolean => somePart(body, (part) => part.kind === 'quantity' && test(part.letter, part.sub, part.accent));

const isLearnedLetter = (letter: string) => (body: Expression) =>
  hasLetter(body, (each, sub) => each === letter && /[θφψΘΦΨ]/.test(sub));

/** v_t(ψ_t(x_0)), a field without its parameters. */
const isFieldOnPath = (part: Expression): boolean =>
  part.kind === 'apply' &&
  /^[vu]$/.test(part.head.letter) &&
  part.head.sub === 't' &&
  part.groups.length === 1 &&
  part.groups[0]![0]?.kind === 'apply';

/** The losses that are a mean of squared distances; L_simple has a rule of its own. */
export const losses: readonly FactRule[] = [
  {
    id: 'mean-matching-loss',
    matches: (facts) =>
      holds(
        facts,
        (body) =>
          isLearnedLetter('μ')(body) &&
          hasLetter(body, (letter, _, accent) => letter === 'μ' && accent === 'tilde'),
      ),
  },
  {
    id: 'score-matching-loss',
    matches: (facts) => holds(facts, (body) => isLearnedLetter('s')(body) && somePart(body, isGradient)),
  },
  {
    id: 'score-matching-loss',
    matches: (facts) =>
      holds(facts, (body) => isLearnedLetter('s')(body) && hasLetter(body, (letter) => letter === 'σ')) &&
      !facts.hasAny('alpha', 'alphaBar', 'beta'),
  },
  {
    id: 'flow-matching-loss',
    matches: (facts) =>
      holds(
        facts,
        (body) => isLearnedLetter('v')(body) || isLearnedLetter('u')(body) || somePart(body, isFieldOnPath),
      ),
  },
  {
    id: 'weighted-noise-loss',
    matches: (facts) =>
      !/simple/i.test((facts.head?.sub ?? '') + (facts.head?.label ?? '')) &&
      holds(
        facts,
        (body) =>
          (isLearnedLetter('ε')(body) || isLearnedLetter('z')(body)) &&
          facts.hasAny('alpha', 'alphaBar', 'beta'),
      ) &&
      isWeighted(facts.right),
  },
];

/** Whether something from the schedule stands before the distance. */
const isWeighted = (expression: Expression): boolean =>
  somePart(
    expression,
    (part) =>
      part.kind === 'product' &&
      part.factors.some((each) => somePart(each, (inner) => inner.kind === 'norm')) &&
      part.factors.some(
        (each) =>
          !somePart(each, (inner) => inner.kind === 'norm') &&
          hasLetter(each, (letter) => /^[αβσ]$/.test(letter)),
      ),
  );
