import type { PresetId } from '../../src/protocol/playgroundState';
import { parameterCount } from '../engine/graph/graph';
import { buildUNet } from '../engine/graph/unet';
import { presetConfig } from '../engine/graph/unetConfig';

const counted = new Map<string, number>();

/** How many parameters a preset has on images of this side, counted on its graph. */
export function presetParameters(preset: PresetId, side: number): number {
  const key = `${preset} ${side}`;
  let count = counted.get(key);
  if (count === undefined) {
    count = parameterCount(buildUNet(presetConfig(preset, side)));
    counted.set(key, count);
  }
  return count;
}
