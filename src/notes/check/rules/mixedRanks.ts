import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { readLetters } from '../../worlds/letters';
import { isScheduleRole, readRole } from '../../vocabulary/roles';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import { findSideThat } from '../chains/wrongSide';

/** Whether a term changes its sign with all vectors, as a vector does, or keeps it, as a number does. */
type Rank = 'vector' | 'number';

/** A bold 1, of which the reading keeps only that it is one. */
const vectorOfOnes = /\\(?:bm|mathbf|boldsymbol|mathbb|vec|pmb|bold)[\s{]{0,4}1/;

/** A sum of a vector and a number of the schedule, where a state or a noise was lost or written twice. */
export function findMixedRanks(chain: CheckedChain): Finding | undefined {
  if (vectorOfOnes.test(chain.content.tex)) {
    return undefined;
  }
  const { state } = readLetters(chain.sides.map(({ expression }) => expression));
  return findSideThat(
    (side) => somePart(side, (part) => isMixed(part, state)),
    chain,
    () => l10n.t('A vector and a number are added here: a state or a noise is missing, or stands twice.'),
  );
}

function isMixed(part: Expression, state: string): boolean {
  if (part.kind !== 'sum') {
    return false;
  }
  const terms = part.terms.map((term) => ({ term, rank: rankOf(term, state) }));
  const isOfSchedule = (term: Expression) =>
    term.kind !== 'quantity' && quantities(term).some((each) => isStepOfSchedule(each, state));
  return (
    terms.every(({ rank }) => rank !== undefined) &&
    terms.some(({ rank }) => rank === 'vector') &&
    terms.some(({ term, rank }) => rank === 'number' && isOfSchedule(term))
  );
}

const isStepOfSchedule = (part: Expression, state: string): boolean =>
  part.kind === 'quantity' &&
  /^[αβ]$/.test(part.letter) &&
  part.sub !== '' &&
  part.label === '' &&
  isScheduleRole(readRole(part, state).role);

/** Undefined where some letter may be either. */
function rankOf(part: Expression, state: string): Rank | undefined {
  switch (part.kind) {
    case 'number':
      return part.value === 0 ? undefined : 'number';
    case 'quantity':
      return isStepOfSchedule(part, state) ? 'number' : isVector(part, state) ? 'vector' : undefined;
    case 'apply':
      return isVector(part.head, state) ? 'vector' : undefined;
    case 'sum': {
      const ranks = new Set(part.terms.map((term) => rankOf(term, state)));
      return ranks.size === 1 ? [...ranks][0] : undefined;
    }
    case 'product':
      return part.factors.reduce<Rank | undefined>(
        (rank, factor) => together(rank, rankOf(factor, state)),
        'number',
      );
    case 'power': {
      const base = rankOf(part.base, state);
      const { exponent } = part;
      if (base === 'number') {
        return rankOf(exponent, state) === 'number' ? 'number' : undefined;
      }
      const isEven = exponent.kind === 'number' && exponent.value % 2 === 0;
      return base === 'vector' && isEven ? 'number' : undefined;
    }
    case 'reduce':
    case 'norm':
    case 'expectation':
    case 'function':
    case 'opaque':
      return undefined;
  }
}

const together = (a: Rank | undefined, b: Rank | undefined): Rank | undefined =>
  a === undefined || b === undefined ? undefined : a === b ? 'number' : 'vector';

const isVector = (part: Expression, state: string): boolean =>
  part.kind === 'quantity' && part.label === '' && vectors.has(readRole(part, state).role);

const vectors: ReadonlySet<string> = new Set([
  'x0',
  'state',
  'x0Hat',
  'noise',
  'noiseHat',
  'scoreHat',
  'muHat',
]);
