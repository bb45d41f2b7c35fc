import { mixtureDensityGrid, type Mixture } from '../../../../src/diffusion/distributions/mixture';

/** A mixture's density in the middles of count × count equal cells, row by row from the top, as `lattice` has them. */
export const cellDensities = (mixture: Mixture, count: number, reach: number): Float64Array =>
  mixtureDensityGrid(mixture, count, reach * (1 - 1 / count));

/** A density over a square of the plane as the opacity of one colour, the peak being the most opaque. */
export class DensityMap {
  private readonly canvas = document.createElement('canvas');
  private made: readonly [values: ArrayLike<number>, color: string] | undefined;

  /**
   * Fills a square of `side` CSS pixels.
   * @param values at the middles of equal cells, row by row from the top; the same array is drawn from memory
   * @param opacity of the peak, 0…1
   */
  paint(
    context: CanvasRenderingContext2D,
    side: number,
    values: ArrayLike<number>,
    color: string,
    opacity: number,
  ): void {
    if (this.made?.[0] !== values || this.made[1] !== color) {
      this.make(values, color);
      this.made = [values, color];
    }
    context.save();
    context.globalAlpha *= opacity;
    context.imageSmoothingEnabled = true;
    context.drawImage(this.canvas, 0, 0, side, side);
    context.restore();
  }

  private make(values: ArrayLike<number>, color: string): void {
    const cells = Math.round(Math.sqrt(values.length));
    this.canvas.width = cells;
    this.canvas.height = cells;
    const ink = this.canvas.getContext('2d');
    if (ink === null) {
      return;
    }
    const mask = new ImageData(cells, cells);
    const peak = Array.from(values).reduce((most, value) => Math.max(most, value), 0);
    for (let index = 0; index < values.length; index++) {
      mask.data[4 * index + 3] = peak > 0 ? (255 * (values[index] ?? 0)) / peak : 0;
    }
    ink.putImageData(mask, 0, 0);
    ink.globalCompositeOperation = 'source-in';
    ink.fillStyle = color;
    ink.fillRect(0, 0, cells, cells);
    ink.globalCompositeOperation = 'source-over';
  }
}
