import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/equationFacts';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';

/** dx = f dt + g: a term of order 1 beside others that are small. */
export function findLostDifferential({ sides, relations, inherited }: CheckedChain): Finding | undefined {
  for (const [before, relation] of relations.entries()) {
    const { start, end, expression } = sides[before + 1]!;
    const isEquation = relation === 'equals' && isDifferential(sides[before]!.expression);
    if (before + 1 >= inherited && isEquation && isMixed(expression)) {
      return {
        rule: 'identity',
        start,
        end,
        severity: 'error',
        message: l10n.t('One term lacks its differential: the others have dt.'),
      };
    }
  }
  return undefined;
}

/** dx, dx_t. */
const isDifferential = (side: Expression): boolean => {
  const [d, state, ...others] = side.kind === 'product' ? side.factors : [];
  return (
    others.length === 0 &&
    d?.kind === 'quantity' &&
    d.letter === 'd' &&
    d.sub === '' &&
    state?.kind === 'quantity' &&
    /^[xXyYz]$/.test(state.letter)
  );
};

function isMixed(side: Expression): boolean {
  if (side.kind !== 'sum') {
    return false;
  }
  const hasTime = side.terms.some(
    (term) =>
      term.kind === 'product' &&
      term.factors.some((each, at) => isLetter(each, 'd') && isLetter(term.factors[at + 1], 't')),
  );
  const isUnread = (term: Expression) =>
    somePart(term, ({ kind }) => kind === 'opaque' || kind === 'expectation');
  // Noise of order √dt may be written as a letter of its own.
  const isOfOrderOne = (term: Expression) =>
    quantities(term).every(({ letter }) => !/^[dΔ∂δhoOwWBzεξηζ]$/.test(letter));
  return hasTime && !side.terms.some(isUnread) && side.terms.some(isOfOrderOne);
}

const isLetter = (part: Expression | undefined, letter: string): boolean =>
  part?.kind === 'quantity' && part.letter === letter && part.sub === '';
