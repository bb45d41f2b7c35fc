import * as v from 'valibot';
import { isOwnDataId, type OwnDataId } from '../base/ownDataId';
import { bytes } from './bytes';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What a user may call their data. */
export const ownDataNameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(80));
export const ownDataIdSchema = v.custom<OwnDataId>(isOwnDataId);

/** Own data that are kept, without their contents. */
export const ownDataSummarySchema = v.strictObject({
  id: ownDataIdSchema,
  name: ownDataNameSchema,
  count,
  /** Of their file. */
  bytes: count,
});
export type OwnDataSummary = v.InferOutput<typeof ownDataSummarySchema>;

/** More data sets than this are not kept. */
export const mostOwnDataSets = 100;

/** An image, or an archive of them, and where it lies below what was chosen, with `/`. */
const imageFileSchema = v.strictObject({ path: v.pipe(v.string(), v.maxLength(4000)), bytes });
export type ImageFile = v.InferOutput<typeof imageFileSchema>;

/** Some of the files that a user has chosen as images; the next are sent when they are asked for. */
export const imageFilesSchema = v.strictObject({
  type: v.literal('imageFiles'),
  /** Which choice they belong to. */
  id: count,
  /** Of the folder or file that was chosen. */
  name: v.pipe(v.string(), v.maxLength(4000)),
  files: v.pipe(v.array(imageFileSchema), v.maxLength(1000)),
  /** Files that were passed over since the last message: too large, or not to be read. */
  skipped: count,
  last: v.boolean(),
});
export type ImageFiles = v.InferOutput<typeof imageFilesSchema>;
