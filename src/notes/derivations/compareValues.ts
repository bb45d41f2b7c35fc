import type { Expression } from '../formulas/expression';
import { isEqual, worlds, type Verdict } from '../worlds/compare';
import type { World } from '../worlds/world';

/** A side's value in a world, and the names of the free letters it was made of. */
export interface Found {
  readonly value: number;
  readonly names: ReadonlySet<string>;
}
/** The value of a side in a world, with its variable at a value where one is given. */
export type ValueOf = (side: Expression, world: World, value?: number) => Found | undefined;

/** Whether two sides are equal in every world. */
export function pointwise([left, right]: readonly [Expression, Expression], valueOf: ValueOf): Verdict {
  let counted = 0;
  for (const world of worlds) {
    const [a, b] = [valueOf(left, world), valueOf(right, world)];
    const isFinite = a && b && Number.isFinite(a.value) && Number.isFinite(b.value);
    if (!isFinite) {
      if (world.t === 1 || (a && b)) {
        continue;
      }
      return 'unknown';
    }
    if (!haveSameNames(a, b)) {
      return 'unknown';
    }
    counted++;
    if (!isEqual(a.value, b.value)) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

const points = [0.7, 1.3, -0.4];

/** Whether two sides differ only by what does not depend on the variable. */
export function upTo(
  [left, right]: readonly [Expression, Expression],
  valueOf: ValueOf,
  distance: (a: number, b: number) => number,
  state: string,
): Verdict {
  let counted = 0;
  for (const world of worlds.slice(0, 3)) {
    const found: number[] = [];
    for (const point of points) {
      const [a, b] = [valueOf(left, world, point), valueOf(right, world, point)];
      if (!a || !b || !haveSameNames(...withoutConstants(a, b, state))) {
        return 'unknown';
      }
      const apart = distance(a.value, b.value);
      if (!Number.isFinite(apart)) {
        return 'unknown';
      }
      found.push(apart);
    }
    counted++;
    if (!found.every((each) => isEqual(each, found[0]!))) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

/** Each side has all letters of the other: else something was put in that the step does not say. */
const haveSameNames = (a: Found, b: Found): boolean =>
  a.names.size === b.names.size && [...a.names].every((name) => b.names.has(name));

/**
 * Without C and C(x_t, x_0), which hold what does not depend on the variable, and without a bare x beside x_t, which is
 * none of the states that it should be.
 */
const withoutConstants = (a: Found, b: Found, state: string): [Found, Found] => {
  const isLeftOut = (name: string) => /^ C_/.test(name) || name === ` ${state}_^`;
  const [first, second] = [a, b].map(({ value, names }) => ({
    value,
    names: new Set([...names].filter((name) => !isLeftOut(name))),
  }));
  return [first!, second!];
};
