// Runs in Node while the extension is built; what it makes is read by openDataSet.ts.
import { encodeSafetensors } from '../safetensors';
import { buildDigits, digitLicence } from './buildDigits';
import { buildIcons, iconLicence, iconSide } from './buildIcons';
import type { DigitsSample } from './digits';
import type { IconsSample } from './icons';

/** How many icons a page has that loads nothing. */
const sampledIcons = 24;

/** Makes what ships of the data sets: one safetensors file, and a few digits and icons for pages that load nothing. */
export async function buildDataSets(): Promise<{
  file(): Uint8Array;
  digitsSample(): DigitsSample;
  iconsSample(): IconsSample;
}> {
  const [digits, icons] = await Promise.all([buildDigits(), buildIcons()]);
  return {
    file() {
      const shape = [icons.length / iconSide ** 2, iconSide, iconSide];
      const tensors = new Map(digits.tensors()).set('icons16', { dtype: 'U8', shape, data: icons });
      return encodeSafetensors(tensors, { licence: digitLicence, iconLicence });
    },
    digitsSample: () => digits.sample(),
    iconsSample: () => ({
      side: iconSide,
      images: Buffer.from(icons.subarray(0, sampledIcons * iconSide ** 2)).toString('base64'),
    }),
  };
}
