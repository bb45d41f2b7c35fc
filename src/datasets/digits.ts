import { bytesOfBase64 } from '../base/base64';
import * as l10n from '@vscode/l10n';
import { decodeSafetensors, SafetensorsError } from '../safetensors';
import { bytesOf } from './bytesOf';
import { createDataSet, type DataSet } from './dataSet';
import { pad } from './resize';

/** Handwritten digits at 16×16, or at their own 28×28 within 32×32. */
export type DigitsId = 'digits16' | 'digits32';

/** A few digits as JSON: `images` is base64 of grey levels, one image of side × side after the other. */
export interface DigitsSample {
  readonly side: number;
  readonly labels: readonly number[];
  readonly images: string;
}

/**
 * Opens the digits of dist/datasets.safetensors as one of its two data sets; the last tenth is held out.
 * @throws {SafetensorsError} when the file is not that file.
 */
export function openDigits(id: DigitsId, file: ArrayBuffer): DataSet {
  const decoded = decodeSafetensors(new Uint8Array(file));
  const labels = bytesOf(decoded, 'labels', []);
  const count = labels.length;
  const [side, images] =
    id === 'digits16'
      ? [16, bytesOf(decoded, 'images16', [16, 16])]
      : [32, pad(bytesOf(decoded, 'images28', [28, 28]), 28, 2)];
  if (images.length !== count * side ** 2) {
    throw new SafetensorsError(
      l10n.t('The file of data sets has {0} labels, but another number of images.', count),
    );
  }
  const heldOut = Math.floor(count / 10);
  return digits(id, side, labels, images, heldOut, decoded.metadata['licence'] ?? '');
}

/** Opens the few digits that are bundled with a page. None is held out. */
export function openDigitsSample(sample: DigitsSample): DataSet {
  const images = bytesOfBase64(sample.images);
  return digits('digits16', sample.side, Uint8Array.from(sample.labels), images, 0, '');
}

function digits(
  id: DigitsId,
  side: number,
  labels: Uint8Array,
  images: Uint8Array,
  heldOut: number,
  licence: string,
): DataSet {
  return createDataSet({
    id,
    name: l10n.t('MNIST digits, {0}×{1}', side, side),
    licence,
    side,
    channels: 1,
    count: labels.length,
    heldOut,
    // A mirrored digit is no digit.
    flip: false,
    labels,
    images,
  });
}
