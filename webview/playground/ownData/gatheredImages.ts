import { halve } from '../../../src/datasets/resize';
import { mostOwnClasses } from '../../../src/base/ownDataId';
import { longestDataName, mostOwnImages, type OwnData } from '../../../src/datasets/ownData';

/** The side at which images are gathered; the smaller size is made of it. */
export const gatheredSide = 32;
const area = gatheredSide ** 2;
const sizeOfImage = 3 * area;

/** How colours differ that are meant as colours, in levels of 256. */
const greyTolerance = 8;

/** A slice takes some milliseconds. */
const imagesInSlice = 500;

/** How images are to be learnt. */
export interface ImageChoice {
  readonly name: string;
  readonly side: 16 | 32;
  readonly channels: 1 | 3;
}

/** Images in memory, [N, 3, 32, 32], until it is chosen what becomes of them. */
export class GatheredImages {
  private pixels = new Uint8Array(64 * sizeOfImage);
  private readonly classOf: string[] = [];
  /** Whether any image has colours. */
  coloured = false;
  /** Whether the images that were given have more than 16 pixels a side. */
  fine = false;

  get count(): number {
    return this.classOf.length;
  }

  get isFull(): boolean {
    return this.count === mostOwnImages;
  }

  /** An image as R, G, B, A of 32×32 pixels, and the folder that it was in. */
  add(rgba: ArrayLike<number>, folder: string, side: number): void {
    if ((this.count + 1) * sizeOfImage > this.pixels.length) {
      const larger = new Uint8Array(Math.min(2 * this.pixels.length, mostOwnImages * sizeOfImage));
      larger.set(this.pixels);
      this.pixels = larger;
    }
    const at = this.count * sizeOfImage;
    let widest = 0;
    for (let i = 0; i < area; i++) {
      const [red = 0, green = 0, blue = 0] = [rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2]];
      this.pixels[at + i] = red;
      this.pixels[at + area + i] = green;
      this.pixels[at + 2 * area + i] = blue;
      widest = Math.max(widest, Math.max(red, green, blue) - Math.min(red, green, blue));
    }
    this.coloured ||= widest > greyTolerance;
    this.fine ||= side > 16;
    this.classOf.push(folder.slice(0, longestDataName));
  }

  /** The names of the folders, in order; too many are no classes, and neither is one alone. */
  get classes(): readonly string[] {
    const names = [...new Set(this.classOf)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    return names.length > 1 && names.length <= mostOwnClasses ? names : [''];
  }

  /**
   * The images as data. Those of each class are spread evenly over the whole, so that the held-out tenth has all
   * classes. Of fewer than there are, those at equal distances.
   */
  data(choice: ImageChoice, most = this.count): OwnData {
    const { data, fill } = this.prepared(choice, most);
    fill(0, data.labels.length);
    return data;
  }

  /** All of them, in slices between which the page is drawn and heard. */
  async dataInSlices(choice: ImageChoice): Promise<OwnData> {
    const { data, fill } = this.prepared(choice, this.count);
    for (let from = 0; from < this.count; from += imagesInSlice) {
      fill(from, Math.min(this.count, from + imagesInSlice));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return data;
  }

  /** The data without their pixels yet, and what writes those of a stretch. */
  private prepared(
    { name, side, channels }: ImageChoice,
    most: number,
  ): { readonly data: OwnData; readonly fill: (from: number, to: number) => void } {
    const { classes } = this;
    const label = (index: number) => Math.max(0, classes.indexOf(this.classOf[index] ?? ''));
    const all = spread(Array.from({ length: this.count }, (_, index) => label(index)));
    const count = Math.min(most, this.count);
    const order = Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? 0);
    const size = channels * side ** 2;
    const images = new Uint8Array(count * size);
    return {
      data: { name, classes, side, channels, labels: Uint8Array.from(order, label), images },
      fill: (from, to) => {
        for (let place = from; place < to; place++) {
          images.set(this.image(order[place] ?? 0, side, channels), place * size);
        }
      },
    };
  }

  private image(index: number, side: number, channels: number): Uint8Array {
    const colours = this.pixels.subarray(index * sizeOfImage, (index + 1) * sizeOfImage);
    const planes = channels === 3 ? colours : luma(colours);
    return side === gatheredSide ? planes : halve(planes, gatheredSide);
  }
}

/** Luma of ITU-R BT.601. */
function luma(colours: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: area }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = [colours[i], colours[area + i], colours[2 * area + i]];
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  });
}

/** Indices in an order in which any stretch has each class in its share. */
export function spread(labels: readonly number[]): number[] {
  const counts = new Map<number, number>();
  labels.forEach((label) => counts.set(label, (counts.get(label) ?? 0) + 1));
  const seen = new Map<number, number>();
  const places = labels.map((label, index) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return { index, label, place: (before + 0.5) / (counts.get(label) ?? 1) };
  });
  return places.sort((a, b) => a.place - b.place || a.label - b.label).map(({ index }) => index);
}
