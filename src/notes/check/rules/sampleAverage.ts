import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/equationFacts';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isDivergence } from '../../formulas/shape';
import type { Finding } from '../finding';
import { offered } from '../messages';
import { isLogarithm, withoutMaximum } from '../chains/boundDirection';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

type Reduce = Expression & { readonly kind: 'reduce' };

/** A sum over samples that stands for a mean, and is not divided by how many they are. */
export function findUndividedSum(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (let index = Math.max(1, inherited); index < sides.length; index++) {
    const { start, end, expression } = sides[index]!;
    const isMean =
      /^(?:equals|other)$/.test(relations[index - 1]!) && isOneMean(sides[index - 1]!.expression);
    const sampled = isMean ? sumOfSamples : sampledDecoder;
    if (sampled(expression)?.isDivided !== false) {
      continue;
    }
    const fix = mender.search(chain, index, (candidate) => sampled(candidate)?.isDivided === true, 1);
    if (fix) {
      return {
        rule: 'identity',
        start,
        end,
        severity: 'error',
        message: l10n.t('A mean over samples is their sum divided by how many they are.'),
        ...offered(fix),
      };
    }
  }
  return undefined;
}

/** E[f], up to a number. */
const isOneMean = (side: Expression): boolean =>
  side.kind === 'expectation'
    ? !somePart(side.body, (part) => part.kind === 'reduce')
    : side.kind === 'product' &&
      side.factors.length === 2 &&
      side.factors.every((each) => each.kind === 'number' || isOneMean(each)) &&
      side.factors.some((each) => each.kind === 'expectation');

/** Σ_l log p(x|z_l) − KL(q(z|x) ‖ p(z)): beside the divergence the sum stands for the mean of the decoder. */
function sampledDecoder(side: Expression): ReturnType<typeof sumOfSamples> {
  const terms = side.kind === 'sum' ? side.terms : [];
  const [sum, ...others] = terms.filter((term) => somePart(term, ({ kind }) => kind === 'reduce'));
  const isBound = terms.length === 2 && terms.some((term) => term !== sum && somePart(term, isDivergence));
  return isBound && sum && somePart(sum, isLogarithm) && others.length === 0
    ? sumOfSamples(withoutMaximum(sum))
    : undefined;
}

/** Σ_{l=1}^L of a function of the sample l, alone or with factors before it. */
function sumOfSamples(side: Expression): { readonly isDivided: boolean } | undefined {
  const factors = side.kind === 'product' ? side.factors : [side];
  const sums = factors.filter((each): each is Reduce => each.kind === 'reduce' && each.operator === 'sum');
  const [sum] = sums;
  const count = sum?.to;
  if (
    sums.length !== 1 ||
    !sum ||
    count?.kind !== 'quantity' ||
    count.sub !== '' ||
    !/^[LMNKSB]$/.test(count.letter)
  ) {
    return undefined;
  }
  const { body, index } = sum;
  const isOfSample = quantities(body).some(
    ({ letter, label, sub }) => /^[xzεy]$/.test(letter) && (label === `(${index})` || sub === index),
  );
  const isPlain =
    body.kind === 'function' || body.kind === 'norm' || body.kind === 'power' || body.kind === 'apply';
  const hasMean = somePart(body, (part) => part.kind === 'expectation' || part.kind === 'reduce');
  if (index === '' || !isOfSample || !isPlain || hasMean) {
    return undefined;
  }
  const others = factors.filter((each) => each !== sum);
  const isDivided = others.some((each) => quantities(each).some(({ letter }) => letter === count.letter));
  return isDivided || others.every(({ kind }) => kind === 'number') ? { isDivided } : undefined;
}
