export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

/**
 * The losses of a run in bounded space, which is taken at once: when there are too many points, neighbours are
 * averaged in pairs and each later point stands for twice as many steps.
 */
export class LossCurve {
  private readonly steps: Float64Array;
  private readonly losses: Float64Array;
  private count = 0;
  private stride = 1;
  private pending = { sum: 0, count: 0 };

  constructor(private readonly capacity = 2000) {
    this.steps = new Float64Array(capacity);
    this.losses = new Float64Array(capacity);
  }

  get points(): readonly LossPoint[] {
    return Array.from({ length: this.count }, (_, i) => this.at(i));
  }

  add({ step, loss }: LossPoint): void {
    const { pending } = this;
    pending.sum += loss;
    pending.count += 1;
    if (pending.count < this.stride) {
      return;
    }
    this.keep({ step, loss: pending.sum / pending.count });
    this.pending = { sum: 0, count: 0 };
  }

  /** Continues a curve that was saved. */
  static of(points: readonly LossPoint[], capacity = 2000): LossCurve {
    const curve = new LossCurve(capacity);
    const last = points.at(-1)?.step ?? 0;
    const before = points.at(-2)?.step ?? last - 1;
    curve.stride = Math.max(1, last - before);
    for (const point of points) {
      curve.keep(point);
    }
    return curve;
  }

  private at(i: number): LossPoint {
    return { step: this.steps[i] ?? NaN, loss: this.losses[i] ?? NaN };
  }

  private keep({ step, loss }: LossPoint): void {
    this.steps[this.count] = step;
    this.losses[this.count] = loss;
    this.count += 1;
    if (this.count >= this.capacity) {
      this.halve();
    }
  }

  private halve(): void {
    const half = Math.floor(this.count / 2);
    for (let i = 0; i < half; i++) {
      const [first, second] = [this.at(2 * i), this.at(2 * i + 1)];
      this.steps[i] = second.step;
      this.losses[i] = (first.loss + second.loss) / 2;
    }
    this.count = half;
    this.stride *= 2;
  }
}
