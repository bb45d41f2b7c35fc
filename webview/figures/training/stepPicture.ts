import { closedForm } from '../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../src/diffusion/parameterisation';
import type { TinyStep } from '../../../src/diffusion/tinyNetworks/tinyDiffusion';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { targets, type Target } from '../../../src/figures/training';
import { readable } from '../kit/colors/color';
import { colorOf, stateColor } from '../kit/colors/meaningColors';
import { setFont } from '../kit/drawing/canvasText';
import { PlaneBrush } from '../kit/drawing/plane';
import type { FigureTheme } from '../kit/figure';

/** The plane is shown from −2.8 to 2.8 in both directions. */
export const reach = 2.8;
/** Points whose way is drawn with arrows, the first ones of the batch. */
export const followed = 4;

type Vector = readonly [x: number, y: number];

/** A point's way through Algorithm 1, all in the plane of x_t. */
export interface PointWay {
  readonly t: number;
  readonly x0: Vector;
  /** √ᾱ_t x_0, where the noise begins. */
  readonly scaled: Vector;
  readonly xt: Vector;
  /** √ᾱ_t x̂_0, where the noise begins by the network's answer. */
  readonly guessed: Vector;
  readonly signal: number;
  readonly noise: number;
}

/** The way of a batch's point; the network's answer is taken for what it says of ε, whatever its target. */
export function pointWay({ t, x0, xt, output }: TinyStep, target: Target, point: number): PointWay {
  const at = (values: Float64Array): Vector => [values[2 * point]!, values[2 * point + 1]!];
  const level = closedForm(networkNoise, t[point]!);
  const form = convertPrediction(targets[target], 'epsilon', level);
  const [state, answer] = [at(xt), at(output)];
  const guess = (axis: 0 | 1): number =>
    state[axis] - level.noise * (form.x * state[axis] + form.output * answer[axis]);
  const [cleanX, cleanY] = at(x0);
  return {
    t: t[point]!,
    x0: [cleanX, cleanY],
    scaled: [level.signal * cleanX, level.signal * cleanY],
    xt: state,
    guessed: [guess(0), guess(1)],
    ...level,
  };
}

const between = ([ax, ay]: Vector, [bx, by]: Vector, part: number): Vector => [
  ax + part * (bx - ax),
  ay + part * (by - ay),
];
const less = ([ax, ay]: Vector, [bx, by]: Vector): Vector => [ax - bx, ay - by];

/** How far each line of the algorithm is, 0…1, for the part of a step that is done: lines 2 to 5 take a quarter each. */
export const lineParts = (done: number): readonly [number, number, number, number] => {
  const part = (line: number): number => Math.min(1, Math.max(0, 4 * done - line));
  return [part(0), part(1), part(2), part(3)];
};

/** Draws a step's batch, of a step that is under way the part that is done. */
export function paintStep(
  context: CanvasRenderingContext2D,
  side: number,
  { step, target, done }: { readonly step: TinyStep; readonly target: Target; readonly done: number },
  theme: FigureTheme,
): void {
  const brush = new PlaneBrush(context, side, reach, theme);
  const [drawn, scaledPart, noised, answered] = lineParts(done);
  brush.dots(step.x0, colorOf('data')(theme), 2, 0.6 * drawn);
  const ways = Array.from(step.t, (_, point) => pointWay(step, target, point));
  if (scaledPart > 0) {
    for (const way of ways) {
      const place =
        noised > 0 ? between(way.scaled, way.xt, noised) : between(way.x0, way.scaled, scaledPart);
      brush.dots(place, stateColor(theme, way.signal, way.noise), 2, 0.75);
    }
  }
  ways.slice(0, followed).forEach((way, index) => {
    paintWay(brush, way, [drawn, scaledPart, noised, answered], theme);
    if (noised === 1) {
      label(context, side, way.xt, String(index + 1), theme);
    }
  });
}

function paintWay(
  brush: PlaneBrush,
  { x0, scaled, xt, guessed }: PointWay,
  [drawn, scaledPart, noised, answered]: readonly [number, number, number, number],
  theme: FigureTheme,
): void {
  const data = colorOf('data')(theme);
  if (drawn > 0) {
    brush.dots(x0, data, 4, drawn);
  }
  if (scaledPart > 0) {
    brush.line([...x0, ...between(x0, scaled, scaledPart)], data, 1.5, 0.9);
  }
  if (noised > 0) {
    brush.arrow(scaled, less(between(scaled, xt, noised), scaled), colorOf('noise')(theme), 2);
  }
  if (answered > 0) {
    brush.arrow(xt, less(between(xt, guessed, answered), xt), colorOf('prediction')(theme), 2);
  }
  if (answered === 1) {
    brush.line([...scaled, ...guessed], colorOf('error')(theme), 3, 1);
  }
}

/** A number beside a point of the plane, inside the picture. */
function label(
  context: CanvasRenderingContext2D,
  side: number,
  [x, y]: Vector,
  text: string,
  theme: FigureTheme,
): void {
  setFont(context, 12, 'bold');
  context.fillStyle = readable(theme.foreground, theme);
  const place = (value: number): number =>
    Math.min(side - 14, Math.max(12, ((value + reach) / (2 * reach)) * side));
  context.fillText(text, place(x) + 5, place(-y) - 4);
}
