import { recogniseExplained } from './explainedRules';
import type { FormulaId } from './formulaIds';
import type { Equation } from './equation';
import { evaluate } from './evaluate';
import type { Expression, Quantity } from './expression';
import { quantities } from './expression';
import { ScheduleValues } from './scheduleValues';
import { somePart } from './facts';
import type { Conditional } from './shape';
import * as shape from './shape';
import { isSameStep, isStepBefore, readStep, start } from '../vocabulary/step';

/**
 * How a formula is told: by what its left side names and what its right side is made of. The coefficients are
 * not compared, so that a formula with a slip in it is still known as that formula.
 */
interface FormulaRule {
  readonly id: FormulaId;
  matches(equation: Equation): boolean;
}

const rules: readonly FormulaRule[] = [
  kernel('forward-kernel', ({ target, given }) => given.length === 1 && isStepBefore(given[0]!, target)),
  kernel(
    'closed-form-kernel',
    ({ target, given }) => given.length === 1 && isStart(given[0]!) && !isStart(target),
    // By integrals it is the SDE's.
    ({ right }) => !somePart(right, (part) => part.kind === 'reduce' && part.operator === 'integral'),
  ),
  kernel(
    'posterior-kernel',
    ({ target, given }) =>
      given.length === 2 && given.some(isStart) && given.some((each) => isStepBefore(target, each)),
  ),
  { id: 'forward-sample', matches: isForwardSample },
  { id: 'closed-form-sample', matches: isClosedFormSample },
  { id: 'posterior-mean', matches: isPosteriorMean },
  { id: 'posterior-variance', matches: isPosteriorVariance },
  { id: 'sampling-step', matches: isSamplingStep },
  { id: 'simple-loss', matches: isSimpleLoss },
  { id: 'alpha-definition', matches: isAlphaDefinition },
  { id: 'alpha-bar-definition', matches: isAlphaBarDefinition },
];

/** The known formula that an equation states, if any; sides may be swapped. */
export const recognise = (equation: Equation): FormulaId | undefined => recogniseEquation(equation)?.id;

/** The same with the equation turned so that the formula's left side is on the left. */
export function recogniseEquation(
  equation: Equation,
): { readonly id: FormulaId; readonly equation: Equation } | undefined {
  const { left, right, relation } = equation;
  const turned = { left: right, right: left, relation };
  const own =
    find(rules, (rule) => rule.matches(equation), equation) ??
    find(rules, (rule) => rule.matches(turned), turned);
  // DDIM's formulas are told from DDPM's by what else they hold.
  if (own && own.id !== 'sampling-step' && own.id !== 'posterior-kernel') return own;
  if (own?.id === 'sampling-step' && somePart(own.equation.right, isNoiseWeight)) return own;
  const id = recogniseExplained(equation);
  const other = id ? { id, equation } : relation === 'equals' && !own ? explainedTurned(turned) : undefined;
  return !own || other?.id === 'ddim-step' || other?.id === 'ddim-kernel' ? other : own;
}

function explainedTurned(equation: Equation) {
  const id = recogniseExplained(equation);
  return id && { id, equation };
}

function find(among: readonly FormulaRule[], test: (rule: FormulaRule) => boolean, equation: Equation) {
  const id = among.find(test)?.id;
  return id && { id, equation };
}

const isStart = (step: Conditional['target']): boolean => isSameStep(step, start);

/** q(·|·) = N(·; ·, ·), and x ∼ N(·, ·) where the mean tells what x depends on. */
function kernel(
  id: FormulaId,
  isRight: (conditional: Conditional) => boolean,
  isForm: (equation: Equation) => boolean = () => true,
): FormulaRule {
  return {
    id,
    matches(equation) {
      const { left, right, relation } = equation;
      const normal = shape.readNormal(right);
      if (!normal) return false;
      const conditional =
        shape.readConditional(left) ??
        (relation === 'distributed' ? impliedConditional(left, normal.mean) : undefined);
      return (
        conditional !== undefined &&
        isRight(conditional) &&
        isForm(equation) &&
        shape.mentions(right, isScheduledOrMoment)
      );
    },
  };
}

/** The posterior may be written by its moments, whose schedule is hidden in them. */
const isScheduledOrMoment = (quantity: Quantity): boolean =>
  shape.isScheduled(quantity) || /^[μσΣ]$/.test(quantity.letter);

/** In x_t ∼ N(√α_t x_{t−1}, …) the states in the mean are what is given. */
function impliedConditional(left: Expression, mean: Expression): Conditional | undefined {
  const state = shape.readState(left);
  if (!state || !shape.mentions(mean, shape.isScheduled)) return undefined;
  const given = quantities(mean)
    .map((each) => (each.letter === state.letter && each.accent === '' ? readStep(each.sub) : undefined))
    .filter((each) => each !== undefined);
  return { letter: state.letter, target: state.step, given };
}

/** x_s = a x_r + b ε with coefficients from the schedule: the step r, if the shape is right. */
function readSample({
  left,
  right,
}: Equation): { readonly to: Conditional['target']; readonly from: Conditional['target'] } | undefined {
  const state = shape.readState(left);
  if (!state || !shape.mentions(right, shape.isScheduled)) return undefined;
  const isVariable = (each: Quantity) => each.letter === state.letter || shape.isNoise(each, state.letter);
  const terms = shape.expand(right, isVariable);
  if (terms.length !== 2) return undefined;
  if (shape.mentions(right, shape.isPredictedNoise)) return undefined;
  const noisy = terms.find((term) => shape.heads(term).some((head) => shape.isNoise(head, state.letter)));
  const other = terms.find((term) => term !== noisy);
  if (!noisy || !other) return undefined;
  const from = shape
    .heads(other)
    .filter((head) => head.letter === state.letter && head.accent === '')
    .map((head) => readStep(head.sub));
  return from.length === 1 && from[0] ? { to: state.step, from: from[0] } : undefined;
}

function isForwardSample(equation: Equation): boolean {
  const sample = readSample(equation);
  return sample !== undefined && isStepBefore(sample.from, sample.to);
}

function isClosedFormSample(equation: Equation): boolean {
  const sample = readSample(equation);
  return sample !== undefined && isStart(sample.from) && !isStart(sample.to);
}

/** μ̃_t = a x_0 + b x_t; the left side may be written μ̃_t, μ̃(x_t, x_0), μ_q(x_t, x_0) … */
function isPosteriorMean({ left, right }: Equation): boolean {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity' || head.letter !== 'μ' || head.sub.includes('θ')) return false;
  if (head.accent !== 'tilde' && left.kind !== 'apply') return false;
  const letter = quantities(right).find((each) => isStartOf(each) && /^[xyzX]$/.test(each.letter))?.letter;
  const terms = shape.expand(right, (each) => each.letter === letter);
  if (letter === undefined || terms.length !== 2 || !shape.mentions(right, shape.isScheduled)) return false;
  const hasState = (test: (quantity: Quantity) => boolean) =>
    terms.some((term) => shape.heads(term).some((each) => each.letter === letter && test(each)));
  return hasState(isStartOf) && hasState((each) => !isStartOf(each) && readStep(each.sub) !== undefined);
}

const isStartOf = (quantity: Quantity): boolean => quantity.sub === '0' && quantity.accent === '';

/** β̃_t, or σ_t² where it is set to it. */
function isPosteriorVariance({ left, right }: Equation): boolean {
  const base = left.kind === 'power' ? left.base : left;
  if (base.kind !== 'quantity' || right.kind === 'quantity' || !shape.mentions(right, shape.isScheduled))
    return false;
  if (base.accent === 'tilde' && (base.letter === 'β' || base.letter === 'σ')) {
    return quantities(right).filter(({ letter }) => letter === 'α').length >= 2;
  }
  if (base.letter !== 'σ') return false;
  const values = new ScheduleValues(1);
  const step = values.step(base.sub);
  return step !== undefined && isClose(evaluate(right, values), values.betaTilde(step));
}

/** x_{t−1} = 1/√α_t (x_t − … ε_θ) + σ_t z. DDIM's step has no plain α_t and is another formula. */
function isSamplingStep({ left, right }: Equation): boolean {
  const state = shape.readState(left);
  if (!state) return false;
  const next = { base: state.step.base, shift: state.step.shift + 1 };
  const all = quantities(right);
  const plainAlpha = all.some(({ letter, accent }) => accent === '' && (letter === 'α' || letter === 'β'));
  const states = all.filter((each) => each.letter === state.letter && each.accent === '');
  return (
    plainAlpha &&
    all.some((each) => shape.isState(each, next, state.letter)) &&
    states.every((each) => shape.isState(each, next, state.letter)) &&
    all.filter(shape.isPredictedNoise).length === 1
  );
}

/** α or β over ᾱ, which stands before ε_θ in DDPM's step; DDIM's has ᾱ above as well. */
function isNoiseWeight(part: Expression): boolean {
  if (part.kind !== 'product') return false;
  const isBelow = (factor: Expression) =>
    factor.kind === 'power' && factor.exponent.kind === 'number' && factor.exponent.value < 0;
  const holds = (factor: Expression, accent: string) =>
    quantities(factor).some((each) => /^[αβ]$/.test(each.letter) && each.accent === accent);
  const above = part.factors.filter((factor) => !isBelow(factor));
  return (
    part.factors.some((factor) => isBelow(factor) && holds(factor, 'bar')) &&
    above.some((factor) => holds(factor, '')) &&
    !above.some((factor) => holds(factor, 'bar'))
  );
}

/** L_simple = E‖ε − ε_θ(…)‖²; under another name only when the norm has no weight. */
function isSimpleLoss({ left, right }: Equation): boolean {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity' || !/^[LℒJ]$/.test(head.letter)) return false;
  const isNamed = /simple/i.test(head.sub) || /simple/i.test(head.label);
  const squared = unweightedSquare(right, isNamed);
  if (!squared) return false;
  return (
    shape.mentions(squared, shape.isPredictedNoise) &&
    shape.mentions(squared, (each) => shape.isNoise(each, 'x'))
  );
}

/** The inside of E[‖·‖²]; with `anyWeight`, also of a weighted one. */
function unweightedSquare(expression: Expression, anyWeight: boolean): Expression | undefined {
  switch (expression.kind) {
    case 'expectation':
      return unweightedSquare(expression.body, anyWeight);
    case 'power':
      return unweightedSquare(expression.base, anyWeight);
    case 'norm':
      return expression.body;
    case 'sum':
      return anyWeight ? expression : undefined;
    case 'product':
      return anyWeight
        ? expression.factors
            .map((each) => unweightedSquare(each, anyWeight))
            .find((each) => each !== undefined)
        : undefined;
    case 'number':
    case 'quantity':
    case 'apply':
    case 'reduce':
    case 'function':
    case 'opaque':
      return undefined;
  }
}

const isPlain = (expression: Expression, letter: string, accent = ''): expression is Quantity =>
  expression.kind === 'quantity' && expression.letter === letter && expression.accent === accent;

/** α_t = 1 − β_t, however arranged: both sides are equal and nothing else is in them. */
function isAlphaDefinition({ left, right }: Equation): boolean {
  const all = [...quantities(left), ...quantities(right)];
  const alpha = all.filter((each) => isPlain(each, 'α'));
  const beta = all.filter((each) => isPlain(each, 'β'));
  if (alpha.length !== 1 || beta.length !== 1 || all.length !== 2) return false;
  const steps = [alpha[0]!, beta[0]!].map((each) => readStep(each.sub));
  if (!steps[0] || !steps[1]) return false;
  const values = new ScheduleValues(1);
  if (isClose(evaluate(left, values), evaluate(right, values))) return true;
  return isPlain(left, 'α') && right.kind === 'sum' && right.terms.length === 2;
}

/** ᾱ_t = ∏ α_s, also as ∏ (1 − β_s) or written out with dots. */
function isAlphaBarDefinition({ left, right }: Equation): boolean {
  // A product of what it is itself a factor of has lost a bar.
  const isOfItself = isPlain(left, 'α') && right.kind === 'reduce' && isPlain(right.body, 'α');
  if (!isPlain(left, 'α', 'bar') && !isOfItself) return false;
  if (left.kind !== 'quantity' || !readStep(left.sub)) return false;
  if (isComplement(left, right)) return true;
  if (right.kind === 'reduce') {
    const body = quantities(right.body);
    return right.operator === 'product' && body.length > 0 && body.every(isFactorOfAlphaBar);
  }
  if (right.kind !== 'product') return false;
  const dots = right.factors.some((each) => each.kind === 'opaque' && /dots|…|⋯|\./.test(each.text));
  return dots && right.factors.filter((each) => isPlain(each, 'α')).length >= 2;
}

/** 1 − β_t, which α_t is and ᾱ_t only at the first step. */
const isComplement = ({ sub }: Quantity, right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.length === 2 &&
  right.terms[0]!.kind === 'number' &&
  quantities(right).length === 1 &&
  quantities(right).every((each) => isPlain(each, 'β') && each.sub === sub);

const isFactorOfAlphaBar = ({ letter, accent }: Quantity): boolean =>
  accent === '' && (letter === 'α' || letter === 'β');

/** Equal to about nine digits. */
const isClose = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
