import { isOwnDataId, shapeOfOwnData, type OwnDataId } from '../base/ownDataId';
import type { DataSet } from './dataSet';
import { openDigits, type DigitsId } from './digits';
import { openFaces, type FacesId } from './faces';
import { openIcons, type IconsId } from './icons';
import { absentOwnData, openOwnData, readOwnData } from './ownData';
import { openPoints, pointsIds, type PointsId } from './points';

/** Whether a data set is points in the plane rather than images. */
export const isPoints = (id: string): boolean =>
  isOwnDataId(id) ? shapeOfOwnData(id).side === 1 : isShippedPoints(id);

const isShippedPoints = (id: string): id is PointsId => pointsIds.some((each) => each === id);

/**
 * Opens a data set; images come from `file`, dist/datasets.safetensors, and own data from `own`, without which a blank
 * set stands for them.
 * @throws {SafetensorsError} when the file is not that file.
 * @throws {OwnDataRefusal} when the own data are damaged, or others.
 */
export function openDataSet(
  id: DigitsId | FacesId | IconsId | PointsId | OwnDataId,
  file: ArrayBuffer,
  own?: Uint8Array,
): DataSet {
  if (isOwnDataId(id)) {
    return own ? openOwnData(readOwnData(own), id) : absentOwnData(id);
  }
  if (isShippedPoints(id)) {
    return openPoints(id);
  }
  switch (id) {
    case 'faces16':
      return openFaces(file);
    case 'icons16':
      return openIcons(file);
    case 'digits16':
    case 'digits32':
      return openDigits(id, file);
  }
}
