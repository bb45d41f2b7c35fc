import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { isPoints } from '../../../src/datasets/openDataSet';
import type { LossId } from '../../../src/protocol/playgroundState';
import { isDigitSide } from './smallDigits';

/** What a network that is to be evaluated is, as far as that decides whether it can be. */
export interface Evaluated {
  readonly loss: LossId;
  /** Whether it draws points in the plane. */
  readonly points: boolean;
  /** Whether it takes classes and knows no “no class”. */
  readonly alwaysClassed: boolean;
}

/** Why a network's likelihood has no bound here; undefined where it has. */
export function whyNoBound({ loss, points, alwaysClassed }: Evaluated): string | undefined {
  if (points) {
    return l10n.t('The bound counts bits of images with 256 levels a pixel; points in the plane have none.');
  }
  if (loss === 'flow') {
    return l10n.t(
      'The bound is for networks of a noise schedule; a flow-matching network has none of its kind.',
    );
  }
  return alwaysClassed
    ? l10n.t('The bound is for networks that draw without a class; this one always needs one.')
    : undefined;
}

/** The images that a network draws. */
export interface DrawnImages {
  readonly side: number;
  readonly channels: number;
}

/** By what samples are judged: the classifier knows digits only, the features by random convolutions take any images. */
export type JudgeId = 'classifier' | 'randomFeatures';

export function judgeOf({ side, channels }: DrawnImages, dataSet: string): JudgeId {
  const isOfDigits = dataSet === 'digits16' || dataSet === 'digits32';
  return isOfDigits && isDigitSide(side) && channels === 1 ? 'classifier' : 'randomFeatures';
}

/** Why samples cannot be judged beside a data set; undefined where they can. */
export function whyNoQuality(
  drawn: DrawnImages,
  { id, side, channels, absent }: Pick<DataSet, 'id' | 'side' | 'channels' | 'absent'>,
): string | undefined {
  if (judgeOf(drawn, id) === 'classifier') {
    return undefined;
  }
  if (isPoints(id)) {
    return l10n.t(
      'The quality of samples is judged by features of images, and points in the plane are none.',
    );
  }
  if (absent) {
    return l10n.t('The quality of samples cannot be judged: their data are not on this computer.');
  }
  return drawn.side === side && drawn.channels === channels
    ? undefined
    : l10n.t(
        'The quality of samples cannot be judged: there are no real images of this model’s size here to compare them with.',
      );
}
