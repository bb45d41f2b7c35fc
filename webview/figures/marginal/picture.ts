import { stateAlong, type ReverseChain } from '../../../src/diffusion/reverseChain';
import type { Meaning } from '../../../src/figures/meaning';
import { withAlpha } from '../kit/colors/color';
import type { FigureTheme } from '../kit/figure';
import { stepX, tracePaths, traceValues, valueY, type PathArea } from './paths';

/** So many of the paths are drawn as lines; all of them count in the histogram. */
const drawnPaths = 120;

/** A colour by what it means, made so opaque. */
type Shade = (meaning: Meaning, opacity: number) => string;

/** How far a run is shown. */
interface Progress {
  readonly chain: ReverseChain;
  readonly taken: number;
  /** How far slow motion is in the next step. */
  readonly fraction: number;
}

/** Many paths faintly, and one of them with the x_0 that is expected of it and its next step. */
export function paintPaths(
  context: CanvasRenderingContext2D,
  area: PathArea,
  progress: Progress,
  theme: FigureTheme,
  shade: Shade,
): void {
  const { chain, taken } = progress;
  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.width + 4, area.height);
  context.clip();
  context.lineWidth = 1;
  context.strokeStyle = shade('state', 0.22);
  tracePaths(context, area, chain, taken, drawnPaths);
  context.stroke();
  context.lineWidth = 1.75;
  context.strokeStyle = theme.foreground;
  tracePaths(context, area, chain, taken, 1);
  context.stroke();
  context.setLineDash([5, 3]);
  context.strokeStyle = shade('prediction', 1);
  context.beginPath();
  traceValues(
    context,
    area,
    Array.from({ length: taken + 1 }, (_, k) => chain.estimate(k)[0]),
  );
  context.stroke();
  context.setLineDash([]);
  paintStep(context, area, progress, theme, shade);
  context.restore();
}

/** The followed path's next step: a line to its mean, and a bar of one σ to both sides of that. */
function paintStep(
  context: CanvasRenderingContext2D,
  area: PathArea,
  { chain, taken, fraction }: Progress,
  theme: FigureTheme,
  shade: Shade,
): void {
  const [x, y] = [stepX(area, taken), valueY(area, chain.at(taken)[0] ?? 0)];
  const step = chain.steps[taken];
  if (step !== undefined) {
    const mean = chain.meanAfter(taken)[0] ?? 0;
    const nextX = stepX(area, taken + 1);
    context.lineWidth = 2;
    context.strokeStyle = shade('prediction', 1);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(nextX, valueY(area, mean));
    context.stroke();
    context.strokeStyle = shade('noise', 1);
    context.beginPath();
    context.moveTo(nextX, valueY(area, mean - step.deviation));
    context.lineTo(nextX, valueY(area, mean + step.deviation));
    context.stroke();
  }
  const shown = stateAlong(chain, taken, fraction)[0] ?? 0;
  context.fillStyle = theme.foreground;
  context.beginPath();
  context.arc(stepX(area, taken + fraction), valueY(area, shown), 3.5, 0, 2 * Math.PI);
  context.fill();
}

/** The axes of the paths: values at the left, and the paper's t below, which falls from T to 0. */
export function paintAxes(
  context: CanvasRenderingContext2D,
  area: PathArea,
  theme: FigureTheme,
  T: number,
): void {
  context.font = `11px ${theme.fontFamily}`;
  context.fillStyle = theme.muted;
  context.strokeStyle = withAlpha(theme.foreground, 0.15);
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const value of [-3, -2, -1, 0, 1, 2, 3]) {
    const y = valueY(area, value);
    context.beginPath();
    context.moveTo(area.left, y);
    context.lineTo(area.left + area.width, y);
    context.stroke();
    context.fillText(String(value).replace('-', '−'), area.left - 6, y);
  }
  context.fillText('xₜ', area.left - 6, valueY(area, 2.5));
  context.textBaseline = 'top';
  context.textAlign = 'center';
  const bottom = area.top + area.height;
  for (const part of [0, 0.5, 1]) {
    context.fillText(String(Math.round(T * (1 - part))), area.left + area.width * part, bottom + 4);
  }
  context.fillText('t', area.left + area.width / 2, bottom + 18);
}
