import { Resvg } from '@resvg/resvg-wasm';
import { openRasteriser } from '../../../src/datasets/rasterise';
import { RandomStream } from '../../../src/diffusion/random/randomStream';

const side = 64;
const count = 60;

/** Hue of the skin in degrees, and how far it varies. */
const fruits = { apple: [0, 14], lime: [95, 18], orange: [32, 8], plum: [285, 16] } as const;
type Fruit = keyof typeof fruits;

/** Sixty drawn fruits, each kind in its folder: what a user's own folder of images may be. PNG files by their paths. */
export async function fruitPictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  await openRasteriser();
  const random = new RandomStream(7, 0);
  const kinds = Object.keys(fruits) as Fruit[];
  const files = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index++) {
    const kind = kinds[index % kinds.length] ?? 'apple';
    const image = new Resvg(fruitSvg(kind, random.uniform(6)), {
      fitTo: { mode: 'width', value: side },
    }).render();
    files.set(
      `${kind}/${kind}-${String(Math.floor(index / kinds.length) + 1).padStart(2, '0')}.png`,
      image.asPng(),
    );
    image.free();
  }
  return files;
}

/** @param by six numbers in [0, 1): place, size, hue, light and the leaf's turn */
function fruitSvg(kind: Fruit, by: Float32Array): string {
  const [x = 0, y = 0, size = 0, hue = 0, light = 0, turn = 0] = by;
  const [middle, spread] = fruits[kind];
  const skin = `hsl(${middle + spread * (2 * hue - 1)}, 75%, ${42 + 14 * light}%)`;
  const [cx, cy, r] = [29 + 6 * x, 34 + 5 * y, 17 + 5 * size];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#f3efe4"/>
<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${kind === 'plum' ? 1.1 * r : 0.95 * r}" fill="${skin}"/>
<circle cx="${cx - 0.35 * r}" cy="${cy - 0.35 * r}" r="${0.2 * r}" fill="white" fill-opacity="0.55"/>
<path d="M${cx} ${cy - 0.85 * r} v-9" stroke="#6b4a2b" stroke-width="3"/>
<ellipse cx="${cx + 7}" cy="${cy - r - 4}" rx="7" ry="3.4" fill="#3f8f3a" transform="rotate(${-40 + 50 * turn} ${cx} ${cy - r})"/></svg>`;
}
