import type { FactRule } from './factRule';
import type { Expression } from './expression';
import type { Facts } from './facts';
import { somePart } from './facts';
import { readNormal } from './shape';
import { readStep } from '../vocabulary/step';

/** A density p(a | b), by the text of its arguments: `q|t-1|t,0` for q(x_{t−1}|x_t, x_0). */
function signature(expression: Expression): string | undefined {
  if (expression.kind !== 'apply' || !/^[pq]$/.test(expression.head.letter)) return undefined;
  const groups = expression.groups.map((group) =>
    group.map((each) =>
      each.kind === 'quantity' && /^[xzyX]$/.test(each.letter) ? each.sub || each.letter : '?',
    ),
  );
  const learned = /[θφψ]/.test(expression.head.sub) ? 'θ' : '';
  return `${expression.head.letter}${learned}|${groups.map((group) => [...group].sort().join(',')).join('|')}`;
}

const isLeft = (pattern: RegExp) => (facts: Facts) => pattern.test(signature(facts.left) ?? '');

const densityIn = (pattern: RegExp) => (expression: Expression) =>
  somePart(expression, (part) => pattern.test(signature(part) ?? ''));

const reduces = (operator: 'product' | 'integral') => (facts: Facts) =>
  facts.some((part) => part.kind === 'reduce' && part.operator === operator);

const divergence = (facts: Facts): Expression | undefined => {
  let found: Expression | undefined;
  facts.some((part) => {
    if (part.kind === 'apply' && part.head.letter === 'D' && part.head.sub === 'KL') found ??= part;
    return false;
  });
  return found;
};

const isBoundTerm = (facts: Facts): boolean => facts.named(/^[Lℒ]$/);

/** The rules for densities, their factors, and the terms of the variational bound. */
export const densities: readonly FactRule[] = [
  {
    id: 'kl-gaussians',
    matches: ({ left, right }) =>
      left.kind === 'apply' &&
      left.head.letter === 'D' &&
      left.head.sub === 'KL' &&
      somePart(right, (part) => part.kind === 'quantity' && /^[σΣ]$/.test(part.letter)) &&
      !somePart(right, (part) => part.kind === 'apply' && /^[pqD]$/.test(part.head.letter)),
  },
  {
    id: 'marginal-likelihood',
    matches: (facts) => isLeft(/^pθ?\|0$/)(facts) && reduces('integral')(facts),
  },
  { id: 'reverse-joint', matches: (facts) => isLeft(/^pθ?\|0:T$/)(facts) && reduces('product')(facts) },
  { id: 'forward-joint', matches: (facts) => isLeft(/^q\|1:T\|0$/)(facts) && reduces('product')(facts) },
  {
    id: 'bayes-posterior',
    matches: (facts) =>
      isLeft(/^q\|t-1\|(?:0,t|t,0)$/)(facts) &&
      densityIn(/^q\|t\|/)(facts.right) &&
      densityIn(/^q\|t-1\|0$/)(facts.right),
  },
  {
    id: 'prior',
    matches: (facts) => {
      const isEnd =
        isLeft(/^pθ?\|T$/)(facts) ||
        (facts.relation === 'distributed' && facts.leftRole === 'state' && facts.sub === 'T');
      return isEnd && readNormal(facts.right) !== undefined;
    },
  },
  {
    id: 'ddim-kernel',
    matches: (facts) =>
      isLeft(/^q\|(?:t-1|s)\|(?:0,t|t,0|0,[st])$/)(facts) &&
      readNormal(facts.right) !== undefined &&
      facts.has('sigma') &&
      facts.hasAny('alpha', 'alphaBar'),
  },
  {
    id: 'reverse-kernel',
    matches: (facts) => isLeft(/^pθ\|(?:t-1|t)\|(?:t|t\+1)$/)(facts) && readNormal(facts.right) !== undefined,
  },
  {
    id: 'forward-jump-kernel',
    matches: (facts) => isLeft(/^q\|t\|s$/)(facts) && readNormal(facts.right) !== undefined,
  },
  {
    id: 'vp-sde-kernel',
    matches: (facts) =>
      readNormal(facts.right) !== undefined && reduces('integral')(facts) && facts.letter('β'),
  },
  {
    id: 'prior-term',
    matches: (facts) => isBoundTerm(facts) && facts.sub === 'T' && divergence(facts) !== undefined,
  },
  {
    id: 'denoising-term',
    matches: (facts) => {
      const kl = divergence(facts);
      return (
        isBoundTerm(facts) &&
        readStep(facts.sub)?.base === 't' &&
        kl !== undefined &&
        densityIn(/^q\|t(?:[+-]1)?\|/)(kl)
      );
    },
  },
  {
    id: 'reconstruction-term',
    matches: (facts) => isBoundTerm(facts) && facts.sub === '0' && densityIn(/^pθ?\|0\|1$/)(facts.right),
  },
  {
    id: 'bound-terms',
    matches: (facts) =>
      isBoundTerm(facts) &&
      facts.others.filter(({ letter }) => /^[Lℒ]$/.test(letter)).length >= 2 &&
      facts.right.kind === 'sum' &&
      facts.others.some(({ sub }) => sub === 'T'),
  },
  {
    id: 'variational-bound',
    matches: (facts) =>
      (isBoundTerm(facts) || facts.left.kind === 'expectation') &&
      densityIn(/^pθ?\|0:T$/)(facts.right) &&
      densityIn(/^q\|1:T\|0$/)(facts.right),
  },
];
