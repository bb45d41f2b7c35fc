import { drawGrey } from '../kit/drawing/greyImage';
import { readTheme } from '../kit/colors/theme';

const gap = 3;
/** The widest that one map is drawn, in CSS pixels. */
const largest = 72;

/**
 * Draws square maps of `width` × `width` values in rows of sixteen, of eight where there is little room.
 * @param framed The place of a value that has a frame around it, of each map.
 */
export function drawMaps(
  canvas: HTMLCanvasElement,
  maps: readonly Float32Array[],
  width: number,
  framed?: (map: number) => number,
): void {
  const room = canvas.parentElement?.clientWidth ?? 0;
  const context = canvas.getContext('2d');
  canvas.hidden = maps.length === 0;
  if (room === 0 || context === null || maps.length === 0) {
    return;
  }
  const columns = Math.min(maps.length, room < 500 ? 8 : 16);
  const side = Math.min(largest, (room - gap * (columns - 1)) / columns);
  const rows = Math.ceil(maps.length / columns);
  const size = { width: columns * (side + gap) - gap, height: rows * (side + gap) - gap };
  canvas.style.width = `${size.width}px`;
  canvas.style.height = `${size.height}px`;
  canvas.width = Math.round(size.width * devicePixelRatio);
  canvas.height = Math.round(size.height * devicePixelRatio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  const { border, accent } = readTheme();
  maps.forEach((map, index) => {
    const x = (index % columns) * (side + gap);
    const y = Math.floor(index / columns) * (side + gap);
    drawGrey(context, map, width, { x, y, side });
    context.strokeStyle = border;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
    if (framed) {
      const [place, cell] = [framed(index), side / width];
      context.strokeStyle = accent;
      context.lineWidth = 2;
      context.strokeRect(
        x + (place % width) * cell + 1,
        y + Math.floor(place / width) * cell + 1,
        cell - 2,
        cell - 2,
      );
    }
  });
}
