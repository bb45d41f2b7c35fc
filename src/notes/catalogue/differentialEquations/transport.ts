import type { Equation } from '../../formulas/equation';
import { type Expression, parts } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isDensityName } from '../../vocabulary/roles';

const isPartial = (part: Expression | undefined): boolean =>
  part?.kind === 'opaque' && /^(?:\\partial|∂)$/.test(part.text);

/** p, q or ρ, with its arguments or without. */
export const isDensityLike = (part: Expression): boolean => {
  const head = part.kind === 'apply' ? part.head : part;
  return head.kind === 'quantity' && (isDensityName(head) || head.letter === 'ρ');
};

/** ∂p/∂t, ∂_t p: the derivative by time of a density. */
export function isRateOfDensity(left: Expression): boolean {
  const factors = left.kind === 'product' ? left.factors : [];
  const [first, ...others] = factors;
  return (
    isPartial(first) && others.length <= 2 && others.some(isDensityLike) && others.every(isDensityOrTime)
  );
}

const isDensityOrTime = (part: Expression): boolean =>
  isDensityLike(part) ||
  (part.kind === 'power' &&
    part.base.kind === 'product' &&
    part.base.factors.length === 2 &&
    isPartial(part.base.factors[0]) &&
    part.base.factors[1]!.kind === 'quantity' &&
    part.base.factors[1].letter === 't');

/** A term of a transport equation: ∇·(u p), or a second derivative of the density. */
export interface TransportTerm {
  /** `outside` is (∇·u) p, which no equation of transport has without u·∇p. */
  readonly kind: 'transport' | 'outside' | 'diffusion' | 'other';
  /** The product of its numbers. */
  readonly factor: number;
  readonly term: Expression;
}

export const transportTerms = ({ right }: Equation): readonly TransportTerm[] =>
  (right.kind === 'sum' ? right.terms : [right]).map((term) => ({
    kind: kindOf(term),
    factor: factorOf(term),
    term,
  }));

function factorOf(term: Expression): number {
  const factors = term.kind === 'product' ? term.factors : [term];
  return factors.reduce((total, factor) => {
    if (factor.kind === 'number') {
      return total * factor.value;
    }
    const isInverse =
      factor.kind === 'power' && factor.base.kind === 'number' && factor.exponent.kind === 'number';
    return isInverse ? total * factor.base.value ** factor.exponent.value : total;
  }, 1);
}

function kindOf(term: Expression): TransportTerm['kind'] {
  if (!somePart(term, isDensityLike)) {
    return 'other';
  }
  if (isOutside(term)) {
    return 'outside';
  }
  // −∇·(f p − ½ g² ∇p) holds both kinds.
  if (
    somePart(
      term,
      (part) => part.kind === 'apply' && isDivergence(part) && part.groups[0]![0]?.kind === 'sum',
    )
  ) {
    return 'other';
  }
  if (somePart(term, isSecondOrder)) {
    return somePart(term, isFunction) ? 'other' : 'diffusion';
  }
  const divergences = (term.kind === 'product' ? term.factors : [term]).filter(isDivergence);
  const [divergence] = divergences;
  if (divergences.length !== 1 || divergence?.kind !== 'apply') {
    return 'other';
  }
  const body = divergence.groups[0]![0]!;
  // A velocity that holds a gradient has signs of its own.
  const isPlain =
    body.kind === 'product' &&
    body.factors.some(isDensityLike) &&
    !body.factors.some(isState) &&
    !somePart(body, isOfOtherSign);
  return isPlain ? 'transport' : 'other';
}

/** (∇·u) p, whose u holds p nowhere but in logarithms. */
function isOutside(term: Expression): boolean {
  const factors = term.kind === 'product' ? term.factors : [];
  const holdsDensity = (part: Expression): boolean =>
    isDensityLike(part) || (part.kind !== 'function' && parts(part).some(holdsDensity));
  return (
    factors.some(isDensityLike) &&
    factors.some(
      (each) => each.kind === 'apply' && isDivergence(each) && !each.groups.flat().some(holdsDensity),
    )
  );
}

const isDivergence = (part: Expression): boolean => part.kind === 'apply' && part.head.letter === '∇·';

/** x itself as a velocity, which a drift towards the origin has with a minus. */
const isState = (part: Expression): boolean =>
  part.kind === 'quantity' && /^[xXyz]$/.test(part.letter) && part.accent === '';

/** A sum, a gradient, or a drift with a mark, such as the reversed f̃. */
const isOfOtherSign = (part: Expression): boolean =>
  part.kind === 'number' ||
  part.kind === 'sum' ||
  (part.kind === 'quantity' && part.accent !== '') ||
  part.kind === 'opaque' ||
  (part.kind === 'apply' && part.head.letter === '∇');

/** Δ, ∇², ∇·∇ or ∂²: a Laplacian, or a second derivative. */
const isSecondOrder = (part: Expression): boolean =>
  (part.kind === 'quantity' && part.letter === 'Δ') ||
  (part.kind === 'power' &&
    part.exponent.kind === 'number' &&
    part.exponent.value === 2 &&
    isPartial(part.base)) ||
  (part.kind === 'apply' &&
    (part.head.letter === '∇²' ||
      (part.head.letter === '∇·' && part.groups.flat().some((each) => somePart(each, isGradient)))));

const isGradient = (part: Expression): boolean => part.kind === 'apply' && part.head.letter === '∇';

const isFunction = (part: Expression): boolean => part.kind === 'function';
