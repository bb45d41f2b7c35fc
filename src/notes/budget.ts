/** More steps were needed than were allowed; caught where the limit was set. */
export class OverBudget extends Error {
  constructor() {
    super('The work took more steps than it was allowed.');
  }
}

/** All steps so far, and how many there may be before the running work is given up. */
let spent = 0;
let limit = Infinity;

/** Counts steps of the running work. @throws {OverBudget} when they are more than it is allowed. */
export function spend(steps = 1): void {
  spent += steps;
  if (spent > limit) {
    throw new OverBudget();
  }
}

/**
 * Does some work within a number of steps, and within what is left of the work that it is part of; `over` says what
 * counts instead when it needs more. Steps are counted, not seconds, so that every machine finds the same.
 */
export function withBudget<Value>(steps: number, work: () => Value, over: () => Value): Value {
  const outer = limit;
  limit = Math.min(spent + steps, outer);
  try {
    return work();
  } catch (error) {
    // What the work around it ran out of is for that to say.
    if (!(error instanceof OverBudget) || spent > outer) {
      throw error;
    }
  } finally {
    limit = outer;
  }
  return over();
}

/** How many steps some work takes. */
export function countSteps(work: () => void): number {
  const before = spent;
  work();
  return spent - before;
}
