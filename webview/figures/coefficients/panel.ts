import {
  mixture1dDensity,
  mixture1dMoments,
  steppedMixture1d,
  type Mixture1d,
} from '../../../src/diffusion/distributions/mixture1d';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import type { GaussianStep } from '../../../src/diffusion/forwardProcess';
import { processVariance, type LinearProcess } from '../../../src/diffusion/linearProcess';
import { entryAt } from '../../../src/diffusion/schedule';
import { withAlpha } from '../kit/colors/color';
import type { FigureTheme } from '../kit/figure';
import { colorOf } from '../kit/colors/meaningColors';
import { pathsAt, type Paths } from './paths';

/** Every panel shows x from −reach to reach. */
export const reach = 4;
/** The part of a panel's width in which the density of x_t stands. */
const densityPart = 0.24;
/** The density that takes up all of that part. */
const fullDensity = 0.7;

/** What a panel is drawn of. */
export interface PanelScene {
  readonly process: LinearProcess;
  readonly data: Mixture1d;
  readonly paths: Paths;
  readonly seed: number;
  /** The paper's t, 1…T. */
  readonly t: number;
  readonly color: string;
}

/** x_t from x_0 in one step. */
export const wholeStep = ({ signal, noiseVariance }: LinearProcess, t: number): GaussianStep => ({
  signal: entryAt(signal, t),
  noise: Math.sqrt(entryAt(noiseVariance, t)),
});

/** Paths of a process up to t over the band of two standard deviations, and the density of x_t beside N(0, 1). */
export function paintPanel(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  scene: PanelScene,
  theme: FigureTheme,
): void {
  const edge = Math.round(width * (1 - densityPart));
  const x = (t: number): number => (t / scene.process.T) * edge;
  const y = (value: number): number => ((reach - value) / (2 * reach)) * height;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  paintLine(context, [0, y(0)], [width, y(0)], withAlpha(theme.foreground, 0.25));
  paintBand(context, scene, x, y);
  paintPaths(context, scene, x, y, theme);
  paintLine(context, [edge, 0], [edge, height], withAlpha(theme.foreground, 0.25));
  paintDensities(context, scene, { edge, width, height }, y, theme);
  context.restore();
}

type Scale = (value: number) => number;

function paintLine(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
  color: string,
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.lineWidth = 1;
  context.strokeStyle = color;
  context.stroke();
}

/** Two standard deviations of x_t to both sides, for all t. */
function paintBand(
  context: CanvasRenderingContext2D,
  { process, data, paths, color }: PanelScene,
  x: Scale,
  y: Scale,
): void {
  const { variance } = mixture1dMoments(data);
  const half = (t: number): number => 2 * Math.sqrt(processVariance(process, t, variance));
  context.beginPath();
  for (const t of paths.times) {
    context.lineTo(x(t), y(half(t)));
  }
  for (const t of [...paths.times].reverse()) {
    context.lineTo(x(t), y(-half(t)));
  }
  context.fillStyle = withAlpha(color, 0.14);
  context.fill();
}

function paintPaths(
  context: CanvasRenderingContext2D,
  { process, paths, seed, t, color }: PanelScene,
  x: Scale,
  y: Scale,
  theme: FigureTheme,
): void {
  const heads = pathsAt(paths, process, seed, t);
  context.lineWidth = 0.7;
  context.strokeStyle = withAlpha(color, 0.55);
  context.beginPath();
  heads.forEach((head, path) => {
    context.moveTo(x(0), y(paths.states[0]?.[path] ?? 0));
    for (let piece = 1; piece < paths.times.length && (paths.times[piece] ?? 0) < t; piece++) {
      context.lineTo(x(paths.times[piece] ?? 0), y(paths.states[piece]?.[path] ?? 0));
    }
    context.lineTo(x(t), y(head));
  });
  context.stroke();
  context.fillStyle = theme.foreground;
  heads.forEach((head) => context.fillRect(x(t) - 1.25, y(head) - 1.25, 2.5, 2.5));
}

/** The density of x_t, lying on its side, and N(0, 1) as a dotted line. */
function paintDensities(
  context: CanvasRenderingContext2D,
  { process, data, t, color }: PanelScene,
  { edge, width, height }: { readonly edge: number; readonly width: number; readonly height: number },
  y: Scale,
  theme: FigureTheme,
): void {
  const at = steppedMixture1d(data, wholeStep(process, t));
  const scale = (width - edge) / fullDensity;
  const trace = (density: (value: number) => number): void => {
    context.beginPath();
    context.moveTo(edge, 0);
    for (let row = 0; row <= height; row++) {
      const value = reach - (2 * reach * row) / height;
      context.lineTo(edge + scale * density(value), y(value));
    }
    context.lineTo(edge, height);
  };
  trace((value) => mixture1dDensity(at, value));
  context.fillStyle = withAlpha(color, 0.3);
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.stroke();
  trace((value) => gaussianDensity(value, 0, 1));
  context.setLineDash([2, 3]);
  context.strokeStyle = colorOf('noise')(theme);
  context.stroke();
  context.setLineDash([]);
}
