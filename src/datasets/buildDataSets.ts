// Runs in Node while the extension is built; what it makes is read by openDataSet.ts.
import { encodeSafetensors, type Tensor } from '../safetensors';
import { buildDigits, digitLicence } from './buildDigits';
import { buildFaces, faceLicence, faceSide } from './buildFaces';
import { buildIcons, iconLicence, iconSide } from './buildIcons';
import type { DigitsSample } from './digits';
import type { IconsSample } from './icons';

/** How many icons a page has that loads nothing. */
const sampledIcons = 24;

/** Makes what ships of the data sets: one safetensors file, and a few digits and icons for pages that load nothing. */
export async function buildDataSets(): Promise<{
  file(): Promise<Uint8Array>;
  digitsSample(): DigitsSample;
  iconsSample(): IconsSample;
}> {
  const [digits, icons] = await Promise.all([buildDigits(), buildIcons()]);
  return {
    async file() {
      const images = (data: Uint8Array, side: number): Tensor => ({
        dtype: 'U8',
        shape: [data.length / side ** 2, side, side],
        data,
      });
      const { indices, palette } = await buildFaces();
      const tensors = new Map(digits.tensors())
        .set('icons16', images(icons, iconSide))
        .set('faces16', images(indices, faceSide))
        .set('faces16.palette', { dtype: 'U8', shape: [palette.length / 3, 3], data: palette });
      return encodeSafetensors(tensors, { licence: digitLicence, iconLicence, faceLicence });
    },
    digitsSample: () => digits.sample(),
    iconsSample: () => ({
      side: iconSide,
      images: Buffer.from(icons.subarray(0, sampledIcons * iconSide ** 2)).toString('base64'),
    }),
  };
}
