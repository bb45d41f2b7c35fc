import { World } from './world';

/** What is known about an equation: it holds, it does not, or it cannot be told. */
export type Verdict = 'right' | 'wrong' | 'unknown';

/** The draws of every comparison; the last has t = 1 and counts where the formula has a value there. */
export const worlds: readonly World[] = [
  new World({ seed: 11, t: 4, T: 7 }),
  new World({ seed: 23, t: 3, T: 6 }),
  new World({ seed: 37, t: 5, T: 7 }),
  new World({ seed: 41, t: 1, T: 5 }),
];

/** Equal to nine significant digits; near zero, to nine decimal places. */
export const isEqual = (a: number, b: number): boolean =>
  Number.isFinite(a) &&
  Number.isFinite(b) &&
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-3);

/**
 * Compares two values over all draws. A draw in which the truth has no finite value does not count; where the
 * other has none, it is wrong.
 */
export function compare(
  truth: (world: World) => number | undefined,
  other: (world: World) => number | undefined,
): Verdict {
  let counted = 0;
  for (const world of worlds) {
    const expected = truth(world);
    if (expected === undefined || !Number.isFinite(expected)) {
      continue;
    }
    const found = other(world);
    if (world.t === 1 && (found === undefined || !Number.isFinite(found))) {
      continue;
    }
    if (found === undefined) {
      return 'unknown';
    }
    counted++;
    if (!isEqual(expected, found)) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

/** The best of several verdicts: one true form is enough. */
export function best(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict = 'unknown';
  for (const verdict of verdicts) {
    if (verdict === 'right') {
      return 'right';
    }
    if (verdict === 'wrong') {
      found = 'wrong';
    }
  }
  return found;
}

/** Of a whole, from those of its parts: wrong when one is, right when one is and none is wrong. */
export function ofParts(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('wrong') ? 'wrong' : verdicts.includes('right') ? 'right' : 'unknown';
}

/** Of what may be read under several conventions: right when it is under one, wrong when it is under all. */
export function underAny(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('right')
    ? 'right'
    : verdicts.every((each) => each === 'wrong')
      ? 'wrong'
      : 'unknown';
}

/** Of a whole that is right only when all of its parts are: wrong when one is wrong. */
export function ofAll(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('wrong')) {
    return 'wrong';
  }
  return verdicts.length > 0 && verdicts.every((each) => each === 'right') ? 'right' : 'unknown';
}

/** The same function, which computes its value once for each draw. */
export function perWorld<Value>(compute: (world: World) => Value): (world: World) => Value {
  const found = new Map<World, Value>();
  return (world) => {
    if (!found.has(world)) {
      found.set(world, compute(world));
    }
    return found.get(world) as Value;
  };
}
