import { ringMixture, type Mixture } from '../../../src/diffusion/distributions/mixture';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import type { OwnState } from '../../../src/figures';
import type { DigitSource } from '../kit/figure';
import { digitSubject } from './digitPicture';
import { mixtureSubject } from './mixturePicture';
import type { ForwardSubject } from './subject';

type DataId = OwnState<'forward'>['data'];

/** The distribution of the points in the plane that a state chooses. */
const mixtureOf = (data: Exclude<DataId, 'digit'>): Mixture =>
  data === 'mixture' ? ringMixture() : planeSet(data);

/** What the forward process begins with. Fewer points are drawn when T is large. */
export const subjectOf = (
  digits: DigitSource,
  data: DataId,
  index: number,
  seed: number,
  T: number,
): ForwardSubject =>
  data === 'digit' ? digitSubject(digits, index, T) : mixtureSubject(mixtureOf(data), seed, T);
