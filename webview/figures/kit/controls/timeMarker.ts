import type uPlot from 'uplot';
import type { FigureTheme } from '../figure';

/** Marks the current t: a line across the plot, and a dot on every visible curve. Drawn in canvas pixels. */
export function markTime(plot: uPlot, theme: FigureTheme, t: number): void {
  const { ctx, bbox, data } = plot;
  const scale = devicePixelRatio;
  const x = plot.valToPos(t, 'x', true);
  const index = data[0].indexOf(t);
  ctx.save();
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 1.5 * scale;
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  plot.series.forEach((series, number) => {
    const value = data[number]?.[index];
    if (number === 0 || series.show === false || value === null || value === undefined) {
      return;
    }
    ctx.beginPath();
    ctx.arc(x, plot.valToPos(value, 'y', true), 4 * scale, 0, 2 * Math.PI);
    const { stroke } = series;
    ctx.fillStyle = typeof stroke === 'function' ? stroke(plot, number) : (stroke ?? theme.foreground);
    ctx.fill();
    ctx.strokeStyle = theme.background;
    ctx.stroke();
  });
  ctx.restore();
}
