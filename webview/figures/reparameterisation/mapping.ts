import { deviationOf, valueOf } from '../../../src/diffusion/distributions/gradientEstimates';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import type { FigureState } from '../../../src/figures';
import { drawsOf } from '../../../src/figures/reparameterisation';
import { setFont, writeMath } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

/** Both axes show values from −reach to reach. */
const reach = 5;
/** So many of the last draws are shown: more lines would hide one another. */
const shownDraws = 40;

export const mappingHeight = 284;
const upperAxis = 76;
const lowerAxis = 168;
const bellHeight = 56;
const functionBase = 262;
const functionHeight = 66;

/** z on the upper axis, x = μ + σ z on the lower one, each z joined with its x, the last draw in bold; below f with its value at each x. */
export function paintMapping(
  { context, width, theme, emphasis }: Pen,
  state: FigureState<'reparameterisation'>,
): void {
  const place = (value: number): number => ((value + reach) / (2 * reach)) * width;
  const sigma = deviationOf(state);
  const [noise, prediction, exact] = (['noise', 'prediction', 'exact'] as const).map((meaning) =>
    withAlpha(colorOf(meaning)(theme), emphasis(meaning)),
  );
  const points = drawsOf(state.seed).subarray(Math.max(0, state.draws - shownDraws), state.draws);

  bell(context, width, { mean: 0, sigma: 1, base: upperAxis, color: noise ?? '' });
  bell(context, width, { mean: state.mean, sigma, base: lowerAxis, color: prediction ?? '' });
  points.forEach((z, index) => {
    const isLast = index === points.length - 1;
    const x = state.mean + sigma * z;
    context.lineWidth = isLast ? 2 : 1;
    context.strokeStyle = withAlpha(theme.foreground, isLast ? 0.9 : 0.28);
    context.beginPath();
    context.moveTo(place(z), upperAxis);
    context.lineTo(place(x), lowerAxis);
    context.stroke();
    dot(context, place(z), upperAxis, noise ?? '');
    dot(context, place(x), lowerAxis, prediction ?? '');
  });
  axis(context, width, upperAxis, theme.muted, place);
  axis(context, width, lowerAxis, theme.muted, place);
  paintFunction(context, width, state, { color: exact ?? '', points, sigma });
  context.textBaseline = 'alphabetic';
  context.fillStyle = noise ?? '';
  writeMath(context, 'z', 2, upperAxis - 8, 16);
  context.fillStyle = prediction ?? '';
  writeMath(context, 'x', 2, lowerAxis - 8, 16);
  context.fillStyle = exact ?? '';
  writeMath(context, 'f(x)', 2, functionBase + 16, 16);
}

/** A density over an axis, at most `bellHeight` high. */
function bell(
  context: CanvasRenderingContext2D,
  width: number,
  look: { readonly mean: number; readonly sigma: number; readonly base: number; readonly color: string },
): void {
  const { mean, sigma, base, color } = look;
  // As high as its density, but no higher than there is room for.
  const scale = Math.min(bellHeight / gaussianDensity(mean, mean, sigma ** 2), bellHeight / 0.4);
  context.beginPath();
  context.moveTo(0, base);
  for (let pixel = 0; pixel <= width; pixel++) {
    const value = (pixel / width) * 2 * reach - reach;
    context.lineTo(pixel, base - scale * gaussianDensity(value, mean, sigma ** 2));
  }
  context.lineTo(width, base);
  context.fillStyle = withAlpha(color, 0.16);
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.stroke();
}

function axis(
  context: CanvasRenderingContext2D,
  width: number,
  y: number,
  color: string,
  place: (value: number) => number,
): void {
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  setFont(context, 11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (let value = -4; value <= 4; value += 2) {
    context.moveTo(place(value), y);
    context.lineTo(place(value), y + 4);
    context.fillText(String(value).replace('-', '−'), place(value), y + 6);
  }
  context.stroke();
}

function paintFunction(
  context: CanvasRenderingContext2D,
  width: number,
  { of, mean }: FigureState<'reparameterisation'>,
  look: { readonly color: string; readonly points: Float32Array; readonly sigma: number },
): void {
  const { color, points, sigma } = look;
  const place = (value: number): number => ((value + reach) / (2 * reach)) * width;
  const [least, most] = of === 'square' ? [0, reach ** 2] : of === 'sine' ? [-1, 1] : [0, 1];
  const height = (x: number): number =>
    functionBase - ((valueOf(of, x) - least) / (most - least)) * functionHeight;
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.setLineDash([9, 4]);
  context.beginPath();
  for (let pixel = 0; pixel <= width; pixel++) {
    const y = height((pixel / width) * 2 * reach - reach);
    if (pixel === 0) {
      context.moveTo(pixel, y);
    } else {
      context.lineTo(pixel, y);
    }
  }
  context.stroke();
  context.setLineDash([]);
  for (const z of points) {
    const x = mean + sigma * z;
    if (Math.abs(x) <= reach) {
      dot(context, place(x), height(x), color);
    }
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, 2.5, 0, 2 * Math.PI);
  context.fill();
}
