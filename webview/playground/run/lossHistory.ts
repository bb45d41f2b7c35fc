import { LossCurve, type LossPoint } from '../../engine/training/lossCurve';

/** Weight of the newest loss in the smoothed one: about the last fifty steps count. */
const weight = 0.04;

/** The losses that the page knows of: a curve of bounded size, the last loss, and a smoothed one. */
export class LossHistory {
  private curve = new LossCurve();
  private bias = 1;
  private mean = 0;
  last: number | null = null;

  get points(): readonly LossPoint[] {
    return this.curve.points;
  }

  /** Exponential moving average with its start-up bias removed, as Adam does. */
  get smoothed(): number | null {
    return this.last === null ? null : this.mean / (1 - this.bias);
  }

  add(points: readonly LossPoint[]): void {
    for (const point of points) {
      this.curve.add(point);
      this.mean += weight * (point.loss - this.mean);
      this.bias *= 1 - weight;
      this.last = point.loss;
    }
  }

  clear(): void {
    this.curve = new LossCurve();
    this.bias = 1;
    this.mean = 0;
    this.last = null;
  }
}

/** The same smoothing over a whole curve, for drawing. */
export function smooth(points: readonly LossPoint[]): number[] {
  let mean = 0;
  let bias = 1;
  return points.map(({ loss }) => {
    mean += weight * (loss - mean);
    bias *= 1 - weight;
    return mean / (1 - bias);
  });
}
