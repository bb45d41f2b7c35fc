import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isDivergence } from '../../formulas/shape';
import type { Finding } from '../finding';
import { boundSign, evidenceSign, withoutMaximum } from '../chains/boundDirection';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** Which side of an evidence and its bound is the larger one: the evidence, unless both are negative. */
export function findTurnedBound(chain: CheckedChain, { text }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (const [index, relation] of relations.entries()) {
    if ((relation !== 'atMost' && relation !== 'atLeast') || index + 1 < inherited) {
      continue;
    }
    const [left, right] = [sides[index]!, sides[index + 1]!];
    const larger = largerSide(left.expression, right.expression);
    if (larger === undefined || (larger === 'left') === (relation === 'atLeast')) {
      continue;
    }
    const found = sign.exec(text.slice(left.end, right.start));
    if (!found) {
      continue;
    }
    const start = left.end + found.index;
    const end = start + found[0].length;
    const newText = turned[found[0].replace('\\', '')]!;
    return {
      rule: 'identity',
      start,
      end,
      severity: 'error',
      message: l10n.t(
        'The inequality points the wrong way: the evidence is never less than its lower bound.',
      ),
      fix: { start, end, newText, title: l10n.t('Replace {0} with {1}', found[0], newText) },
    };
  }
  return undefined;
}

const sign = /\\(?:leqslant|geqslant|leq|geq|le|ge)(?![a-zA-Z])|[≤≥]/;
const turned: Readonly<Record<string, string>> = {
  leqslant: '\\geqslant',
  geqslant: '\\leqslant',
  leq: '\\geq',
  geq: '\\leq',
  le: '\\ge',
  ge: '\\le',
  '≤': '≥',
  '≥': '≤',
};

function largerSide(left: Expression, right: Expression): 'left' | 'right' | undefined {
  const [a, b] = [withoutMaximum(left), withoutMaximum(right)];
  const dropped = droppedDivergence(a, b);
  if (dropped) {
    return dropped;
  }
  const [evidence, bound] = [evidenceSign(a), boundSign(b)];
  if (evidence !== undefined && evidence === bound) {
    return evidence > 0 ? 'left' : 'right';
  }
  const [turnedEvidence, turnedBound] = [evidenceSign(b), boundSign(a)];
  return turnedEvidence !== undefined && turnedEvidence === turnedBound
    ? turnedEvidence > 0
      ? 'right'
      : 'left'
    : undefined;
}

/** The larger side where the other lacks nothing but a divergence, which is not negative. */
function droppedDivergence(left: Expression, right: Expression): 'left' | 'right' | undefined {
  const [a, b] = [left, right].map((side) => (side.kind === 'sum' ? side.terms : [side]).map(keyOf));
  const only = (these: readonly string[], others: readonly string[]) =>
    these.filter((each) => !others.includes(each));
  const [inLeft, inRight] = [only(a!, b!), only(b!, a!)];
  if (inLeft.length + inRight.length !== 1 || a!.length === b!.length) {
    return undefined;
  }
  const term = JSON.parse(inLeft[0] ?? inRight[0]!) as Expression;
  const isNegative =
    term.kind === 'product' && term.factors[0]?.kind === 'number' && term.factors[0].value < 0;
  const rest = term.kind === 'product' && isNegative && term.factors.length === 2 ? term.factors[1]! : term;
  return isDivergence(rest) ? ((inLeft.length === 1) !== isNegative ? 'left' : 'right') : undefined;
}

const keyOf = (term: Expression): string => JSON.stringify(term);
