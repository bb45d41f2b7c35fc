export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

/**
 * The losses of a run in bounded space: when there are too many points, neighbours are averaged in pairs and
 * each later point stands for twice as many steps.
 */
export class LossCurve {
  private kept: LossPoint[] = [];
  private stride = 1;
  private pending: number[] = [];

  constructor(private readonly capacity = 2000) {}

  get points(): readonly LossPoint[] {
    return this.kept;
  }

  add(point: LossPoint): void {
    this.pending.push(point.loss);
    if (this.pending.length < this.stride) return;
    const mean = this.pending.reduce((sum, loss) => sum + loss, 0) / this.pending.length;
    this.kept.push({ step: point.step, loss: mean });
    this.pending = [];
    if (this.kept.length >= this.capacity) this.halve();
  }

  /** Continues a curve that was saved. */
  static of(points: readonly LossPoint[], capacity = 2000): LossCurve {
    const curve = new LossCurve(capacity);
    curve.kept = [...points];
    const last = points.at(-1)?.step ?? 0;
    const before = points.at(-2)?.step ?? last - 1;
    curve.stride = Math.max(1, last - before);
    return curve;
  }

  private halve(): void {
    const halved: LossPoint[] = [];
    for (let i = 0; i + 1 < this.kept.length; i += 2) {
      const [first, second] = [this.kept[i], this.kept[i + 1]];
      if (first && second) halved.push({ step: second.step, loss: (first.loss + second.loss) / 2 });
    }
    this.kept = halved;
    this.stride *= 2;
  }
}
