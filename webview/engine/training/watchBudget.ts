/** The most of the time that may go into watching a training. */
export const mostShare = 0.1;

/** Nobody looks at pictures that come faster, in seconds. */
const shortestPause = 1;

/** A step's weight in the running means of what steps and looks take. */
const weight = 0.3;

/**
 * When a training is looked at: every so many steps, as few as keep the looks within a share of the time. What they
 * take is measured, and the number follows.
 */
export class WatchBudget {
  /** Seconds of training steps, and of looks. */
  private trained = 0;
  private looked = 0;
  private perStep: number | undefined;
  private perLook: number | undefined;

  /** `expected`: how many steps' time a look takes, as long as none has been measured. */
  constructor(private readonly expected: number) {}

  /** Steps from one look to the next: 1, 2 or 5 times a power of ten; undefined before the first step. */
  get interval(): number | undefined {
    const { perStep, cost } = this;
    if (perStep === undefined || cost === undefined) {
      return undefined;
    }
    return niceAbove(Math.max((cost * (1 - mostShare)) / mostShare, shortestPause) / Math.max(perStep, 1e-9));
  }

  /** Whether a look now would keep all of them within their share of the time. */
  get allows(): boolean {
    const { trained, looked, cost } = this;
    return cost !== undefined && looked + cost <= mostShare * (trained + looked + cost);
  }

  /** Steps until the next one at which a look may be due, at least 1. */
  stepsUntilDue(step: number): number {
    const { interval = 1 } = this;
    return interval - (step % interval);
  }

  isDue(step: number): boolean {
    const { interval } = this;
    return interval !== undefined && step % interval === 0 && this.allows;
  }

  countSteps(steps: number, seconds: number): void {
    this.trained += seconds;
    this.perStep = mean(this.perStep, seconds / steps);
  }

  countLook(seconds: number): void {
    this.looked += seconds;
    this.perLook = mean(this.perLook, seconds);
  }

  private get cost(): number | undefined {
    return this.perLook ?? (this.perStep === undefined ? undefined : this.perStep * this.expected);
  }
}

function mean(before: number | undefined, value: number): number {
  return before === undefined ? value : before + weight * (value - before);
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is not below a number. */
function niceAbove(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5].map((each) => each * power).find((each) => each >= least) ?? 10 * power;
}
