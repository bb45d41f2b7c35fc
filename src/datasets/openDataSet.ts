import type { DataSet } from './dataSet';
import { openDigits, type DigitsId } from './digits';
import { openIcons, type IconsId } from './icons';
import { openPoints, pointsIds, type PointsId } from './points';

/** Whether a data set is points in the plane rather than images. */
export const isPoints = (id: string): id is PointsId => pointsIds.some((each) => each === id);

/**
 * Opens a data set; images come from `file`, dist/datasets.safetensors.
 * @throws {SafetensorsError} when the file is not that file.
 */
export function openDataSet(id: DigitsId | IconsId | PointsId, file: ArrayBuffer): DataSet {
  if (isPoints(id)) {
    return openPoints(id);
  }
  return id === 'icons16' ? openIcons(file) : openDigits(id, file);
}
