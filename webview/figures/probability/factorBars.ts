import type { OwnState } from '../../../src/figures';
import { formatNumber } from '../../../src/base/formatNumber';
import { factorName, factorsOf, jointOf } from '../../../src/figures/probability';
import { setFont } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';
import { eventLooks } from './square';

const barHeight = 16;
const rowHeight = 58;
const titleHeight = 20;

/** How high the bars are, in CSS pixels. */
export const factorBarsHeight = 3 * rowHeight + titleHeight + barHeight + 4;

/**
 * A bar for each factor of the chain rule, as long as what is given, and filled by what happens in it; the filled part is
 * the whole of the next one. The last bar is the square with the joint probability.
 */
export function paintFactorBars(
  { context, width, theme, emphasis }: Pen,
  state: OwnState<'probability'>,
): void {
  const factors = factorsOf(state);
  const rows = [
    ...factors.map((factor) => ({
      label: factorName(factor),
      value: factor.value,
      meaning: eventLooks[factor.event].meaning,
    })),
    { label: 'P(A, B, C)', value: jointOf(state), meaning: 'exact' as const },
  ];
  rows.forEach(({ label, value, meaning }, index) => {
    const color = colorOf(meaning)(theme);
    const top = index * rowHeight + titleHeight;
    const isShown = index === state.factor - 1;
    const filled = (value ?? 0) * width;
    if (index < 2 && filled > 0) {
      zoom(context, filled, width, top + barHeight, top + rowHeight, withAlpha(color, 0.12));
    }
    setFont(context, 13, isShown ? 'bold' : '');
    context.fillStyle = theme.foreground;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(`${label} = ${value === undefined ? '–' : formatNumber(value, 3)}`, 0, top - 6);
    context.fillStyle = withAlpha(color, (isShown ? 0.95 : 0.5) * emphasis(meaning));
    context.fillRect(0, top, filled, barHeight);
    context.strokeStyle = isShown ? theme.foreground : theme.border;
    context.lineWidth = isShown ? 2 : 1;
    context.strokeRect(1, top, width - 2, barHeight);
  });
}

/** From the filled part of one bar to the whole of the next. */
function zoom(
  context: CanvasRenderingContext2D,
  filled: number,
  width: number,
  top: number,
  bottom: number,
  color: string,
): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(0, top);
  context.lineTo(filled, top);
  context.lineTo(width, bottom);
  context.lineTo(0, bottom);
  context.fill();
}
