/** What an own data set’s name tells of it, so that its network can be built where the data themselves are not. */
export interface OwnDataShape {
  /** Width and height in pixels; 1 for points in the plane. */
  readonly side: number;
  /** 1 for grey, 3 for colour, 2 for points: one a coordinate. */
  readonly channels: number;
  readonly classes: number;
}

/** `own-<side>x<channels>x<classes>-<CRC-32 of the contents>`. */
export type OwnDataId = `own-${string}`;

/** The most classes that own data have. */
export const mostOwnClasses = 100;

const pattern = /^own-(1x2|16x1|16x3|32x1|32x3)x([1-9]\d{0,2})-[0-9a-f]{8}$/;

/** Whether a value is the name of own data. */
export const isOwnDataId = (value: unknown): value is OwnDataId =>
  typeof value === 'string' && Number(pattern.exec(value)?.[2] ?? Infinity) <= mostOwnClasses;

/** `checksum` is eight hexadecimal digits. */
export const ownDataId = ({ side, channels, classes }: OwnDataShape, checksum: string): OwnDataId =>
  `own-${side}x${channels}x${classes}-${checksum}`;

/** @throws {RangeError} when there is no such shape. */
export function shapeOfOwnData(id: OwnDataId): OwnDataShape {
  if (!isOwnDataId(id)) {
    throw new RangeError(`${String(id)} names no own data.`);
  }
  const [side = 0, channels = 0, classes = 0] = id.slice('own-'.length).split(/[x-]/).map(Number);
  return { side, channels, classes };
}
