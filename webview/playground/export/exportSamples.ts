import type { SampleFormat } from '../../../src/protocol/toPage';
import type { Provenance } from '../../../src/protocol/provenance';
import type { Run } from '../run/run';
import { withGifComment, withPngText } from './madeIn';
import { encodeNpz } from './npz';
import { encodePngFiles } from './pngFiles';
import { encodePngGrid } from './pngGrid';
import { encodeTrajectoryGif } from './trajectoryGif';

export interface SampleFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The shown samples as a file that says what made them; undefined when there are none. */
export async function exportSamples(run: Run, format: SampleFormat): Promise<SampleFile | undefined> {
  const grid = run.state.sampling ? await run.readPixels('xt') : run.state.kept;
  if (!grid) {
    return undefined;
  }
  const { made } = grid;
  const stem = stemOf(made);
  if (format === 'gif') {
    const frames = run.state.sampling ? await run.readFrames('xt') : [grid];
    return { bytes: withGifComment(encodeTrajectoryGif(frames), made), name: `${stem}.gif` };
  }
  switch (format) {
    case 'png':
      return { bytes: withPngText(await encodePngGrid(grid), made), name: `${stem}.png` };
    case 'pngs': {
      const digits = String(grid.count - 1).length;
      const nameOf = (index: number) => `${stem}-${String(index).padStart(digits, '0')}.png`;
      return { bytes: await encodePngFiles(grid, nameOf, made), name: `${stem}.zip` };
    }
    case 'npz':
      return { bytes: encodeNpz(grid, made), name: `${stem}.npz` };
  }
}

/** A file's name without its ending: by which network, as it was, and from which seed. */
function stemOf({ network, seed }: Provenance): string {
  return `samples-${network.kind === 'model' ? network.id : `step${network.step}`}-seed${seed}`;
}
