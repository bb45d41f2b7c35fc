import { tileTable, type Moves } from '../tables';
import type { ProductWay } from './productWay';
import type { Place, Rows, Step } from './wasmOperation';

/** From how many channels on the transforms cost less than they save. */
const leastChannels = 8;

/** Tiles that the kernels transform at once, unless an image has more (assembly/winograd.ts). */
const nearTiles = 64;

/** Whether a layer is a 3×3 convolution of stride 1 between even images of one size, and wide enough. */
export function suitsWinograd({ window: { kernel, stride, padding }, input, output }: Moves): boolean {
  const [channels = 0, height = 1, width = 1] = input;
  const [outputs = 0] = output;
  return (
    kernel === 3 &&
    stride === 1 &&
    Object.values(padding).every((zeros) => zeros === 1) &&
    height % 2 === 0 &&
    width % 2 === 0 &&
    channels % 4 === 0 &&
    outputs % 4 === 0 &&
    Math.min(channels, outputs) >= leastChannels
  );
}

/** A convolution, or its gradient by the input, whose weights are turned round for it. */
export function winogradStep(place: Place, from: Rows, to: Rows, way: ProductWay): Step {
  const { kernels } = place.memory;
  const planes = place.planes(way.weight, way.name, way.layout, way.name === 'backward');
  const table = tableOf(place, from);
  const work = place.scratch(transformBytes(place, from, to));
  return () =>
    kernels.winograd(
      from.pointer,
      from.rowBytes,
      from.channels,
      table,
      planes,
      way.bias,
      to.pointer,
      to.rowBytes,
      from.height,
      from.width,
      place.batch,
      work,
    );
}

export function winogradGradientStep(place: Place, from: Rows, to: Rows, gradient: number): Step {
  const { kernels } = place.memory;
  const table = tableOf(place, from);
  const work = place.scratch(transformBytes(place, from, to) + 64 * from.channels * to.channels);
  return () =>
    kernels.winogradWeightGradient(
      from.pointer,
      from.channels,
      table,
      to.pointer,
      to.channels,
      from.height,
      from.width,
      place.batch,
      gradient,
      work,
    );
}

function tableOf({ memory }: Place, { rowBytes, height, width }: Rows): number {
  return memory.table(`tiles ${rowBytes} ${height} ${width}`, () => tileTable(height, width, rowBytes));
}

/** Of sixteen planes of both values' tiles, which stand a little apart. */
function transformBytes({ batch }: Place, from: Rows, to: Rows): number {
  const tiles = from.pixels / 4;
  const atOnce = Math.min(batch, Math.max(1, Math.floor(nearTiles / tiles))) * tiles;
  return 16 * (atOnce * (from.rowBytes + to.rowBytes) + 2 * 64);
}
