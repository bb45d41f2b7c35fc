import * as l10n from '@vscode/l10n';
import { mixture1dDensity, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { mixtureAt } from '../../../src/figures/mixture';
import { memoize } from '../../../src/figures/scheduleMemo';
import { withAlpha } from '../kit/colors/color';
import type { FigureTheme } from '../kit/figure';
import { stateColor } from '../kit/colors/meaningColors';
import { drawsAt, type Draws } from './draws';

/** The line is shown from −4.5 to 4.5. */
export const reach = 4.5;
/** Free space beside the ridges in CSS pixels, as wide as a chart's. */
const sides = { left: 46, right: 24 } as const;
const rows = 14;
const points = 240;
const drawsOnRow = 60;
const drawsOnTop = 500;

/** What the ridges are drawn of. */
export interface RidgeScene {
  readonly data: Mixture1d;
  readonly draws: Draws;
  readonly schedule: Schedule;
  /** The paper's t, 0…T. */
  readonly t: number;
}

/** A density at evenly placed points of the line. */
interface Ridge {
  readonly t: number;
  readonly heights: Float64Array;
}

const place = (index: number): number => -reach + (2 * reach * index) / points;

function ridgeAt(data: Mixture1d, schedule: Schedule, t: number): Ridge {
  const at = mixtureAt(data, schedule, t);
  return { t, heights: Float64Array.from({ length: points + 1 }, (_, i) => mixture1dDensity(at, place(i))) };
}

const standingRidges = memoize((data: Mixture1d, schedule: Schedule): readonly Ridge[] =>
  Array.from({ length: rows }, (_, row) =>
    ridgeAt(data, schedule, Math.round((row * schedule.T) / (rows - 1))),
  ),
);

/** The t of a height on the surface. */
export const timeAtHeight = (y: number, height: number, T: number): number => {
  const { top, bottom } = baselines(height);
  return Math.min(T, Math.max(1, Math.round(((y - top) / (bottom - top)) * T)));
};

/** The baselines of t = 0 and t = T. */
const baselines = (height: number) => ({ top: 0.22 * height, bottom: height - 12 });

/** Densities over t, one behind the other with t = 0 at the back, draws along them, and the one of t on top. */
export function paintRidges(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  scene: RidgeScene,
  theme: FigureTheme,
): void {
  const { data, draws, schedule, t } = scene;
  const { top, bottom } = baselines(height);
  const x = (value: number): number =>
    sides.left + ((value + reach) / (2 * reach)) * (width - sides.left - sides.right);
  const ridges = standingRidges(data, schedule);
  const peak = ridges.reduce((most, ridge) => Math.max(most, ...ridge.heights), 0);
  const rise = (0.85 * top) / peak;
  const paint = (ridge: Ridge, dots: number, weight: number): void => {
    const step = closedForm(schedule, ridge.t);
    const base = top + ((bottom - top) * ridge.t) / schedule.T;
    const color = stateColor(theme, step.signal, step.noise);
    paintRidge(context, ridge, { x, base, rise, weight, color, ground: theme.background });
    paintDraws(context, drawsAt(draws, step).subarray(0, dots), weight > 1 ? ridge : undefined, {
      x,
      base,
      rise,
      color: weight > 1 ? theme.foreground : color,
    });
  };
  const current = ridgeAt(data, schedule, t);
  for (const ridge of ridges) {
    if (ridge.t !== t) {
      paint(ridge, drawsOnRow, 1);
    }
  }
  paint(current, drawsOnTop, 2.5);
  paintTimes(context, schedule.T, t, { top, bottom }, theme);
}

interface Frame {
  readonly x: (value: number) => number;
  /** Where the density 0 is drawn, and how many pixels the density 1 rises above it. */
  readonly base: number;
  readonly rise: number;
  readonly color: string;
}

function paintRidge(
  context: CanvasRenderingContext2D,
  { heights }: Ridge,
  { x, base, rise, color, weight, ground }: Frame & { readonly weight: number; readonly ground: string },
): void {
  context.beginPath();
  heights.forEach((density, index) => context.lineTo(x(place(index)), base - rise * density));
  context.strokeStyle = color;
  context.lineWidth = weight;
  context.fillStyle = ground;
  context.globalAlpha = weight > 1 ? 0.75 : 1;
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = withAlpha(color, weight > 1 ? 0.3 : 0.18);
  context.fill();
  context.stroke();
}

/** Draws on the baseline, or spread evenly under their ridge. */
function paintDraws(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  under: Ridge | undefined,
  { x, base, rise, color }: Frame,
): void {
  context.fillStyle = withAlpha(color, under ? 0.6 : 0.8);
  values.forEach((value, index) => {
    if (Math.abs(value) > reach) {
      return;
    }
    const density = under?.heights[Math.round(((value + reach) / (2 * reach)) * points)] ?? 0;
    // Multiples of the golden ratio fill 0…1 evenly.
    const part = (index * 0.6180339887) % 1;
    context.fillRect(x(value) - 0.75, base - part * rise * density - 0.75, 1.5, 1.5);
  });
}

/** The t of the first and the last ridge, and of the one on top. */
function paintTimes(
  context: CanvasRenderingContext2D,
  T: number,
  t: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  theme: FigureTheme,
): void {
  context.font = `11px ${theme.fontFamily}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const at = (time: number): number => top + ((bottom - top) * time) / T;
  for (const [time, color] of [
    [0, theme.muted],
    [T, theme.muted],
    [t, theme.foreground],
  ] as const) {
    if (time === t || Math.abs(at(time) - at(t)) > 14) {
      context.fillStyle = color;
      context.fillText(l10n.t('t = {0}', time), sides.left - 2, at(time));
    }
  }
}
