import { nextProbability, stateCount } from '../../../src/diffusion/distributions/circularWalk';
import { formatNumber } from '../../../src/base/formatNumber';
import type { OwnState } from '../../../src/figures';
import { stateNames } from '../../../src/figures/markov';
import { setFont } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

type Point = readonly [x: number, y: number];

const nodeRadius = 20;
/** How far an arrow bends away from the straight line, as a share of its length. */
const bend = 0.16;

interface GraphState extends OwnState<'markov'> {
  readonly path: readonly number[];
  /** How far the next step is, 0…1. */
  readonly fraction: number;
}

/** The three states on a circle, with an arrow for each step, as wide as it is probable now, and where the walk is. */
export function paintGraph({ context, width, height, theme, emphasis }: Pen, state: GraphState): void {
  const { path, step, memory, fraction } = state;
  const [centreX, centreY] = [width / 2, height / 2 + 12];
  const radius = Math.min(width / 2 - nodeRadius - 34, height / 2 - nodeRadius - 26);
  const at = (index: number): Point => {
    const angle = -Math.PI / 2 + (2 * Math.PI * index) / stateCount;
    return [centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle)];
  };
  const now = path[step] ?? 0;
  const before = memory > 0 && step > 0 ? path[step - 1] : undefined;
  for (let from = 0; from < stateCount; from++) {
    for (let to = 0; to < stateCount; to++) {
      const isNow = from === now;
      const probability = nextProbability(state, {
        now: from,
        next: to,
        ...(isNow && before !== undefined ? { before } : {}),
      });
      const color = isNow
        ? withAlpha(colorOf('prediction')(theme), emphasis('prediction'))
        : withAlpha(theme.foreground, 0.3);
      const ink = isNow ? color : theme.muted;
      paintArrow(context, {
        from: at(from),
        to: at(to),
        centre: [centreX, centreY],
        probability,
        color,
        ink,
      });
    }
  }
  for (let index = 0; index < stateCount; index++) {
    paintNode(context, at(index), stateNames[index] ?? '', {
      ground: index === now ? theme.accent : theme.background,
      line: index === before ? colorOf('error')(theme) : theme.foreground,
      dash: index === before ? [3, 3] : [],
      ink: index === now ? theme.background : theme.foreground,
    });
  }
  if (fraction > 0) {
    const [from, to] = [at(now), at(path[step + 1] ?? now)];
    const place = (axis: 0 | 1): number => from[axis] + fraction * (to[axis] - from[axis]);
    context.fillStyle = theme.accent;
    context.beginPath();
    context.arc(place(0), place(1), 8, 0, 2 * Math.PI);
    context.fill();
  }
}

interface Arrow {
  readonly from: Point;
  readonly to: Point;
  readonly centre: Point;
  readonly probability: number;
  readonly color: string;
  /** Of its number, which is read in each theme. */
  readonly ink: string;
}

function paintArrow(context: CanvasRenderingContext2D, arrow: Arrow): void {
  const { from, to, centre, probability, color, ink } = arrow;
  if (probability <= 0) {
    return;
  }
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 0.75 + 6 * probability;
  const isLoop = from[0] === to[0] && from[1] === to[1];
  const label = isLoop ? paintLoop(context, from, centre) : paintBent(context, from, to);
  context.fillStyle = ink;
  setFont(context, 11);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(formatNumber(probability, 2), label[0], label[1]);
}

/** A circle on the far side of a node; where its label goes. */
function paintLoop(context: CanvasRenderingContext2D, node: Point, centre: Point): Point {
  const [dx, dy] = [node[0] - centre[0], node[1] - centre[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [node[0] + (dx / length) * nodeRadius, node[1] + (dy / length) * nodeRadius];
  context.beginPath();
  context.arc(x, y, nodeRadius * 0.65, 0, 2 * Math.PI);
  context.stroke();
  // Beside the loop: above the uppermost there is no room.
  const side = dx < -1 ? -1 : 1;
  return [x + side * (nodeRadius * 0.65 + 18), y];
}

/** A curve to another node with its head, to the left of the way; where its label goes. */
function paintBent(context: CanvasRenderingContext2D, from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const control: Point = [
    (from[0] + to[0]) / 2 + uy * bend * length,
    (from[1] + to[1]) / 2 - ux * bend * length,
  ];
  const approach = Math.atan2(to[1] - control[1], to[0] - control[0]);
  const tip: Point = [
    to[0] - (nodeRadius + 2) * Math.cos(approach),
    to[1] - (nodeRadius + 2) * Math.sin(approach),
  ];
  const head = 5 + context.lineWidth;
  const end: Point = [tip[0] - head * Math.cos(approach), tip[1] - head * Math.sin(approach)];
  context.beginPath();
  context.moveTo(from[0], from[1]);
  context.quadraticCurveTo(control[0], control[1], end[0], end[1]);
  context.stroke();
  context.beginPath();
  context.moveTo(tip[0], tip[1]);
  for (const turn of [0.5, -0.5]) {
    context.lineTo(
      tip[0] - 1.4 * head * Math.cos(approach + turn),
      tip[1] - 1.4 * head * Math.sin(approach + turn),
    );
  }
  context.fill();
  const labelRoom = 12 + context.lineWidth;
  return [
    (from[0] + to[0]) / 2 + uy * (bend * length * 0.5 + labelRoom),
    (from[1] + to[1]) / 2 - ux * (bend * length * 0.5 + labelRoom),
  ];
}

function paintNode(
  context: CanvasRenderingContext2D,
  [x, y]: Point,
  name: string,
  look: {
    readonly ground: string;
    readonly line: string;
    readonly dash: readonly number[];
    readonly ink: string;
  },
): void {
  context.beginPath();
  context.arc(x, y, nodeRadius, 0, 2 * Math.PI);
  context.fillStyle = look.ground;
  context.fill();
  context.strokeStyle = look.line;
  context.lineWidth = 2;
  context.setLineDash([...look.dash]);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = look.ink;
  setFont(context, 15, 'bold');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(name, x, y);
}
