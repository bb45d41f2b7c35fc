import * as l10n from '@vscode/l10n';
import { decodeSafetensors } from '../safetensors';
import { bytesOf } from './bytesOf';
import { createDataSet, type DataSet } from './dataSet';

/** Visual Studio Code's own icons, white on black. */
export type IconsId = 'icons16';

/** A few icons as JSON: `images` is base64 of grey levels, one image of side × side after the other. */
export interface IconsSample {
  readonly side: number;
  readonly images: string;
}

/**
 * Opens the icons of dist/datasets.safetensors; the last tenth is held out.
 * @throws {SafetensorsError} when the file is not that file.
 */
export function openIcons(file: ArrayBuffer): DataSet {
  const decoded = decodeSafetensors(new Uint8Array(file));
  const images = bytesOf(decoded, 'icons16', [16, 16]);
  const count = images.length / 16 ** 2;
  return createDataSet({
    id: 'icons16',
    name: l10n.t('VS Code icons, {0}×{1}', 16, 16),
    licence: decoded.metadata['iconLicence'] ?? '',
    side: 16,
    channels: 1,
    count,
    heldOut: Math.floor(count / 10),
    // Arrows point both ways and most icons are symmetric.
    flip: true,
    // Icons have no classes.
    labels: new Uint8Array(count),
    images,
  });
}
