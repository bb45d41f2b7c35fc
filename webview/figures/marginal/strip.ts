import { mixture1dDensity, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { histogram } from '../kit/drawing/histogram';
import { valueY, type PathArea } from './paths';

const binCount = 64;
const curvePieces = 160;

/** The histogram of values as bars to the right, and an exact density as a line over them. */
export function paintStrip(
  context: CanvasRenderingContext2D,
  area: PathArea,
  values: Float32Array,
  exact: Mixture1d,
  colors: { readonly bars: string; readonly line: string },
): void {
  const { left, top, width, height, reach } = area;
  const bars = histogram(values, { from: -reach, to: reach, count: binCount });
  const curve = Array.from({ length: curvePieces + 1 }, (_, i) => {
    const x = -reach + (2 * reach * i) / curvePieces;
    return [x, mixture1dDensity(exact, x)] as const;
  });
  const scale = width / Math.max(...bars, ...curve.map(([, density]) => density));
  const barHeight = height / binCount;
  context.fillStyle = colors.bars;
  bars.forEach((density, bin) => {
    context.fillRect(left, top + height - (bin + 1) * barHeight, density * scale, barHeight - 0.5);
  });
  context.strokeStyle = colors.line;
  context.lineWidth = 2;
  context.beginPath();
  for (const [x, density] of curve) {
    context.lineTo(left + density * scale, valueY(area, x));
  }
  context.stroke();
}
