import type uPlot from 'uplot';
import { withAlpha } from '../kit/colors/color';

/** The least width of a bar with a gap beside it, in canvas pixels. */
const leastWidth = 3;

/** A bar under each point of the first curve: side by side, or as one area where there are too many. */
export function paintTermBars(plot: uPlot, color: string): void {
  const { ctx, bbox, data } = plot;
  const [steps, values] = [data[0], data[1]];
  const first = steps[0] ?? 1;
  const width = plot.valToPos(first + 1, 'x', true) - plot.valToPos(first, 'x', true);
  const gap = width > leastWidth ? Math.max(1, width * 0.2) : 0;
  const bottom = bbox.top + bbox.height;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = withAlpha(color, 0.3);
  ctx.beginPath();
  steps.forEach((t, index) => {
    const value = values?.[index];
    const left = plot.valToPos(t, 'x', true) - width / 2;
    const top = typeof value === 'number' ? Math.min(bottom, plot.valToPos(value, 'y', true)) : bottom;
    if (gap > 0) {
      ctx.rect(left, top, width - gap, bottom - top);
    } else {
      // One outline: a thousand rectangles that touch take long to fill.
      if (index === 0) {
        ctx.moveTo(left, bottom);
      }
      ctx.lineTo(left, top);
      ctx.lineTo(left + width, top);
    }
  });
  if (gap === 0) {
    ctx.lineTo(plot.valToPos(steps.at(-1) ?? first, 'x', true) + width / 2, bottom);
  }
  ctx.fill();
  ctx.restore();
}
