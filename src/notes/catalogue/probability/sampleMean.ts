import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { type Values, evaluate } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { prml } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** X̄ = 1/n Σ X_i */
export const sampleMean = formula({
  id: 'sample-mean',
  name: () => l10n.t('Sample mean'),
  source: { paper: prml, place: 'equation', number: '2.121' },
  run: { title: () => l10n.t('central limit theorem'), shows: { figure: 'clt', state: { shows: 'mean' } } },
  isOfOtherProcess: true,
  recognises: isSampleMean,
  judge: judgeMean,
});

type Reduce = Expression & { readonly kind: 'reduce' };

/** The sum of one variable over its index in a product. */
function sumIn(right: Expression): Reduce | undefined {
  const sums = (right.kind === 'product' ? right.factors : []).filter(
    (each): each is Reduce => each.kind === 'reduce',
  );
  const [sum] = sums;
  return sums.length === 1 &&
    sum?.operator === 'sum' &&
    sum.body.kind === 'quantity' &&
    sum.body.sub === sum.index
    ? sum
    : undefined;
}

function isSampleMean({ head, right }: EquationFacts): boolean {
  const sum = sumIn(right);
  return (
    head !== undefined &&
    sum?.body.kind === 'quantity' &&
    /^[x-zX-Z]$/.test(sum.body.letter) &&
    ((/^(?:bar|hat)$/.test(head.accent) && /^[x-zX-Zμ]$/.test(head.letter)) ||
      (head.letter === 'S' && head.sub === 'n'))
  );
}

/** The mean of ones is one, however many there are. */
function judgeMean({ left, right }: Equation): Verdict {
  // S_n may be the sum.
  if (left.kind === 'quantity' && left.letter === 'S') {
    return 'unknown';
  }
  return compare(
    () => 1,
    (world) => evaluate(right, new OnesOf(world)),
  );
}

/** Ones as the summed variables, and a whole number for the letter that counts them. */
class OnesOf implements Values {
  constructor(private readonly world: World) {}

  quantity({ letter, sub }: Quantity): number | undefined {
    if (sub !== '') {
      return 1;
    }
    return /^[nNmMkKT]$/.test(letter) ? 2 + Math.floor(7 * this.world.uniform(`count ${letter}`)) : undefined;
  }
}
