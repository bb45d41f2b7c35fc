import * as l10n from '@vscode/l10n';
import { decodeSafetensors } from '../safetensors';
import { bytesOf } from './bytesOf';
import { createDataSet, type DataSet } from './dataSet';

/** Faces in pixel art, in colour. */
export type FacesId = 'faces16';

const side = 16;
const area = side ** 2;

/**
 * Opens the faces of dist/datasets.safetensors; the last tenth is held out.
 * @throws {SafetensorsError} when the file is not that file.
 */
export function openFaces(file: ArrayBuffer): DataSet {
  const decoded = decodeSafetensors(new Uint8Array(file));
  const indices = bytesOf(decoded, 'faces16', [side, side]);
  const palette = bytesOf(decoded, 'faces16.palette', [3]);
  const count = indices.length / area;
  const images = new Uint8Array(3 * indices.length);
  indices.forEach((colour, i) => {
    const at = 3 * area * Math.floor(i / area) + (i % area);
    for (let channel = 0; channel < 3; channel++) {
      images[at + channel * area] = palette[3 * colour + channel] ?? 0;
    }
  });
  return createDataSet({
    id: 'faces16',
    name: l10n.t('pixel-art faces, {0}×{1}', side, side),
    licence: decoded.metadata['faceLicence'] ?? '',
    side,
    channels: 3,
    count,
    heldOut: Math.floor(count / 10),
    flip: true,
    // Faces have no classes.
    labels: new Uint8Array(count),
    images,
  });
}
