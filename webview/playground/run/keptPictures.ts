import * as v from 'valibot';
import { provenanceSchema } from '../../../src/protocol/provenance';
import {
  decodeSafetensors,
  encodeSafetensors,
  SafetensorsError,
  type Tensor,
} from '../../../src/safetensors';
import type { MadeGrid } from '../../engine/protocol/pictures';
import type { Run } from './run';

/** More is not kept: pictures are small, but for those of large imported models. */
const mostBytes = 4 * 2 ** 20;

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));
const layoutSchema = v.strictObject({
  width: side,
  height: side,
  count: side,
  columns: v.optional(side),
  made: provenanceSchema,
});

/** Pictures with what made them, as one safetensors file. */
export function encodePictures({ pixels, colours, points, ...layout }: MadeGrid): Uint8Array | undefined {
  const tensors = new Map<string, Tensor>();
  tensors.set('pixels', { dtype: 'U8', shape: [pixels.length], data: pixels });
  if (colours) {
    tensors.set('colours', { dtype: 'U8', shape: [colours.length], data: colours });
  }
  if (points) {
    tensors.set('points', { dtype: 'F32', shape: [points.length], data: points });
  }
  const file = encodeSafetensors(tensors, { pictures: JSON.stringify(layout) });
  return file.length > mostBytes ? undefined : file;
}

/** Reads them back; undefined when the file is none of those or is damaged. */
export function decodePictures(file: Uint8Array): MadeGrid | undefined {
  try {
    const { metadata, tensors } = decodeSafetensors(file);
    const layout = v.parse(layoutSchema, JSON.parse(metadata['pictures'] ?? ''));
    const { width, height, count, made, columns } = layout;
    const area = width * height * count;
    const [pixels, colours, points] = ['pixels', 'colours', 'points'].map((name) => tensors.get(name));
    if (pixels?.dtype !== 'U8' || pixels.data.length !== area) {
      return undefined;
    }
    return {
      width,
      height,
      count,
      made,
      pixels: pixels.data,
      ...(columns === undefined ? {} : { columns }),
      ...(colours?.dtype === 'U8' && colours.data.length === 3 * area ? { colours: colours.data } : {}),
      ...(points?.dtype === 'F32' && points.data.length === 2 * count ? { points: points.data } : {}),
    };
  } catch (error) {
    if (error instanceof SafetensorsError || error instanceof SyntaxError || v.isValiError(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Keeps the last pictures of the page: where it shows them again, and, as a file, where `keep` puts it, which is told
 * whether they are by the run's own network.
 */
export function keepPictures(run: Run, keep: (file: Uint8Array, byRun: boolean) => void): void {
  let kept = 0;
  run.subscribe(() => {
    const { sampling } = run.state;
    if (!sampling?.done || sampling.number === kept) {
      return;
    }
    kept = sampling.number;
    const byRun = run.state.shownModel === undefined;
    run.readPixels('xt').then(
      (grid) => {
        run.state.kept = grid;
        const file = grid && encodePictures(grid);
        if (file) {
          keep(file, byRun);
        }
      },
      // The engine went away meanwhile, which is told; the pictures before these stay.
      () => undefined,
    );
  });
}
