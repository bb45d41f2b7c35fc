import type { Expression, Quantity } from './expression';
import { number, product, sum } from './expression';
import { isSameStep, readStep } from '../vocabulary/step';

export const isDots = (part: Expression): boolean =>
  part.kind === 'opaque' && /^(?:\\[lcd]?dots[bcimo]?|…|⋯|\.)$/.test(part.text);

/** Members with `...` as one. */
export const withSingleDots = (members: readonly Expression[]): readonly Expression[] =>
  members.filter((each, index) => !isDots(each) || index === 0 || !isDots(members[index - 1]!));

/** α_t α_{t−1} ⋯ α_1 as the product that it stands for, and sums alike; undefined where the dots say something else. */
export function runWrittenOut(expression: Expression): Expression | undefined {
  const isProduct = expression.kind === 'product';
  const members = withSingleDots(
    isProduct ? expression.factors : expression.kind === 'sum' ? expression.terms : [],
  );
  const at = members.findIndex(isDots);
  let begin = at;
  while (begin > 0 && isStepped(members[begin - 1]) && isAlike(members[begin - 1], members[at + 1])) {
    begin--;
  }
  const run = [...members.slice(begin, Math.max(begin, at)), members[at + 1]] as Quantity[];
  const [first, last] = [run[0], run.at(-1)];
  const direction = run.length > 2 ? directionOf(run.slice(0, -1)) : undefined;
  if (at < 2 || !first || !isStepped(last) || direction === undefined) {
    return undefined;
  }
  const ends = direction < 0 ? [last!, first] : [first, last!];
  const [from, to] = ends.map(({ sub }) => stepExpression(sub));
  if (!from || !to) {
    return undefined;
  }
  const written: Expression = {
    kind: 'reduce',
    operator: isProduct ? 'product' : 'sum',
    index: 'i',
    from,
    to,
    body: { ...first, sub: 'i' },
  };
  const others = [...members.slice(0, begin), written, ...members.slice(at + 2)];
  return isProduct ? product(others) : sum(others);
}

const isAlike = (a: Expression | undefined, b: Expression | undefined): boolean =>
  a?.kind === 'quantity' &&
  b?.kind === 'quantity' &&
  a.letter === b.letter &&
  a.accent === b.accent &&
  a.label === b.label;

const isStepped = (part: Expression | undefined): boolean =>
  part?.kind === 'quantity' && readStep(part.sub) !== undefined;

/** By how much the steps before the dots grow, each to the next one: 1 or −1. */
function directionOf(members: readonly Quantity[]): 1 | -1 | undefined {
  const steps = members.map(({ sub }) => readStep(sub)!);
  const found = ([1, -1] as const).find((by) =>
    steps.every(
      (step, index) =>
        index === 0 || isSameStep({ ...steps[index - 1]!, shift: steps[index - 1]!.shift + by }, step),
    ),
  );
  return found;
}

function stepExpression(sub: string): Expression | undefined {
  const step = readStep(sub);
  if (!step) {
    return undefined;
  }
  const base: Quantity = { kind: 'quantity', letter: step.base, accent: '', sub: '', label: '' };
  return step.base === '' ? number(step.shift) : step.shift === 0 ? base : sum([base, number(step.shift)]);
}
