import type { Equation } from '../../formulas/equation';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, mapQuantities, quantities } from '../../formulas/expression';
import { keyOf } from '../../worlds/letters';
import { isLearned } from '../../vocabulary/roles';
import type { Verdict } from '../../worlds/compare';
import type { World } from '../../worlds/world';

/** A path x_t = a(t) A + b(t) B between two ends, whose velocity its other formulas must agree with. */
export interface FlowPath {
  readonly expression: Expression;
}

/** Whether an equation is true of a path. */
export type JudgeAlongPath = (equation: Equation, path: FlowPath) => Verdict;

export const timeOf = (world: World): number => 0.1 + 0.8 * world.uniform('time');

/** Letters as numbers of their own; the state is where the path is, and t is a time between 0 and 1. */
export class FlowValues implements Values {
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
    if (this.scaled?.[0] === key) {
      return this.scaled[1];
    }
    const { letter, sub, accent } = quantity;
    if (letter === 't' && sub === '') {
      return this.time;
    }
    if (accent === '' && /^[xzXψφ]$/.test(letter) && /^t?$/.test(sub)) {
      return this.state();
    }
    if (/^[vu]$/.test(letter) && this.velocity !== undefined) {
      return this.velocity;
    }
    return this.world.free(key);
  }

  call({ head }: Call): number | undefined {
    if (/^[xzXψφ]$/.test(head.letter) && head.sub === 't') {
      return this.state();
    }
    if (/^[vu]$/.test(head.letter)) {
      return this.velocity ?? this.world.free('the network');
    }
    return undefined;
  }

  private state(): number | undefined {
    if (!this.path) {
      return undefined;
    }
    return evaluate(this.path.expression, new FlowValues(this.world, this.time, undefined, this.scaled));
  }
}

export const ends = (expression: Expression): Quantity[] => {
  const found = new Map<string, Quantity>();
  for (const each of quantities(expression)) {
    if (/^[xzXεyY]$/.test(each.letter) && /^[01]?$/.test(each.sub) && !isLearned(each)) {
      found.set(keyOf(each), each);
    }
  }
  return [...found.values()];
};

/** How much of one end is in an expression at a time. */
export function factorOf(
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

/** The same path from its end to its start. */
export function turnedPath({ expression }: FlowPath): FlowPath | undefined {
  const [a, b] = ends(expression);
  if (!a || !b) {
    return undefined;
  }
  const exchanged = new Map([
    [keyOf(a), b],
    [keyOf(b), a],
  ]);
  return {
    expression: mapQuantities(expression, (each) => exchanged.get(keyOf(each)) ?? each),
  };
}
