import {
  diffusedMixtureDensity,
  ringMixture,
  sampleMixture,
} from '../../../src/diffusion/distributions/mixture';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import { withAlpha } from '../kit/color';
import { contour, type Grid } from '../kit/contours';
import type { FigureTheme } from '../kit/figure';
import { paintGround, paintParticles } from '../kit/particles';
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

/** Points of a ring of Gaussians in the plane as x_0, and the exact density of x_t behind them. */
export function mixtureSubject(seed: number, T: number): ForwardSubject {
  const mixture = ringMixture();
  const count = Math.round(Math.min(mostPoints, Math.max(fewestPoints, chainBudget / (2 * T))));
  const draw: ForwardSubject['draw'] = (context, side, values, theme) => {
    paintGround(context, side, theme);
    paintParticles(context, side, values, { reach, radius: 0.9, opacity: 0.55, color: theme.foreground });
  };
  return {
    x0: sampleMixture(mixture, count, new RandomStream(seed, streams.distribution)),
    draw,
    drawLarge(context, side, values, theme, schedule, t) {
      paintGround(context, side, theme);
      paintDensity(context, side, densityGrid(diffusedMixtureDensity(mixture, schedule, t)), theme);
      paintParticles(context, side, values, { reach, radius: 1.5, opacity: 0.6, color: theme.foreground });
    },
  };
}

function densityGrid(density: (x: number, y: number) => number): Grid {
  const place = (index: number): number => ((2 * index) / (gridSide - 1) - 1) * reach;
  return {
    side: gridSide,
    values: Float64Array.from({ length: gridSide ** 2 }, (_, index) =>
      density(place(index % gridSide), -place(Math.floor(index / gridSide))),
    ),
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
