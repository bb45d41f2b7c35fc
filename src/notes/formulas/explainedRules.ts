import type { Equation } from './equation';
import type { Expression } from './expression';
import { isScheduled, rightHasFunction, rule, type FactRule } from './factRule';
import { Facts, somePart } from './facts';
import type { FormulaId } from './formulaIds';
import { samplers } from './samplerRules';
import { guidance } from './guidanceRules';
import { predictions } from './predictionRules';
import { schedules } from './scheduleRules';
import { differentialEquations } from './sdeRules';
import { flows } from './flowRules';
import { preconditioning } from './edmRules';
import { densities } from './densityRules';
import { isLoss, losses } from './lossRules';

/** The rules beside DDPM's own; the first that matches names the formula. */
const explainedRules: readonly FactRule[] = [
  ...densities,
  ...losses,
  ...samplers,
  ...guidance,
  ...predictions,
  ...schedules,
  ...differentialEquations,
  ...flows,
  ...preconditioning,
  rule('hybrid-loss', (f) => isLoss(f) && /hybrid/i.test(f.sub + (f.head?.label ?? ''))),
  rule('reparameterisation', isReparameterisation),
  rule(
    'gaussian-density',
    (f) => isDensity(f.left) && f.letter('π') && (isExponential(f) || f.left.kind === 'function'),
  ),
  rule(
    'entropy',
    (f) => f.named(/^H$/) && f.left.kind === 'apply' && rightHasFunction('log')(f) && isMean(f),
  ),
  rule(
    'kl-definition',
    (f) =>
      f.left.kind === 'apply' &&
      f.left.head.letter === 'D' &&
      f.left.head.sub === 'KL' &&
      rightHasFunction('log')(f) &&
      isMean(f),
  ),
];

/** The formula that an equation states, if one of these rules knows it. */
export function recogniseExplained(equation: Equation): FormulaId | undefined {
  const facts = new Facts(equation);
  return explainedRules.find((each) => each.matches(facts))?.id;
}

/** A mean over a distribution, of one term. */
const isMean = ({ right }: Facts): boolean =>
  (right.kind === 'product' ? right.factors : [right]).some(
    (each) => each.kind === 'expectation' || (each.kind === 'reduce' && each.operator !== 'product'),
  );

const isExponential = (facts: Facts): boolean =>
  rightHasFunction('exp')(facts) ||
  facts.some((part) => part.kind === 'power' && part.base.kind === 'quantity' && part.base.letter === 'e');

/** A density of one variable, or its logarithm. */
function isDensity(left: Expression): boolean {
  const density = left.kind === 'function' && /^(?:log|ln)$/.test(left.name) ? left.argument : left;
  return (
    density.kind === 'apply' &&
    /^[pqPfNφ]$/.test(density.head.letter) &&
    density.groups[0]?.[0]?.kind === 'quantity'
  );
}

/** z = μ + σ ε, with the letters that autoencoders use. */
function isReparameterisation(facts: Facts): boolean {
  const { right } = facts;
  if (facts.head === undefined || right.kind !== 'sum' || right.terms.length !== 2 || isScheduled(facts))
    return false;
  const isMean = (part: Expression) =>
    (part.kind === 'quantity' || part.kind === 'apply') &&
    (part.kind === 'apply' ? part.head : part).letter === 'μ';
  const isSpread = (part: Expression) =>
    part.kind === 'product' &&
    part.factors.length === 2 &&
    facts.has('sigma') &&
    somePart(part, (each) => each.kind === 'quantity' && /^[εzξη]$/.test(each.letter));
  return right.terms.some(isMean) && right.terms.some(isSpread) && /^[xzy]$/.test(facts.head.letter);
}
