import { closedForm } from '../../../src/diffusion/forwardProcess';
import type { TargetRow } from '../../../src/figures/parameterisations';
import type { Schedule } from '../../../src/diffusion/schedule';
import { writeMath } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

/** The plane is shown from −reach to reach in both directions. */
const reach = 2.7;
const labelSize = 15;

/** Where a value of the plane is in the panel, in CSS pixels. */
export function planeFrame(width: number, height: number) {
  const unit = Math.min(width, height) / (2 * reach);
  return {
    x: (value: number): number => width / 2 + value * unit,
    y: (value: number): number => height / 2 - value * unit,
    /** The point of the plane under a place in the panel. */
    at: (x: number, y: number): readonly [number, number] => [
      (x - width / 2) / unit,
      (height / 2 - y) / unit,
    ],
  };
}

interface PlaneState {
  readonly schedule: Schedule;
  readonly t: number;
  readonly x0: number;
  readonly epsilon: number;
  readonly rows: readonly TargetRow[];
}

/**
 * The plane of x_0 and ε. x_t and v are the same point in axes that turn with t, so all pairs that x_t allows lie on a line
 * parallel to the axis of v; a wrong prediction is another point on that line.
 */
export function paintPlane(pen: Pen, { schedule, t, x0, epsilon, rows }: PlaneState): void {
  const { context, width, height, theme, emphasis } = pen;
  const frame = planeFrame(width, height);
  const { signal, noise } = closedForm(schedule, t);
  const [data, noiseColor, error, prediction] = (['data', 'noise', 'error', 'prediction'] as const).map(
    (meaning) => withAlpha(colorOf(meaning)(theme), emphasis(meaning)),
  );
  const line = (
    from: readonly [number, number],
    to: readonly [number, number],
    color: string,
    lineWidth: number,
    dash: readonly number[] = [],
  ): void => {
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(frame.x(from[0]), frame.y(from[1]));
    context.lineTo(frame.x(to[0]), frame.y(to[1]));
    context.stroke();
    context.setLineDash([]);
  };
  const far = 3 * reach;
  const xt = signal * x0 + noise * epsilon;
  line([-far, 0], [far, 0], withAlpha(data ?? '', 0.7), 1);
  line([0, -far], [0, far], withAlpha(noiseColor ?? '', 0.7), 1);
  line(
    [-far * signal, -far * noise],
    [far * signal, far * noise],
    withAlpha(theme.foreground, emphasis('state')),
    1.5,
  );
  line(
    [far * noise, -far * signal],
    [-far * noise, far * signal],
    withAlpha(theme.foreground, 0.5),
    1,
    [5, 4],
  );
  // All (x_0, ε) with this x_t.
  const foot: readonly [number, number] = [signal * xt, noise * xt];
  line(
    [foot[0] + far * noise, foot[1] - far * signal],
    [foot[0] - far * noise, foot[1] + far * signal],
    theme.muted,
    1.5,
    [1, 3],
  );
  line(foot, [x0, epsilon], withAlpha(theme.foreground, 0.35), 1);

  const clipped = (value: number): number => Math.min(far, Math.max(-far, value));
  const errorOf = (id: string): number => rows.find((row) => row.id === id)?.error ?? 0;
  const wrong: readonly [number, number] = [
    clipped(x0 + errorOf('x0')),
    clipped(epsilon + errorOf('epsilon')),
  ];
  line([x0, epsilon], wrong, error ?? '', 3);
  line([x0, 0], [wrong[0], 0], error ?? '', 5);
  line([0, epsilon], [0, wrong[1]], error ?? '', 5);
  line([x0, 0], [x0, epsilon], withAlpha(data ?? '', 0.6), 1, [3, 3]);
  line([0, epsilon], [x0, epsilon], withAlpha(noiseColor ?? '', 0.6), 1, [3, 3]);

  dot(context, frame.x(wrong[0]), frame.y(wrong[1]), prediction ?? '', theme.background);
  dot(context, frame.x(x0), frame.y(epsilon), theme.foreground, theme.background);
  const edge = reach * 0.9;
  const label = (text: string, x: number, y: number, color: string): void => {
    context.fillStyle = color;
    context.textBaseline = 'middle';
    // Lines may pass behind it.
    context.save();
    context.fillStyle = theme.background;
    context.fillRect(
      frame.x(x) - labelSize / 2 - 2,
      frame.y(y) - labelSize / 2 - 2,
      labelSize + 4,
      labelSize + 4,
    );
    context.restore();
    writeMath(context, text, frame.x(x), frame.y(y), labelSize, 'center');
  };
  label('x_{0}', edge, -0.22, data ?? '');
  label('ε', 0.22, edge, noiseColor ?? '');
  label('x_{t}', edge * signal - 0.2 * noise, edge * noise + 0.2 * signal, theme.foreground);
  label('v', -edge * noise - 0.2 * signal, edge * signal - 0.2 * noise, theme.foreground);
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, color: string, ground: string): void {
  context.beginPath();
  context.arc(x, y, 5.5, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = ground;
  context.stroke();
}
