import type { Equation } from '../../formulas/equation';
import { evaluate, type Call, type Values } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { mapQuantities, quantities } from '../../formulas/expression';
import { distanceIn, powerOf } from '../../formulas/distance';
import type { FormulaId } from '..';
import { somePart } from '../../formulas/facts';
import { readNormal } from '../../formulas/shape';
import { best, compare, type Verdict } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { isLearned } from '../../vocabulary/roles';
import type { World } from '../../worlds/world';

/** A path x_t = a(t) A + b(t) B between two ends, whose velocity its other formulas must agree with. */
export interface FlowPath {
  readonly expression: Expression;
}

/** The formulas of flow matching, which depend on the note's own path. */
export const flowFormulas: ReadonlySet<FormulaId> = new Set([
  'flow-path',
  'flow-velocity',
  'flow-matching-loss',
  'flow-step',
  'flow-endpoint',
  'flow-kernel',
]);

/** Whether a formula of flow matching is true of one of the paths that the note states. */
export function judgeFlow(id: FormulaId, equation: Equation, paths: readonly FlowPath[]): Verdict {
  if (id === 'flow-path') return isOfTimeT(equation.left) ? judgePath(equation.right) : 'unknown';
  if (id === 'flow-step') return judgeStep(equation);
  return best(
    paths.map((path) => {
      if (id === 'flow-velocity') return velocityVerdict(equation.right, path);
      if (id === 'flow-endpoint') return judgeEndpoint(equation, path);
      if (id === 'flow-kernel') return judgeKernel(equation.right, path);
      return id === 'flow-matching-loss' ? judgeLoss(equation.right, path) : 'unknown';
    }),
  );
}

const timeOf = (world: World): number => 0.1 + 0.8 * world.uniform('time');

/** Letters as numbers of their own; the state is where the path is, and t is a time between 0 and 1. */
class FlowValues implements Values {
  constructor(
    private readonly world: World,
    private readonly time: number,
    private readonly path: FlowPath | undefined,
    private readonly scaled?: readonly [key: string, value: number],
    /** What a velocity is, for formulas that hold it. */
    private readonly velocity?: number,
  ) {}

  quantity(quantity: Quantity): number | undefined {
    const key = keyOf(quantity);
    if (this.scaled?.[0] === key) return this.scaled[1];
    const { letter, sub, accent } = quantity;
    if (letter === 't' && sub === '') return this.time;
    if (accent === '' && /^[xzXψφ]$/.test(letter) && /^t?$/.test(sub)) return this.state();
    if (/^[vu]$/.test(letter) && this.velocity !== undefined) return this.velocity;
    return this.world.free(key);
  }

  call({ head }: Call): number | undefined {
    if (/^[xzXψφ]$/.test(head.letter) && head.sub === 't') return this.state();
    if (/^[vu]$/.test(head.letter)) return this.velocity ?? this.world.free('the network');
    return undefined;
  }

  private state(): number | undefined {
    if (!this.path) return undefined;
    return evaluate(this.path.expression, new FlowValues(this.world, this.time, undefined, this.scaled));
  }
}

const ends = (expression: Expression): Quantity[] => {
  const found = new Map<string, Quantity>();
  for (const each of quantities(expression))
    if (/^[xzXεyY]$/.test(each.letter) && /^[01]?$/.test(each.sub) && !isLearned(each))
      found.set(keyOf(each), each);
  return [...found.values()];
};

/** How much of one end is in an expression at a time. */
function factorOf(
  expression: Expression,
  end: Quantity,
  world: World,
  time: number,
  path?: FlowPath,
): number | undefined {
  const at = (value: number) => evaluate(expression, new FlowValues(world, time, path, [keyOf(end), value]));
  const [one, none] = [at(1), at(0)];
  return one === undefined || none === undefined ? undefined : one - none;
}

/** x_t, ψ_t, x(t): a path at the time that its coefficients hold. */
const isOfTimeT = (left: Expression): boolean => {
  const head = left.kind === 'apply' ? left.head : left;
  return head.kind === 'quantity' && /^t?$/.test(head.sub);
};

/** The same path from its end to its start. */
export function turnedPath({ expression }: FlowPath): FlowPath | undefined {
  const [a, b] = ends(expression);
  if (!a || !b) return undefined;
  const exchanged = new Map([
    [keyOf(a), b],
    [keyOf(b), a],
  ]);
  return {
    expression: mapQuantities(expression, (each) => exchanged.get(keyOf(each)) ?? each),
  };
}

/** The factors of the ends are 1 − t and t, or 1 − (1 − σ_min) t and t. */
function judgePath(right: Expression): Verdict {
  const [a, b] = ends(right);
  if (!a || !b || ends(right).length !== 2) return 'unknown';
  const least = quantities(right).find(({ letter, sub }) => letter === 'σ' && sub !== 't');
  const judge = (first: Quantity, second: Quantity) =>
    compare(
      () => 0,
      (world) => {
        const t = timeOf(world);
        const [p, q] = [factorOf(right, first, world, t), factorOf(right, second, world, t)];
        if (p === undefined || q === undefined) return undefined;
        // Variance preserving paths, such as √(1−t) x_0 + √t x_1, are paths as well.
        if (Math.abs(p * p + q * q - 1) < 1e-9) return 0;
        const rest = least ? 1 - world.free(keyOf(least)) : 1;
        return Math.max(Math.abs(p - (1 - rest * t)), Math.abs(q - t));
      },
    );
  return best([judge(a, b), judge(b, a)]);
}

/** A step of time for derivatives, whose error is far below a slip. */
const nearby = 1e-4;

/** A velocity: what the path's derivative is, for each of its ends. */
function velocityVerdict(expression: Expression, path: FlowPath): Verdict {
  const [a, b] = ends(path.expression);
  if (!a || !b) return 'unknown';
  const named = new Set(ends(path.expression).map(keyOf));
  const isOfPath = (each: Quantity) =>
    named.has(keyOf(each)) || (each.sub === '' && /^[xzX]$/.test(each.letter));
  if (!ends(expression).every(isOfPath)) return 'unknown';
  return best(
    [1].map(() =>
      compare(
        () => 0,
        (world) => {
          const t = timeOf(world);
          const slopeOf = (end: Quantity) =>
            (factorOf(path.expression, end, world, t + nearby)! -
              factorOf(path.expression, end, world, t - nearby)!) /
            (2 * nearby);
          const gap = [a, b].map((end) => {
            const found = factorOf(expression, end, world, t, path);
            if (found === undefined) return undefined;
            const distance = Math.abs(found - slopeOf(end));
            return distance < 1e-6 ? 0 : distance;
          });
          return gap.includes(undefined) ? undefined : Math.max(...gap.map((each) => each!));
        },
      ),
    ),
  );
}

function judgeLoss(right: Expression, path: FlowPath): Verdict {
  const distance = distanceIn(right);
  if (!distance || distance.body.kind !== 'sum') return 'unknown';
  const { terms } = distance.body;
  const isNetwork = (part: Expression) =>
    (part.kind === 'apply' && /^[vu]$/.test(part.head.letter)) ||
    (part.kind === 'quantity' && /^[vu]$/.test(part.letter) && isLearned(part));
  const network = terms.find((term) => somePart(term, isNetwork));
  const rest = terms.filter((term) => term !== network);
  if (!network || rest.length === 0) return 'unknown';
  const isNegative = network.kind === 'product';
  const target: Expression = { kind: 'sum', terms: rest };
  const velocity: Expression = isNegative
    ? target
    : { kind: 'product', factors: [{ kind: 'number', value: -1 }, target] };
  const verdict = velocityVerdict(velocity, path);
  if (verdict !== 'right') return verdict;
  return powerOf(right, distance) === 'bare' ? 'wrong' : 'right';
}

/** x̂_0 and x̂_1 from the state and the velocity along the path. */
function judgeEndpoint({ left, right }: Equation, path: FlowPath): Verdict {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity') return 'unknown';
  const own = { ...head, accent: '', sub: head.sub.replace(/[θφ|t]/g, '') };
  const end = ends(path.expression).find((each) => keyOf(each) === keyOf(own));
  if (!end) return 'unknown';
  return compare(
    (world) => world.free(keyOf(end)),
    (world) => {
      const time = timeOf(world);
      const at = (t: number) => evaluate(path.expression, new FlowValues(world, t, undefined));
      const [later, now] = [at(time + 0.25), at(time)];
      if (later === undefined || now === undefined) return undefined;
      const velocity = (later - now) / 0.25;
      return evaluate(right, new FlowValues(world, time, path, undefined, velocity));
    },
  );
}

/** N(t x_1, (1 − (1 − σ_min) t)²): the factors of the path's two ends, the noise's squared. */
function judgeKernel(right: Expression, path: FlowPath): Verdict {
  const normal = readNormal(right);
  const [a, b] = ends(path.expression);
  if (!normal || !a || !b) return 'unknown';
  const data = ends(normal.mean)[0];
  const other = data && [a, b].find((each) => keyOf(each) !== keyOf(data));
  if (
    !data ||
    !other ||
    ![a, b].some((each) => keyOf(each) === keyOf(data)) ||
    ends(normal.mean).length !== 1
  )
    return 'unknown';
  return compare(
    () => 0,
    (world) => {
      const t = timeOf(world);
      const [signal, spread] = [data, other].map((end) => factorOf(path.expression, end, world, t));
      const mean = factorOf(normal.mean, data, world, t);
      const variance = evaluate(normal.variance, new IdentityValues(new FlowValues(world, t, undefined)));
      if (signal === undefined || spread === undefined || mean === undefined || variance === undefined)
        return undefined;
      // A kernel of another path is no slip, only a spread that lost its square is.
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

/** x_{t+Δt} = x_t + Δt v, and backwards with both signs turned. */
function judgeStep({ left, right }: Equation): Verdict {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity') return 'unknown';
  const step = /^[tsk]([+-])(?:Δ|h|δ|1)/.exec(head.sub);
  if (!step || right.kind !== 'sum' || right.terms.length !== 2) return 'unknown';
  const isNetwork = (part: Expression) =>
    (part.kind === 'apply' ? part.head : part.kind === 'quantity' ? part : undefined)?.letter === 'v';
  const term = right.terms.find((each) => somePart(each, isNetwork));
  if (!term || term.kind !== 'product') return 'unknown';
  const isNegative = term.factors.some((each) => each.kind === 'number' && each.value === -1);
  const isDuration = quantities(term).some(({ letter }) => /^[Δhδ]$/.test(letter));
  if (!isDuration || somePart(term, (part) => part.kind === 'sum')) return 'unknown';
  return isNegative === (step[1] === '-') ? 'right' : 'wrong';
}
