import type { Expression, Quantity } from '../../formulas/expression';
import type { Indices } from '../../formulas/evaluate';
import { withRanges } from '../../formulas/density';
import { stepNumber } from '../../worlds/stepNumber';

/** T of the steps, which only have to be apart. */
export const chainOfSteps = { t: 5, T: 9, previous: 4 };

const unbound: Indices = new Map();

/** The variables that arguments name, each state by its step; undefined where something else stands among them. */
export function membersOf(
  group: readonly Expression[],
  indices: Indices = unbound,
): readonly string[] | undefined {
  const found: string[] = [];
  for (const each of withRanges(group)) {
    const all = each.kind === 'quantity' ? statesOf(each, indices) : undefined;
    if (!all) {
      return undefined;
    }
    found.push(...all);
  }
  return found;
}

function statesOf({ letter, accent, sub, label }: Quantity, indices: Indices): readonly string[] | undefined {
  // x^{(i)} is x in another process, or a part of it; and D, T without an index may be events.
  if (/^\(/.test(label) || (sub === '' && /^[A-W]$/.test(letter))) {
    return undefined;
  }
  const [first = '', last] = sub.split(':');
  const [from, to] = [first, last ?? first].map((each) => stepNumber(each, indices, chainOfSteps));
  // x_{1..T}, x_{<t}: several in a notation of their own.
  if (last === undefined && from === undefined && /[.,…<>≤≥]/.test(sub)) {
    return undefined;
  }
  if (last === undefined && from === undefined) {
    return [`${letter} ${accent} ${sub} ${label}`];
  }
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return Array.from(
    { length: Math.max(0, to - from + 1) },
    (_, at) => `${letter} ${accent} #${from + at} ${label}`,
  );
}
