import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

const operators =
  /\\(?:prod|sum)(?:\\limits)?\s?_\s?\{\s?([a-z])\s?=[^{}]{1,20}\}\s?\^\s?\{?\s?([a-zA-Z])\s?\}?/g;
const subscripts = /_\s?(?:\{\s?([a-zA-Z])\s?\}|([a-zA-Z])(?![a-zA-Z]))/g;

type Reduce = Expression & { readonly kind: 'reduce' };

/** `\prod_{i=1}^{t}\gamma_t`: a product or a sum that multiplies or adds the member at its end again and again. */
export function findUnusedIndex(chain: CheckedChain, { text, mender }: Asked): Finding | undefined {
  for (let side = chain.inherited; side < chain.sides.length; side++) {
    const { start, end, expression } = chain.sides[side]!;
    const unused = unusedIn(expression);
    if (!unused) {
      continue;
    }
    const { index, to } = unused;
    const last = to?.kind === 'quantity' ? to.letter : '';
    const source = text.slice(start, end);
    const operator = [...source.matchAll(operators)].find((each) => each[1] === index && each[2] === last);
    const from = operator ? operator.index + operator[0].length : source.length;
    const member = [...source.matchAll(subscripts)].find(
      (each) => each.index >= from && (each[1] ?? each[2]) === last,
    );
    if (!member) {
      continue;
    }
    const at = start + member.index;
    const fix = mender.replaced(
      chain,
      side,
      { start: at, end: at + member[0].length, newText: `_${index}` },
      (candidate) => unusedIn(candidate) === undefined,
    );
    if (fix) {
      return {
        rule: 'index',
        start: fix.start,
        end: fix.end,
        severity: 'error',
        message: l10n.t('The index {0} runs, but nothing behind it has that index.', index),
        ...offered(fix),
      };
    }
  }
  return undefined;
}

/** A product or sum over i = 1…t of what holds t as its step, and no i. */
function unusedIn(side: Expression): Reduce | undefined {
  let found: Reduce | undefined;
  somePart(side, (part) => {
    if (part.kind === 'reduce' && isUnused(part)) {
      found = part;
    }
    return found !== undefined;
  });
  return found;
}

function isUnused({ operator, index, from, to, body }: Reduce): boolean {
  if (
    operator === 'integral' ||
    !/^[a-z]$/.test(index) ||
    !from ||
    to?.kind !== 'quantity' ||
    to.sub !== ''
  ) {
    return false;
  }
  if (!/^[a-zA-Z]$/.test(to.letter) || somePart(body, ({ kind }) => kind === 'opaque' || kind === 'apply')) {
    return false;
  }
  const all = quantities(body);
  const holds = (name: string) =>
    all.some((each) => `${each.letter} ${each.sub} ${each.label}`.includes(name));
  // A mean of n values has n as its subscript.
  const members = all.filter(({ sub, accent }) => sub === to.letter && accent === '');
  return !holds(index) && members.length > 0;
}
