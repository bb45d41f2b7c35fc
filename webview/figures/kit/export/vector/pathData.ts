/** The affine map that a canvas draws by: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f', number>>;

/** Calls of a canvas's context, or of a Path2D, that lengthen a path. */
export const pathCalls = [
  'moveTo',
  'lineTo',
  'quadraticCurveTo',
  'bezierCurveTo',
  'arc',
  'rect',
  'closePath',
] as const;

export type PathCall = (typeof pathCalls)[number];

/** How many times longer a map makes lengths, if it does so alike in all directions. */
export const scaleOf = ({ a, b }: Matrix): number => Math.hypot(a, b);

/** A number of an SVG file: hundredths of a pixel are enough. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * What such a call adds to the data of an SVG path, mapped.
 * @param isFirst whether the path is empty so far
 */
export function pathData(call: PathCall, args: readonly number[], map: Matrix, isFirst: boolean): string {
  const points = (coordinates: readonly number[]): string =>
    Array.from({ length: coordinates.length / 2 }, (_, index) => {
      const [x = 0, y = 0] = coordinates.slice(2 * index);
      return `${rounded(map.a * x + map.c * y + map.e)} ${rounded(map.b * x + map.d * y + map.f)}`;
    }).join(' ');
  switch (call) {
    case 'moveTo':
      return `M${points(args)}`;
    case 'lineTo':
      return `${isFirst ? 'M' : 'L'}${points(args)}`;
    case 'quadraticCurveTo':
      return `Q${points(args)}`;
    case 'bezierCurveTo':
      return `C${points(args)}`;
    case 'arc':
      return arcData(args, points, scaleOf(map), isFirst);
    case 'rect': {
      const [x = 0, y = 0, width = 0, height = 0] = args;
      return `M${points([x, y])}L${points([x + width, y, x + width, y + height, x, y + height])}Z`;
    }
    case 'closePath':
      return 'Z';
  }
}

/** An arc as two halves, since one arc of SVG cannot be a whole circle. */
function arcData(
  args: readonly number[],
  points: (coordinates: readonly number[]) => string,
  scale: number,
  isFirst: boolean,
): string {
  const [x = 0, y = 0, radius = 0, from = 0, to = 0, isCounterclockwise] = args;
  const turn = 2 * Math.PI;
  const direction = isCounterclockwise ? -1 : 1;
  const asked = direction * (to - from);
  const swept = asked >= turn ? turn : ((asked % turn) + turn) % turn;
  const at = (share: number): string => {
    const angle = from + direction * swept * share;
    return points([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
  };
  const bent = `A${rounded(radius * scale)} ${rounded(radius * scale)} 0 0 ${direction === 1 ? 1 : 0} `;
  return `${isFirst ? 'M' : 'L'}${at(0)}${bent}${at(0.5)}${bent}${at(1)}`;
}
