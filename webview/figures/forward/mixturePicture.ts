import {
  diffusedMixture,
  mixtureDensityGrid,
  sampleMixture,
  type Mixture,
} from '../../../src/diffusion/distributions/mixture';
import { createMixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import type { Schedule } from '../../../src/diffusion/schedule';
import { memoize } from '../../../src/figures/scheduleMemo';
import { withAlpha } from '../kit/colors/color';
import { contour, type Grid } from '../kit/drawing/contours';
import type { FigureTheme } from '../kit/figure';
import { paintGround, paintParticles } from '../kit/drawing/particles';
import { otherSeed } from './otherSeed';
import type { ForwardSubject } from './subject';

/** The plane is shown from −3.2 to 3.2 in both directions. */
const reach = 3.2;
const mostPoints = 1200;
const fewestPoints = 200;
/** How many numbers a whole chain may draw: about half a second of work. */
const chainBudget = 2.4e6;
const gridSide = 81;
/** Parts of the density's peak at which a contour is drawn. */
const levels = [0.05, 0.2, 0.4, 0.6, 0.8];

/** Points of a mixture of Gaussians in the plane as x_0, and the exact density of x_t behind them. */
export function mixtureSubject(mixture: Mixture, seed: number, T: number): ForwardSubject {
  const count = Math.round(Math.min(mostPoints, Math.max(fewestPoints, chainBudget / (2 * T))));
  const gridAt = memoize((schedule: Schedule, t: number): Grid => ({
    side: gridSide,
    values: mixtureDensityGrid(diffusedMixture(mixture, schedule, t), gridSide, reach),
  }));
  const draw: ForwardSubject['draw'] = (context, side, values, theme) => {
    paintGround(context, side, theme);
    paintParticles(context, side, values, { reach, radius: 0.9, opacity: 0.55, color: theme.foreground });
  };
  const x0 = (of: number): Float32Array =>
    sampleMixture(mixture, count, new RandomStream(of, streams.distribution));
  return {
    x0: x0(seed),
    otherX0: x0(otherSeed(seed)),
    probe: {
      name: 'x',
      distribution: createMixture1d(
        mixture.components.map(({ weight, mean, variance }) => ({ weight, mean: mean[0], variance })),
      ),
    },
    draw,
    drawLarge(context, side, values, theme, schedule, t) {
      paintGround(context, side, theme);
      paintDensity(context, side, gridAt(schedule, t), theme);
      paintParticles(context, side, values, { reach, radius: 1.5, opacity: 0.6, color: theme.foreground });
    },
  };
}

/** The area above each level, one laid over the other, with a line around it. */
function paintDensity(context: CanvasRenderingContext2D, side: number, grid: Grid, theme: FigureTheme): void {
  const peak = grid.values.reduce((most, value) => Math.max(most, value), 0);
  const color = theme.series[0] ?? theme.accent;
  paintHeat(context, side, grid, peak, color);
  const scale = side / (gridSide - 1);
  context.lineWidth = 1;
  levels.forEach((level, index) => {
    context.strokeStyle = withAlpha(color, 0.35 + 0.12 * index);
    context.beginPath();
    for (const [from, to] of contour(grid, level * peak)) {
      context.moveTo(from[0] * scale, from[1] * scale);
      context.lineTo(to[0] * scale, to[1] * scale);
    }
    context.stroke();
  });
}

let heat: HTMLCanvasElement | undefined;

/** The density as opacity, smoothed between the grid's points by the canvas. */
function paintHeat(
  context: CanvasRenderingContext2D,
  side: number,
  { values }: Grid,
  peak: number,
  color: string,
): void {
  heat ??= document.createElement('canvas');
  heat.width = gridSide;
  heat.height = gridSide;
  const ink = heat.getContext('2d');
  if (ink === null) {
    return;
  }
  const mask = new ImageData(gridSide, gridSide);
  values.forEach((value, index) => {
    mask.data[index * 4 + 3] = (110 * value) / peak;
  });
  ink.putImageData(mask, 0, 0);
  ink.globalCompositeOperation = 'source-in';
  ink.fillStyle = color;
  ink.fillRect(0, 0, gridSide, gridSide);
  ink.globalCompositeOperation = 'source-over';
  // A grid point is the centre of a pixel: the outer half pixels hang over the edge.
  const half = side / (gridSide - 1) / 2;
  context.imageSmoothingEnabled = true;
  context.drawImage(heat, -half, -half, side + 2 * half, side + 2 * half);
}
