import * as l10n from '@vscode/l10n';
import { distanceIn } from '../../formulas/distance';
import type { Expression } from '../../formulas/expression';
import { isLearned, readRole } from '../../vocabulary/roles';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** A loss that compares the noise a network predicts with the data. */
export const findWrongTarget = (chain: CheckedChain, { mender }: Asked): Finding | undefined =>
  findWrongSide(chain, mender, {
    judge: judgeTarget,
    message: () => l10n.t('What the network predicts is the noise, which is not compared with x_0.'),
  });

function judgeTarget(side: Expression): Verdict {
  const terms = termsOf(distanceIn(side)?.body);
  const predicted = terms.filter(
    (each) => each.kind === 'apply' && each.head.letter === 'ε' && isLearned(each.head),
  );
  const others = terms.filter((each) => each.kind === 'quantity');
  const [target] = others;
  if (terms.length !== 2 || predicted.length !== 1 || target?.kind !== 'quantity' || target.label !== '') {
    return 'unknown';
  }
  const { role } = readRole(target);
  return role === 'x0' ? 'wrong' : role === 'noise' ? 'right' : 'unknown';
}

/** The terms of a difference, without their signs. */
const termsOf = (body: Expression | undefined): readonly Expression[] =>
  body?.kind === 'sum'
    ? body.terms.map((term) =>
        term.kind === 'product' &&
        term.factors.length === 2 &&
        term.factors[0]?.kind === 'number' &&
        term.factors[0].value === -1
          ? term.factors[1]!
          : term,
      )
    : [];
