/** How an array may be seen as pictures. */
export interface PictureLayout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  /** Steps in the array's data from one picture, row, column and channel to the next. */
  readonly strides: {
    readonly picture: number;
    readonly row: number;
    readonly column: number;
    readonly channel: number;
  };
}

/** Pictures of more rows or columns are not drawn. */
const longestSide = 512;
/** Fewer rows or columns of an array of four axes are a kernel's, and no picture's. */
const shortestSide = 8;
const mostPictures = 64;

/**
 * The pictures of an array: [H, W], [N, H, W], [H, W, 3], [N, H, W, C] or [N, C, H, W] with C = 1 or 3, the first 64 of
 * them. Undefined for arrays of other shapes, and for larger pictures.
 */
export function pictureLayout(shape: readonly number[], firstFastest: boolean): PictureLayout | undefined {
  const strides = stridesOf(shape, firstFastest);
  const take = (picture: number | undefined, row: number, column: number, channel: number | undefined) => {
    const [height = 0, width = 0] = [shape[row], shape[column]];
    const channels = channel === undefined ? 1 : shape[channel];
    const [shorter, longer] = [Math.min(height, width), Math.max(height, width)];
    const least = shape.length === 4 ? shortestSide : 2;
    const all = picture === undefined ? 1 : (shape[picture] ?? 0);
    if (shorter < least || longer > longestSide || all === 0 || (channels !== 1 && channels !== 3)) {
      return undefined;
    }
    const stride = (axis: number | undefined) => (axis === undefined ? 0 : (strides[axis] ?? 0));
    return {
      count: Math.min(all, mostPictures),
      height,
      width,
      channels,
      strides: {
        picture: stride(picture),
        row: stride(row),
        column: stride(column),
        channel: stride(channel),
      },
    } as const;
  };
  switch (shape.length) {
    case 2:
      return take(undefined, 0, 1, undefined);
    case 3: {
      const [rows = 0, columns = 0, last] = shape;
      return last === 3 && Math.min(rows, columns) >= shortestSide
        ? take(undefined, 0, 1, 2)
        : take(0, 1, 2, undefined);
    }
    case 4:
      return take(0, 1, 2, 3) ?? take(0, 2, 3, 1);
    default:
      return undefined;
  }
}

function stridesOf(shape: readonly number[], firstFastest: boolean): number[] {
  const product = (extents: readonly number[]) => extents.reduce((all, extent) => all * extent, 1);
  return shape.map((_, axis) => product(firstFastest ? shape.slice(0, axis) : shape.slice(axis + 1)));
}

/** One picture as RGBA, from black at `min` to white at `max`; what is no number is transparent. */
export function pictureBytes(
  at: (index: number) => number,
  { height, width, channels, strides }: PictureLayout,
  picture: number,
  { min, max }: { readonly min: number; readonly max: number },
): Uint8ClampedArray<ArrayBuffer> {
  const scale = max > min ? 255 / (max - min) : 0;
  const bytes = new Uint8ClampedArray(height * width * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = picture * strides.picture + row * strides.row + column * strides.column;
      const to = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const value = at(from + (channels === 3 ? channel : 0) * strides.channel);
        bytes[to + channel] = (value - min) * scale;
        bytes[to + 3] = Number.isNaN(value) ? 0 : 255;
      }
    }
  }
  return bytes;
}

/** One more than the last place that a picture reads from. */
export const pictureEnd = ({ height, width, channels, strides }: PictureLayout, picture: number): number =>
  picture * strides.picture +
  (height - 1) * strides.row +
  (width - 1) * strides.column +
  (channels - 1) * strides.channel +
  1;
