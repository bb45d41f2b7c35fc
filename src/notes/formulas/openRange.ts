import { plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import { charOf } from './brackets';
import { number, type Expression, type Quantity } from './expression';

/** What stands below Σ_{s≤t} and Σ_{t>1}: an index with one of its ends. */
export function openRange(
  below: readonly TexNode[],
): { readonly index: string; readonly from?: Expression; readonly to: readonly TexNode[] } | undefined {
  const [first, relation, ...end] = below;
  const sign = relation ? charOf(relation) || (relation.kind === 'command' ? relation.name : '') : '';
  const index = plainText(first);
  if (end.length === 1 && /^(?:≤|leq?|leqslant)$/.test(sign)) {
    return { index, to: end };
  }
  const least = /^\d$/.test(plainText(end[0])) && end.length === 1 ? Number(plainText(end[0])) : NaN;
  const isAbove = /^(?:>|gt)$/.test(sign);
  return Number.isNaN(least) || !(isAbove || /^(?:≥|geq?|geqslant)$/.test(sign))
    ? undefined
    : { index, from: number(isAbove ? least + 1 : least), to: [] };
}

/** The steps t end with T. */
export const openEnd = (index: string): Quantity | undefined =>
  index === 't' ? { kind: 'quantity', letter: 'T', accent: '', sub: '', label: '' } : undefined;
