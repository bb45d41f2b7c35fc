import type { Equation } from '../../formulas/equation';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { type Verdict, best, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { ends, factorOf, timeOf } from './path';

/** The factors of the ends are 1 − t and t, or 1 − (1 − σ_min) t and t. */
export function judgePath({ left, right }: Equation): Verdict {
  if (!isOfTimeT(left)) {
    return 'unknown';
  }
  const [a, b] = ends(right);
  if (!a || !b || ends(right).length !== 2) {
    return 'unknown';
  }
  const least = quantities(right).find(({ letter, sub }) => letter === 'σ' && sub !== 't');
  const judge = (first: Quantity, second: Quantity) =>
    compare(
      () => 0,
      (world) => {
        const t = timeOf(world);
        const [p, q] = [factorOf(right, first, world, t), factorOf(right, second, world, t)];
        if (p === undefined || q === undefined) {
          return undefined;
        }
        // Variance preserving paths, such as √(1−t) x_0 + √t x_1, are paths as well.
        if (Math.abs(p * p + q * q - 1) < 1e-9) {
          return 0;
        }
        const rest = least ? 1 - world.free(keyOf(least)) : 1;
        return Math.max(Math.abs(p - (1 - rest * t)), Math.abs(q - t));
      },
    );
  return best([judge(a, b), judge(b, a)]);
}

/** x_t, ψ_t, x(t): a path at the time that its coefficients hold. */
const isOfTimeT = (left: Expression): boolean => {
  const head = left.kind === 'apply' ? left.head : left;
  return head.kind === 'quantity' && /^t?$/.test(head.sub);
};
