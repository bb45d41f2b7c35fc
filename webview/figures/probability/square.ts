import { together, type EventArea } from '../../../src/diffusion/distributions/events';
import type { OwnState } from '../../../src/figures';
import type { Meaning } from '../../../src/figures/meaning';
import { eventArea, eventIds, factorsOf, type EventId } from '../../../src/figures/probability';
import { setFont } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

export const eventLooks: Readonly<
  Record<EventId, { readonly meaning: Meaning; readonly dash: readonly number[] }>
> = {
  A: { meaning: 'data', dash: [] },
  B: { meaning: 'noise', dash: [9, 4] },
  C: { meaning: 'prediction', dash: [2, 3] },
};

const margin = 2;

/** Where the unit square is in a panel, in CSS pixels. */
export function squareFrame(width: number, height: number) {
  const side = Math.min(width, height) - 2 * margin;
  const left = (width - side) / 2;
  return {
    side,
    x: (value: number): number => left + value * side,
    y: (value: number): number => margin + (1 - value) * side,
    /** The place in the unit square under a place in the panel. */
    at: (x: number, y: number): readonly [number, number] => [(x - left) / side, 1 - (y - margin) / side],
  };
}

type Frame = ReturnType<typeof squareFrame>;

/** The three events in the square; outside of what is given it is veiled, and what is asked for is hatched. */
export function paintSquare(
  { context, width, height, theme, emphasis }: Pen,
  state: OwnState<'probability'>,
): void {
  const frame = squareFrame(width, height);
  const areas = eventIds.map((id) => eventArea(id, state));
  const shown = factorsOf(state)[state.factor - 1];
  const given = (shown?.given ?? []).map((id) => eventArea(id, state));
  const asked = shown === undefined ? together(...areas) : together(eventArea(shown.event, state), ...given);

  eventIds.forEach((id, index) => {
    const area = areas[index];
    if (area !== undefined) {
      context.fillStyle = withAlpha(
        colorOf(eventLooks[id].meaning)(theme),
        0.28 * emphasis(eventLooks[id].meaning),
      );
      context.fillRect(...box(frame, area));
    }
  });
  if (given.length > 0) {
    veil(context, frame, together(...given), withAlpha(theme.background, 0.8));
  }
  hatch(context, frame, asked, withAlpha(theme.foreground, 0.55 * emphasis('exact')));
  eventIds.forEach((id, index) => {
    const area = areas[index];
    if (area !== undefined) {
      const { meaning, dash } = eventLooks[id];
      outline(context, frame, area, withAlpha(colorOf(meaning)(theme), emphasis(meaning)), dash);
    }
  });
  context.strokeStyle = theme.border;
  context.lineWidth = 1;
  context.strokeRect(...box(frame, { left: 0, right: 1, bottom: 0, top: 1 }));
  eventIds.forEach((id, index) => name(context, frame, id, areas[index], theme.foreground, theme.background));
}

const box = (frame: Frame, { left, right, bottom, top }: EventArea): [number, number, number, number] => [
  frame.x(left),
  frame.y(top),
  (right - left) * frame.side,
  (top - bottom) * frame.side,
];

function outline(
  context: CanvasRenderingContext2D,
  frame: Frame,
  area: EventArea,
  color: string,
  dash: readonly number[],
): void {
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.strokeRect(...box(frame, area));
  context.setLineDash([]);
}

/** Covers the square outside of an area. */
function veil(context: CanvasRenderingContext2D, frame: Frame, area: EventArea, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.rect(...box(frame, { left: 0, right: 1, bottom: 0, top: 1 }));
  context.rect(...box(frame, area));
  context.fill('evenodd');
}

function hatch(context: CanvasRenderingContext2D, frame: Frame, area: EventArea, color: string): void {
  const [left, top, width, height] = box(frame, area);
  if (width < 1 || height < 1) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 7) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/** Each in another corner, so that names do not cover one another where events do. */
function name(
  context: CanvasRenderingContext2D,
  frame: Frame,
  id: EventId,
  area: EventArea | undefined,
  ink: string,
  ground: string,
): void {
  if (area === undefined) {
    return;
  }
  const [x, y] =
    id === 'A'
      ? [frame.x(area.left) + 13, frame.y(area.top) + 14]
      : id === 'B'
        ? [frame.x(area.right) - 13, frame.y(area.top) + 14]
        : [frame.x(area.right) - 13, frame.y(area.bottom) - 14];
  setFont(context, 15, 'italic');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.strokeText(id, x, y);
  context.fillStyle = ink;
  context.fillText(id, x, y);
}
