import type { Expression } from '../../formulas/expression';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import type { Mender } from '../fixes/mender';
import { offered } from '../messages';
import type { CheckedChain } from './checkedChain';

/** What one side of a chain is judged by, and what is said where it is wrong. */
export interface SideJudge {
  readonly judge: (side: Expression, index: number) => Verdict;
  readonly message: () => string;
  /** Whether a slip is reported only where a small edit mends it. */
  readonly needsFix?: boolean;
}

/** The first side of a chain that is wrong by itself, with the small edit that makes it right. */
export function findWrongSide(
  chain: CheckedChain,
  mender: Mender,
  { judge, message, needsFix = false }: SideJudge,
): Finding | undefined {
  for (let index = chain.inherited; index < chain.sides.length; index++) {
    const { start, end, expression } = chain.sides[index]!;
    if (judge(expression, index) !== 'wrong') {
      continue;
    }
    const fix = mender.search(chain, index, (candidate) => judge(candidate, index) === 'right', 1);
    if (fix || !needsFix) {
      return { rule: 'identity', start, end, severity: 'error', message: message(), ...offered(fix) };
    }
  }
  return undefined;
}

/** The first side of a chain that is wrong by itself, where no edit is offered. */
export function findSideThat(
  isWrong: (side: Expression) => boolean,
  { sides, inherited }: CheckedChain,
  message: () => string,
): Finding | undefined {
  const wrong = sides.slice(inherited).find(({ expression }) => isWrong(expression));
  return (
    wrong && { rule: 'identity', start: wrong.start, end: wrong.end, severity: 'error', message: message() }
  );
}
