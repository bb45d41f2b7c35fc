import * as l10n from '@vscode/l10n';
import type { Expression, Quantity } from '../../formulas/expression';
import { mapParts, parts, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isDensity, isDivergence } from '../../formulas/shape';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

type Mean = Expression & { readonly kind: 'expectation' };

/** A state that a mean leaves free although what it is the mean of depends on it. */
export function findFreeState(chain: CheckedChain, { text, mender }: Asked): Finding | undefined {
  const outside = findStateOutside(text, chain);
  if (outside) {
    return outside;
  }
  for (let index = chain.inherited; index < chain.sides.length; index++) {
    const { expression, start, end } = chain.sides[index]!;
    const free = freeState(expression);
    if (!free) {
      continue;
    }
    const unchanged = JSON.stringify(withoutSubscripts(expression));
    const fix = mender.search(
      chain,
      index,
      (candidate) =>
        freeState(candidate) === undefined &&
        !meansIn(candidate).some(({ over }) => over!.some(holdsRange)) &&
        JSON.stringify(withoutSubscripts(candidate)) === unchanged,
      1,
    );
    const name = free.sub === '' ? free.letter : `${free.letter}_${free.sub}`;
    if (!fix && free.sub === '') {
      continue;
    }
    return {
      rule: 'index',
      start: fix?.start ?? start,
      end: fix?.end ?? end,
      severity: 'error',
      message: l10n.t('The expectation is over other variables: nothing says what {0} is drawn from.', name),
      ...offered(fix),
    };
  }
  return undefined;
}

/**
 * E[…] − log p(x_0|x_1): beside means in brackets, and equal to a mean or an objective, a logarithm outside of them whose
 * condition nothing draws.
 */
function findStateOutside(text: string, { sides, inherited }: CheckedChain): Finding | undefined {
  for (const { expression, start, end } of sides.slice(Math.max(1, inherited))) {
    const terms = expression.kind === 'sum' ? expression.terms : [];
    const means = terms.filter(holdsMean);
    const free = terms.filter((term) => !holdsMean(term)).flatMap(runningCondition)[0];
    if (
      !free ||
      means.length === 0 ||
      !areBracketed(text.slice(start, end)) ||
      !isClosed(sides[0]!.expression)
    ) {
      continue;
    }
    return {
      rule: 'index',
      start,
      end,
      severity: 'error',
      message: l10n.t(
        '{0} stands outside of the expectations here: nothing says what it is drawn from.',
        nameOf(free),
      ),
    };
  }
  return undefined;
}

const holdsMean = (part: Expression): boolean => somePart(part, ({ kind }) => kind === 'expectation');

/** What the density under a logarithm is given, of a term that is no mean. */
function runningCondition(term: Expression): readonly Quantity[] {
  const factors = term.kind === 'product' ? term.factors.filter(({ kind }) => kind !== 'number') : [term];
  const [log, ...others] = factors;
  const density = log?.kind === 'function' && /^(?:log|ln)$/.test(log.name) ? log.argument : undefined;
  const given = density && isDensity(density) && others.length === 0 ? (density.groups[1] ?? []) : [];
  return given.filter((each): each is Quantity => each.kind === 'quantity' && isRunning(each));
}

/** E[…] and E D_KL(…), which end where their bracket does; E log p − log q may go on. */
const areBracketed = (tex: string): boolean =>
  [...tex.matchAll(meanAndRest)].every(([, rest]) => opening.test(rest!));

const meanAndRest = /(?<![a-zA-Z\\])E\}?\s?(?:_\s?(?:\{(?:[^{}]|\{[^{}]{0,40}\}){0,60}\}|\w))?([^\n]{0,24})/g;
const opening =
  /^[\s{]{0,3}(?:\\(?:left|[bB]igg?l?|[,;!])\s?){0,3}(?:[[(]|\\\{|\\l?brack|D|\\(?:mathrm|text|mathbb|operatorname)\s?\{\s?(?:D|KL))/;

/** An objective by its name, a mean, or the evidence: no state is free in it. */
const isClosed = (side: Expression): boolean =>
  side.kind === 'expectation' ||
  (side.kind === 'quantity' && /^[LJℒ]$/.test(side.letter)) ||
  (side.kind === 'function' && isDensity(side.argument) && side.argument.groups.length === 1);

const nameOf = ({ letter, sub }: Quantity): string =>
  sub === '' ? letter : sub.length === 1 ? `${letter}_${sub}` : `${letter}_{${sub}}`;

const holdsRange = (density: Expression): boolean => quantities(density).some(({ sub }) => sub.includes(':'));

/** The first state that is free in a mean. */
function freeState(side: Expression): Quantity | undefined {
  const means = meansIn(side);
  if (means.length === 0) {
    return undefined;
  }
  return inMean(side, [], false) ?? conditionOfNothing(side, means);
}

function meansIn(side: Expression): readonly Mean[] {
  const found: Mean[] = [];
  const visit = (part: Expression): void => {
    if (part.kind === 'expectation' && part.over) {
      found.push(part);
    }
    parts(part).forEach(visit);
  };
  visit(side);
  return found;
}

/** What densities are conditioned on within means whose variables are named, without being one of these. */
function inMean(part: Expression, bound: readonly Quantity[], isNamed: boolean): Quantity | undefined {
  if (part.kind === 'expectation') {
    const over = (part.over ?? []).flatMap((density) => quantities(density).slice(1));
    const names = over.some(isRunning);
    return inMean(part.body, [...bound, ...over], part.over ? isNamed || names : false);
  }
  if (isNamed && isDivergence(part)) {
    // Of a divergence only the conditions are free.
    const given = part.groups
      .flat()
      .flatMap((each) => (isDensity(each) ? each.groups.slice(1, 2).flat() : []));
    return given.find(
      (each): each is Quantity => each.kind === 'quantity' && isRunning(each) && !isBound(each, bound),
    );
  }
  if (part.kind === 'reduce' && part.operator === 'integral') {
    return undefined;
  }
  for (const each of parts(part)) {
    const found = inMean(each, bound, isNamed);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** A state of the process, but for the data, which the whole bound is given. */
const isRunning = ({ letter, accent, label, sub }: Quantity): boolean =>
  /^[xz]$/.test(letter) && accent === '' && label === '' && !/^(?:|0)$/.test(sub);

const isBound = (state: Quantity, bound: readonly Quantity[]): boolean =>
  bound.some(
    (each) =>
      each.letter === state.letter &&
      (each.sub === state.sub || /[:…<>≤≥]/.test(each.sub) || each.label !== ''),
  );

/** The bare x of q(x_t|x) beside x_0, where x alone stands nowhere else. */
function conditionOfNothing(side: Expression, means: readonly Mean[]): Quantity | undefined {
  const densities = means.flatMap(({ over }) => over!);
  const inSide = [...quantities(side), ...densities.flatMap((density) => quantities(density))];
  const bare = densities
    .flatMap((density) => (isDensity(density) ? density.groups.slice(1).flat() : []))
    .find(
      (each): each is Quantity =>
        each.kind === 'quantity' && /^[xz]$/.test(each.letter) && each.sub === '' && each.accent === '',
    );
  const isAlone =
    bare && inSide.filter((each) => each.letter === bare.letter && each.sub === '').length === 1;
  const hasData =
    bare && inSide.some((each) => each.letter === bare.letter && each.sub === '0' && each.accent === '');
  return isAlone && hasData ? bare : undefined;
}

/** The same expression without what its means are over. */
function withoutSubscripts(expression: Expression): Expression {
  const inner = mapParts(expression, withoutSubscripts);
  return inner.kind === 'expectation' ? { kind: 'expectation', body: inner.body } : inner;
}
