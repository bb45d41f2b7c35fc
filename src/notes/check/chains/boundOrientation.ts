import { boundSign, evidenceSign } from './boundDirection';
import type { CheckedChain } from './checkedChain';

/**
 * The sign that log p has in a side of a bound, as another side of its chain says: 1 of the ELBO, −1 of its negative;
 * undefined where none says it.
 */
export function expectedSign(
  text: string,
  { sides, relations }: CheckedChain,
  side: number,
): 1 | -1 | undefined {
  for (const step of [-1, 1]) {
    for (let at = side + step; at >= 0 && at < sides.length; at += step) {
      if (!/^(?:equals|at(?:Most|Least))$/.test(relations[Math.min(at, at - step)]!)) {
        break;
      }
      const { start, end, expression } = sides[at]!;
      const named = /^\s*[-−]?[^=+]{0,30}ELBO[^=+]{0,10}$/.exec(text.slice(start, end));
      const sign =
        boundSign(expression) ?? evidenceSign(expression) ?? (named && (/^\s*[-−]/.test(named[0]) ? -1 : 1));
      if (sign) {
        return sign;
      }
    }
  }
  return undefined;
}
