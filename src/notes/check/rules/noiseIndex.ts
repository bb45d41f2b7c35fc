import * as l10n from '@vscode/l10n';
import type { Expression, Quantity } from '../../formulas/expression';
import { isNoise } from '../../vocabulary/roles';
import { keyOf, readLetters } from '../../worlds/letters';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** A term of noise that is copied from one side to the next with another index: √(1−α_t) ε_t, then √(1−α_t) ε_{t−1}. */
export function findMovedIndex(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  const { state } = readLetters(sides.map(({ expression }) => expression));
  for (let index = inherited; index + 1 < sides.length; index++) {
    const next = sides[index + 1]!.expression;
    const [own, ...others] = noiseTerms(sides[index]!.expression, state);
    const copied = noiseTerms(next, state);
    if (relations[index] !== 'equals' || !own || others.length > 0 || copied.length < 2) {
      continue;
    }
    const same = copied.filter(({ rest }) => rest === own.rest);
    const [copy] = same;
    const isMoved = same.length === 1 && copy && isOther(copy.noise, own.noise);
    // The name may go on with another noise.
    if (!isMoved || copied.some(({ noise }) => keyOf(noise) === keyOf(own.noise))) {
      continue;
    }
    const fix = mender.renamed(chain, index, own.noise.sub, copy.noise.sub);
    const { start, end } = fix ?? sides[index]!;
    return {
      rule: 'chain',
      start,
      end,
      severity: 'warning',
      message: l10n.t(
        'One term of noise has the index {0} here and {1} on the next side.',
        own.noise.sub,
        copy.noise.sub,
      ),
      ...offered(fix),
    };
  }
  return undefined;
}

interface NoiseTerm {
  readonly noise: Quantity;
  /** What stands before it. */
  readonly rest: string;
}

function noiseTerms(side: Expression, state: string): readonly NoiseTerm[] {
  return (side.kind === 'sum' ? side.terms : []).flatMap((term) => {
    const factors = term.kind === 'product' ? term.factors : [];
    const noise = factors.find((each) => each.kind === 'quantity' && isNoise(each, state));
    return noise?.kind === 'quantity' && noise.sub !== ''
      ? [{ noise, rest: JSON.stringify(factors.filter((each) => each !== noise)) }]
      : [];
  });
}

const isOther = (a: Quantity, b: Quantity): boolean =>
  a.letter === b.letter && a.accent === b.accent && a.label === b.label && a.sub !== b.sub;
