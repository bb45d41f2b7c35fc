/** A mean and its standard error, NaN where a single value tells none. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Mean and standard error of numbers as they come (Welford 1962). */
export class MeanAndError {
  private count = 0;
  private mean = 0;
  private squares = 0;

  static of(values: Iterable<number>): Estimate {
    const all = new MeanAndError();
    for (const value of values) {
      all.add(value);
    }
    return all.estimate;
  }

  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
  }

  get estimate(): Estimate {
    const n = this.count;
    return { value: this.mean, standardError: n > 1 ? Math.sqrt(this.squares / (n - 1) / n) : NaN };
  }
}
