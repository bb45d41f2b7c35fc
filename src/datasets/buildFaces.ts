// Runs in Node while the extension is built; what it makes is read by faces.ts.
import { createAvatar } from '@dicebear/core';
import * as pixelArt from '@dicebear/pixel-art';
import { openRasteriser, rasterise } from './rasterise';

/** The faces' side in pixels, at which they are designed. */
export const faceSide = 16;

const count = 1024;
const mostColours = 256;

export const faceLicence =
  'Pixel Art by DiceBear: CC0 1.0. Made by the npm package @dicebear/pixel-art: MIT.';

/**
 * Faces on black, each made from a seed by the npm package `@dicebear/pixel-art`, all different: for each pixel, which
 * of at most 256 colours it has; `palette` has R, G, B of each.
 */
export async function buildFaces(): Promise<{ readonly indices: Uint8Array; readonly palette: Uint8Array }> {
  await openRasteriser();
  const colours = new Map<string, number>();
  const faces = new Map<string, Uint8Array>();
  for (let seed = 0; faces.size < count; seed++) {
    const face = drawFace(String(seed));
    const names = Array.from({ length: faceSide ** 2 }, (_, i) => face.subarray(4 * i, 4 * i + 3).join());
    const found = names.filter((name) => !colours.has(name));
    if (colours.size + new Set(found).size > mostColours) {
      continue;
    }
    for (const name of found) {
      colours.set(name, colours.get(name) ?? colours.size);
    }
    const indices = Uint8Array.from(names, (name) => colours.get(name) ?? 0);
    faces.set(indices.join(), indices);
  }
  return {
    indices: Uint8Array.from([...faces.values()].flatMap((indices) => [...indices])),
    palette: Uint8Array.from([...colours.keys()].flatMap((name) => name.split(',').map(Number))),
  };
}

function drawFace(seed: string): Uint8Array {
  const avatar = createAvatar(pixelArt, { seed, backgroundColor: ['000000'] });
  return rasterise(avatar.toString(), faceSide);
}
