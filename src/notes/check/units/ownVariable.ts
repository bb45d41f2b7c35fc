import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/equationFacts';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isDensity } from '../../formulas/shape';
import { readStep } from '../../vocabulary/step';
import { keyOf } from '../../worlds/letters';
import type { CheckedChain } from '../chains/checkedChain';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { Asked } from '../rules/asked';

/**
 * A density whose own variable is also what it depends on: N(x_t; √ᾱ_t x_t, …), q(x_s | x_t, f(x_s)); and a score by
 * another state than that of the density, which is 0.
 */
export function findOwnVariable(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  for (let index = chain.inherited; index < chain.sides.length; index++) {
    const { start, end, expression } = chain.sides[index]!;
    const slip = slipIn(expression);
    if (!slip) {
      continue;
    }
    const left = index > 0 ? chain.sides[0]!.expression : undefined;
    const fix = mender.search(
      chain,
      index,
      (candidate) => !slipIn(candidate) && (!left || isOfTheSame(left, candidate)),
      1,
    );
    return {
      rule: 'identity',
      start: fix?.start ?? start,
      end: fix?.end ?? end,
      severity: 'error',
      message:
        slip.kind === 'own'
          ? l10n.t('A density of {0} depends on {0} itself here.', nameOf(slip.quantity))
          : l10n.t('This is the derivative by {0} of something without {0}: it is 0.', nameOf(slip.quantity)),
      ...(fix?.edits.every(({ isIndex }) => isIndex) ? offered(fix) : {}),
    };
  }
  return undefined;
}

interface OwnVariable {
  readonly kind: 'own' | 'other';
  readonly quantity: Quantity;
}

function slipIn(side: Expression): OwnVariable | undefined {
  let found: OwnVariable | undefined;
  somePart(side, (part) => {
    const quantity = ownIn(part);
    const other = quantity ? undefined : derivedByOther(part);
    found = quantity ? { kind: 'own', quantity } : other ? { kind: 'other', quantity: other } : undefined;
    return found !== undefined;
  });
  return found;
}

/** A state with a step: x alone may be any of them. */
const isStepped = (part: Expression | undefined): part is Quantity =>
  part?.kind === 'quantity' &&
  /^[xXzZ]$/.test(part.letter) &&
  part.accent === '' &&
  part.label === '' &&
  readStep(part.sub) !== undefined;

const holds = (part: Expression, quantity: Quantity): boolean =>
  quantities(part).some((each) => keyOf(each) === keyOf(quantity));

/** μ(x_s | x_t): the mean of x_s, not a function of it. */
const isMomentOf = (part: Expression, quantity: Quantity): boolean =>
  part.kind === 'apply' && part.groups.length === 2 && part.groups[0]!.some((each) => holds(each, quantity));

function ownIn(part: Expression): Quantity | undefined {
  if (part.kind !== 'apply') {
    return undefined;
  }
  const [of, ...others] = part.groups[0] ?? [];
  if (part.head.letter === 'N' && part.head.sub === '') {
    const rest = [...others, ...part.groups.slice(1).flat()];
    return rest.length === 2 && isStepped(of) && holds(rest[0]!, of) && !isMomentOf(rest[0]!, of)
      ? of
      : undefined;
  }
  const isConditional = isDensity(part) && others.length === 0 && part.groups.length === 2;
  // q(x_0 | f(x_0, ε)) has f put in for x_t.
  return isConditional &&
    isStepped(of) &&
    part.groups[1]!.some((each) => each.kind === 'quantity') &&
    part.groups[1]!.some((each) => each.kind === 'apply' && holds(each, of))
    ? of
    : undefined;
}

/** ∇ by x_{t−1} of log p(y | x_t), whose states are all of other running steps. */
function derivedByOther(part: Expression): Quantity | undefined {
  if (part.kind !== 'apply' || part.head.letter !== '∇' || part.groups.length !== 1) {
    return undefined;
  }
  const by =
    /^([xXzZ])_?\{?(t(?:[-+]1)?)\}?$/.exec(part.head.sub) ?? /^([xXzZ])(t(?:[-+]1)?)$/.exec(part.head.sub);
  const body = part.groups[0]?.[0];
  const density = body?.kind === 'function' && /^(?:log|ln)$/.test(body.name) ? body.argument : undefined;
  const [, letter, step] = by ?? [];
  if (!letter || !step || !density || !isDensity(density)) {
    return undefined;
  }
  const members = density.groups.flat();
  const states = members.filter(isStepped);
  const isPlain = members.every(
    (each) => each.kind === 'quantity' && (each.letter !== letter || isStepped(each)),
  );
  const isApart =
    isPlain &&
    states.some((each) => each.letter === letter && readStep(each.sub)?.base === 't') &&
    states.every((each) => each.letter !== letter || each.sub !== step);
  return isApart ? { kind: 'quantity', letter, accent: '', sub: step, label: '' } : undefined;
}

/** The densities at the head of both sides are of one variable. */
function isOfTheSame(left: Expression, right: Expression): boolean {
  const [a, b] = [left, right].map((side) => (side.kind === 'apply' ? side.groups[0]?.[0] : undefined));
  return !isStepped(a) || !isStepped(b) || keyOf(a) === keyOf(b);
}

const nameOf = ({ letter, sub }: Quantity): string =>
  sub.length === 1 ? `${letter}_${sub}` : `${letter}_{${sub}}`;
