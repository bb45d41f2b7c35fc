import type { DataSet } from './dataSet';
import { openDigits, type DigitsId } from './digits';
import { openIcons, type IconsId } from './icons';

/**
 * Opens a data set of dist/datasets.safetensors.
 * @throws {SafetensorsError} when the file is not that file.
 */
export function openDataSet(id: DigitsId | IconsId, file: ArrayBuffer): DataSet {
  return id === 'icons16' ? openIcons(file) : openDigits(id, file);
}
