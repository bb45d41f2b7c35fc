import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  isOwnDataId,
  mostOwnClasses,
  ownDataId,
  shapeOfOwnData,
  type OwnDataId,
  type OwnDataShape,
} from '../base/ownDataId';
import { crc32Digits } from '../base/crc32';
import { joinBytes } from '../base/joinBytes';
import { decodeSafetensors, encodeSafetensors, SafetensorsError, type SafetensorsFile } from '../safetensors';
import { isIntact, seal, unsealed } from '../safetensors/checksum';
import { createDataSet, type DataSet } from './dataSet';

/** Fewer images than this teach nothing but themselves; more take more memory than a page has. */
export const leastOwnImages = 16;
export const mostOwnImages = 50_000;
export const longestDataName = 80;

const format = 'diffusion-playground-data';
const version = '1';

const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longestDataName));
const aboutSchema = v.strictObject({
  name,
  /** By label; a set without classes has one. */
  classes: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(longestDataName))),
    v.minLength(1),
    v.maxLength(mostOwnClasses),
  ),
});

/** Data of the user’s own, as they are kept. */
export interface OwnData {
  readonly name: string;
  /** By label; a set without classes has one. */
  readonly classes: readonly string[];
  readonly side: number;
  readonly channels: number;
  /** The class of each image. */
  readonly labels: Uint8Array;
  /** NCHW, 0…255. */
  readonly images: Uint8Array;
}

/** The same under the name that follows from their contents. */
export interface KeptData extends OwnData {
  readonly id: OwnDataId;
}

/** Why a file is not taken as own data, in a sentence. */
export class OwnDataRefusal extends RangeError {}

/** Own data as one file, sealed by a checksum. @throws {OwnDataRefusal} */
export function encodeOwnData(data: OwnData): {
  readonly id: OwnDataId;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const id = idOf(data);
  const { name: called, classes, side, channels, labels, images } = data;
  const bytes = encodeSafetensors(
    new Map([
      ['images', { dtype: 'U8', shape: [labels.length, channels, side, side], data: images }],
      ['labels', { dtype: 'U8', shape: [labels.length], data: labels }],
    ]),
    { format, version, ...unsealed, about: JSON.stringify({ name: called, classes }) },
  );
  seal(bytes);
  return { id, bytes };
}

/** @throws {OwnDataRefusal} when the file is damaged, or is not one of `encodeOwnData`. */
export function readOwnData(bytes: Uint8Array): KeptData {
  const { metadata, tensors } = decode(bytes);
  if (metadata['format'] !== format || metadata['version'] !== version) {
    throw new OwnDataRefusal(l10n.t('The file holds no data of Diffusion Playground.'));
  }
  if (!isIntact(bytes, metadata['checksum'] ?? '')) {
    throw new OwnDataRefusal(
      l10n.t('The data’s checksum is not that of their contents: they were changed after they were saved.'),
    );
  }
  const about = v.safeParse(v.pipe(v.string(), v.parseJson(), aboutSchema), metadata['about']);
  if (!about.success) {
    throw new OwnDataRefusal(
      l10n.t('The data do not say what they are ({0}).', v.getDotPath(about.issues[0]) ?? 'about'),
    );
  }
  const images = tensors.get('images');
  const labels = tensors.get('labels');
  const [, channels = 0, side = 0] = images?.shape ?? [];
  const shape = `${labels?.data.length ?? 0},${channels},${side},${side}`;
  if (images?.dtype !== 'U8' || labels?.dtype !== 'U8' || images.shape.join() !== shape) {
    throw new OwnDataRefusal(l10n.t('The file holds no data of Diffusion Playground.'));
  }
  const data = { ...about.output, side, channels, labels: labels.data, images: images.data };
  return { ...data, id: idOf(data) };
}

/**
 * Own data as a data set; the last tenth is held out.
 * @throws {OwnDataRefusal} when they are not the ones that are asked for.
 */
export function openOwnData(data: KeptData, id: OwnDataId): DataSet {
  const { name: called, classes, side, channels, labels, images } = data;
  if (data.id !== id) {
    throw new OwnDataRefusal(l10n.t('The file holds other data than those that are asked for.'));
  }
  const count = labels.length;
  return createDataSet({
    id,
    name: called,
    licence: l10n.t('Your own data; they stay on this computer.'),
    side,
    channels,
    count,
    heldOut: Math.floor(count / 10),
    flip: side > 1,
    ...(classes.length > 1 ? { classNames: classes } : {}),
    labels,
    images,
  });
}

/** Stands for own data that are not here: their network can be built and drawn from, but not trained. */
export function absentOwnData(id: OwnDataId): DataSet {
  const { side, channels, classes } = shapeOfOwnData(id);
  return createDataSet({
    id,
    name: l10n.t('own data that are not here'),
    licence: l10n.t('These data are not on this computer. Open them again to train on them.'),
    side,
    channels,
    count: classes,
    heldOut: 0,
    flip: side > 1,
    absent: true,
    labels: Uint8Array.from({ length: classes }, (_, label) => label),
    images: new Uint8Array(classes * channels * side ** 2),
  });
}

/** @throws {OwnDataRefusal} when there are too few or too many images, or labels that no class has. */
function idOf({ classes, side, channels, labels, images }: OwnData): OwnDataId {
  const shape: OwnDataShape = { side, channels, classes: classes.length };
  const id = ownDataId(shape, crc32Digits(joinBytes(labels, images)));
  if (labels.length < leastOwnImages || labels.length > mostOwnImages) {
    throw new OwnDataRefusal(
      l10n.t('There are {0} images; {1} to {2} are taken.', labels.length, leastOwnImages, mostOwnImages),
    );
  }
  const every = new Set(labels);
  if (!isOwnDataId(id) || every.size !== classes.length || Math.max(...every) !== classes.length - 1) {
    throw new OwnDataRefusal(l10n.t('The file holds no data of Diffusion Playground.'));
  }
  return id;
}

function decode(bytes: Uint8Array): SafetensorsFile {
  try {
    return decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof SafetensorsError) {
      throw new OwnDataRefusal(error.message, { cause: error });
    }
    throw error;
  }
}
