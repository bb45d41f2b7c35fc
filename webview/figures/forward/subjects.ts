import { ringMixture } from '../../../src/diffusion/distributions/mixture';
import type { OwnState } from '../../../src/figures';
import { planeDataOf } from '../../../src/figures/planeData';
import { digitValues } from '../kit/digits/digitValues';
import type { FigureEnvironment } from '../kit/figure';
import type { OwnImage } from '../kit/files/ownImage';
import { imageSubject } from './imagePicture';
import { mixtureSubject } from './mixturePicture';
import type { ForwardSubject } from './subject';

/** What the forward process begins with. Fewer points are drawn when T is large. */
export function subjectOf(
  { digits, icons }: Pick<FigureEnvironment, 'digits' | 'icons'>,
  data: OwnState<'forward'>['data'],
  index: number,
  seed: number,
  T: number,
  points: string,
  ownImage?: OwnImage,
): ForwardSubject {
  switch (data) {
    case 'digit':
      return imageSubject(digitValues(digits, index), digits.side, T);
    case 'icon':
      return imageSubject(digitValues(icons, index), icons.side, T);
    case 'image':
      // Before an image is opened an even grey stands for it.
      return imageSubject(ownImage?.values ?? new Float32Array(32 ** 2), ownImage?.side ?? 32, T);
    case 'mixture':
      return mixtureSubject(ringMixture(), seed, T);
    case 'moons':
    case 'spiral':
    case 'circles':
    case 'checkerboard':
    case 'letters':
    case 'own':
      return mixtureSubject(planeDataOf({ data, points }), seed, T);
  }
}
