import { distanceIn, powerOf } from '../../formulas/distance';
import type { Equation } from '../../formulas/equation';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { readNormal } from '../../formulas/shape';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { isLearned } from '../../vocabulary/roles';
import { type FlowPath, FlowValues, type JudgeAlongPath, ends, factorOf, timeOf } from './path';

/** The path's velocity. */
export const judgeVelocity: JudgeAlongPath = ({ right }, path) => velocityVerdict(right, path);

/** A velocity: what the path's derivative is, for each of its ends. */
function velocityVerdict(expression: Expression, path: FlowPath): Verdict {
  const [a, b] = ends(path.expression);
  if (!a || !b) {
    return 'unknown';
  }
  const named = new Set(ends(path.expression).map(keyOf));
  const isOfPath = (each: Quantity) =>
    named.has(keyOf(each)) || (each.sub === '' && /^[xzX]$/.test(each.letter));
  if (!ends(expression).every(isOfPath)) {
    return 'unknown';
  }
  return compare(
    () => 0,
    (world) => {
      const t = timeOf(world);
      const slopeOf = (end: Quantity) =>
        (factorOf(path.expression, end, world, t + nearby)! -
          factorOf(path.expression, end, world, t - nearby)!) /
        (2 * nearby);
      const gap = [a, b].map((end) => {
        const found = factorOf(expression, end, world, t, path);
        if (found === undefined) {
          return undefined;
        }
        const distance = Math.abs(found - slopeOf(end));
        return distance < 1e-6 ? 0 : distance;
      });
      return gap.includes(undefined) ? undefined : Math.max(...gap.map((each) => each!));
    },
  );
}

/** A step of time for derivatives, whose error is far below a slip. */
const nearby = 1e-4;

/** The distance between a network's velocity and the path's. */
export const judgeMatching: JudgeAlongPath = ({ right }, path) => {
  const distance = distanceIn(right);
  if (!distance || distance.body.kind !== 'sum') {
    return 'unknown';
  }
  const { terms } = distance.body;
  const isNetwork = (part: Expression) =>
    (part.kind === 'apply' && /^[vu]$/.test(part.head.letter)) ||
    (part.kind === 'quantity' && /^[vu]$/.test(part.letter) && isLearned(part));
  const network = terms.find((term) => somePart(term, isNetwork));
  const rest = terms.filter((term) => term !== network);
  if (!network || rest.length === 0) {
    return 'unknown';
  }
  const isNegative = network.kind === 'product';
  const target: Expression = { kind: 'sum', terms: rest };
  const velocity: Expression = isNegative
    ? target
    : { kind: 'product', factors: [{ kind: 'number', value: -1 }, target] };
  const verdict = velocityVerdict(velocity, path);
  if (verdict !== 'right') {
    return verdict;
  }
  return powerOf(right, distance) === 'bare' ? 'wrong' : 'right';
};

/** x̂_0 and x̂_1 from the state and the velocity along the path. */
export function judgeEndpoint({ left, right }: Equation, path: FlowPath): Verdict {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity') {
    return 'unknown';
  }
  const own = { ...head, accent: '', sub: head.sub.replace(/[θφ|t]/g, '') };
  const end = ends(path.expression).find((each) => keyOf(each) === keyOf(own));
  if (!end) {
    return 'unknown';
  }
  return compare(
    (world) => world.free(keyOf(end)),
    (world) => {
      const time = timeOf(world);
      const at = (t: number) => evaluate(path.expression, new FlowValues(world, t, undefined));
      const [later, now] = [at(time + 0.25), at(time)];
      if (later === undefined || now === undefined) {
        return undefined;
      }
      const velocity = (later - now) / 0.25;
      return evaluate(right, new FlowValues(world, time, path, undefined, velocity));
    },
  );
}

/** N(t x_1, (1 − (1 − σ_min) t)²): the factors of the path's two ends, the noise's squared. */
export function judgeKernel({ right }: Equation, path: FlowPath): Verdict {
  const normal = readNormal(right);
  const [a, b] = ends(path.expression);
  if (!normal || !a || !b) {
    return 'unknown';
  }
  const data = ends(normal.mean)[0];
  const other = data && [a, b].find((each) => keyOf(each) !== keyOf(data));
  if (
    !data ||
    !other ||
    ![a, b].some((each) => keyOf(each) === keyOf(data)) ||
    ends(normal.mean).length !== 1
  ) {
    return 'unknown';
  }
  return compare(
    () => 0,
    (world) => {
      const t = timeOf(world);
      const [signal, spread] = [data, other].map((end) => factorOf(path.expression, end, world, t));
      const mean = factorOf(normal.mean, data, world, t);
      const variance = evaluate(normal.variance, new IdentityValues(new FlowValues(world, t, undefined)));
      if (signal === undefined || spread === undefined || mean === undefined || variance === undefined) {
        return undefined;
      }
      // Only a variance that lost its square is a slip; other moments are of another path.
      const isOther =
        Math.abs(mean - signal) > 1e-9 || Math.abs(Math.abs(variance) - Math.abs(spread)) > 1e-9;
      const gap = Math.max(Math.abs(mean - signal), Math.abs(variance - spread ** 2));
      return gap > 1e-9 && isOther ? undefined : gap;
    },
  );
}

/** The same values, with the identity matrix one. */
class IdentityValues implements Values {
  constructor(private readonly values: FlowValues) {}

  quantity(quantity: Quantity): number | undefined {
    return quantity.letter === 'I' ? 1 : this.values.quantity(quantity);
  }

  call(call: Call): number | undefined {
    return this.values.call(call);
  }
}
