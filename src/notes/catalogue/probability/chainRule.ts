import * as l10n from '@vscode/l10n';
import type { FigureTarget } from '../../../figures';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { prml } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import { type Probability, readProbability, readQuotient } from './probabilities';

/** P(A, B, C) = P(A|B, C) P(B|C) P(C) */
export const chainRule = formula({
  id: 'chain-rule',
  name: () => l10n.t('Chain rule of probability'),
  source: { paper: prml, place: 'equation', number: '8.2' },
  run: {
    title: () => l10n.t('Conditional and joint probability'),
    shows: { figure: 'probability', state: { factor: 4 } },
    showsAs: viewOf,
  },
  isOfOtherProcess: true,
  recognises: isFactorisation,
  judge: judgeFactors,
});

/** A joint probability as a product of probabilities of its variables, some of them conditional. */
function isFactorisation({ left, right }: EquationFacts): boolean {
  const factors = factorsOf(left, right);
  return factors !== undefined && factors.product.some(({ given }) => given.length > 0);
}

interface Factorisation {
  readonly joint: Probability;
  readonly product: readonly Probability[];
}

function factorsOf(left: Equation['left'], right: Equation['right']): Factorisation | undefined {
  const joint = readProbability(left);
  const quotient = right.kind === 'product' ? readQuotient(right) : undefined;
  if (!joint || joint.of.length < 2 || !quotient || quotient.below.length > 0) {
    return undefined;
  }
  const names = new Set([...joint.of, ...joint.given]);
  const isOfJoint = ({ letter, of, given }: Probability) =>
    letter === joint.letter && [...of, ...given].every((name) => names.has(name));
  return quotient.above.length > 1 && quotient.above.every(isOfJoint)
    ? { joint, product: quotient.above }
    : undefined;
}

/** Where each event is given one alone, a Markov chain; else in the order in which the factors condition. */
function viewOf({ left, right }: Equation): FigureTarget | undefined {
  const { joint, product } = factorsOf(left, right) ?? { joint: undefined, product: [] };
  const last = product.find(({ given }) => given.length === joint!.of.length - 1);
  if (!last) {
    return product.length > 2 && product.every(({ given }) => given.length < 2)
      ? { figure: 'markov' }
      : undefined;
  }
  const first = product.find(({ given }) => given.length === 0);
  const ofFirst = first?.of[0];
  return ofFirst !== undefined && ofFirst === [...joint!.of].sort().at(-1)
    ? { figure: 'probability', state: { factor: 4, order: 'cba' } }
    : undefined;
}

/**
 * Right where every variable has one factor and each factor is given all variables of those before it, or, as in a
 * Markov chain, one of them. What leaves out more holds only for variables that the note says are independent.
 */
function judgeFactors({ left, right }: Equation): Verdict {
  const factors = factorsOf(left, right);
  if (!factors) {
    return 'unknown';
  }
  const { joint, product } = factors;
  const targets = product.flatMap(({ of }) => of);
  const isPartition = targets.length === joint.of.length && joint.of.every((name) => targets.includes(name));
  if (!isPartition) {
    return 'wrong';
  }
  const known = new Set(joint.given);
  const waiting = new Set(product);
  let leavesOut = false;
  while (waiting.size > 0) {
    const next = [...waiting].find(({ given }) => given.every((name) => known.has(name)));
    if (!next) {
      return 'wrong';
    }
    const isWhole = [...known].every((name) => next.given.includes(name));
    leavesOut ||= !isWhole && next.given.length !== 1;
    waiting.delete(next);
    next.of.forEach((name) => known.add(name));
  }
  return leavesOut ? 'unknown' : 'right';
}
