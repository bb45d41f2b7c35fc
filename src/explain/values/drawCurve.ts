import { ink, svgDrawing, type Drawing, type ThemeKind } from '../markdown/drawing';

const width = 280;
const height = 64;
const margin = { left: 4, right: 4, top: 6, bottom: 6 };
const points = 64;

/**
 * A small curve of `f` over t = 1…T, scaled to its own range, with dots at the marked t. Bare lines: the
 * numbers stand in the table above it.
 */
export function drawCurve(
  f: (t: number) => number,
  T: number,
  marks: readonly number[],
  theme: ThemeKind,
): Drawing {
  const times = [
    ...new Set(Array.from({ length: points }, (_, i) => 1 + Math.round((i / (points - 1)) * (T - 1)))),
  ];
  const values = times.map(f);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (t: number) => margin.left + ((t - 1) / (T - 1)) * (width - margin.left - margin.right);
  const y = (value: number) =>
    height - margin.bottom - ((value - low) / span) * (height - margin.top - margin.bottom);
  const at = (t: number, value: number) => `${x(t).toFixed(1)},${y(value).toFixed(1)}`;
  const line = times.map((t, i) => at(t, values[i] ?? 0)).join(' ');
  const dots = marks.map((t) => {
    const [cx, cy] = at(t, f(t)).split(',');
    return `<circle cx="${cx}" cy="${cy}" r="3.5" stroke="none"/>`;
  });
  const base = height - margin.bottom + 3;
  const color = ink[theme];
  return svgDrawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `fill="${color}" stroke="${color}"><path d="M${margin.left} ${base}H${width - margin.right}" stroke-opacity=".4"/>` +
      `<polyline points="${line}" fill="none" stroke-width="1.5"/>${dots.join('')}</svg>`,
    width,
    height,
  );
}
