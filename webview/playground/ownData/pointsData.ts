import type { OwnData } from '../../../src/datasets/ownData';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';

/** As many points as the built-in sets have. */
const count = 8192;
/** Of the Gaussian around each place; as narrow as the arms of the built-in spiral. */
const deviation = 0.02;
/** The places fill this part of −1 to 1, so that their Gaussians stay inside. */
const reach = 0.9;

/** Points in the plane around places of −1 to 1, in 256 levels a coordinate as all data here; the same every time. */
export function pointsData(name: string, places: readonly (readonly [x: number, y: number])[]): OwnData {
  const random = new RandomStream(0, streams.distribution);
  const which = random.uniform(count);
  const normal = random.normal(2 * count);
  const images = Uint8Array.from({ length: 2 * count }, (_, i) => {
    const place = places[Math.floor((which[i >> 1] ?? 0) * places.length)] ?? [0, 0];
    const coordinate = reach * (place[i % 2] ?? 0) + deviation * (normal[i] ?? 0);
    return Math.min(255, Math.max(0, Math.round((coordinate + 1) * 127.5)));
  });
  return { name, classes: [''], side: 1, channels: 2, labels: new Uint8Array(count), images };
}
