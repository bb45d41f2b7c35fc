import type { SampleFormat } from '../../../src/protocol/messages';
import type { Run } from '../run';
import { encodeNpz } from './npz';
import { encodePngFiles } from './pngFiles';
import { encodePngGrid } from './pngGrid';
import { encodeTrajectoryGif } from './trajectoryGif';

export interface SampleFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The shown samples as a file; undefined when there are none. `stem` is the file's name without its ending. */
export async function exportSamples(
  run: Run,
  format: SampleFormat,
  stem: string,
): Promise<SampleFile | undefined> {
  if (format === 'gif') {
    const frames = await run.readFrames('xt');
    return frames.length === 0 ? undefined : { bytes: encodeTrajectoryGif(frames), name: `${stem}.gif` };
  }
  const grid = await run.readPixels('xt');
  if (!grid) {
    return undefined;
  }
  switch (format) {
    case 'png':
      return { bytes: await encodePngGrid(grid), name: `${stem}.png` };
    case 'pngs': {
      const digits = String(grid.count - 1).length;
      const nameOf = (index: number) => `${stem}-${String(index).padStart(digits, '0')}.png`;
      return { bytes: await encodePngFiles(grid, nameOf), name: `${stem}.zip` };
    }
    case 'npz':
      return { bytes: encodeNpz(grid), name: `${stem}.npz` };
  }
}
