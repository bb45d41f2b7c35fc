import * as v from 'valibot';
import { bytes } from './bytes';

/** What a file of arrays is, by its name. */
export const modelFileKinds = ['safetensors', 'npz', 'pipeline'] as const;
export type ModelFileKind = (typeof modelFileKinds)[number];

/** A page that looks into a file reads no more than this at once. */
export const mostBytesAtOnce = 64 * 2 ** 20;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(10_000));

/** From the page that looks into a file. */
export const fromModelFileSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** Asks for bytes `begin` to `end`, which is not among them. */
  v.pipe(
    v.strictObject({ type: v.literal('read'), id: count, begin: count, end: count }),
    v.check(({ begin, end }) => begin <= end && end - begin <= mostBytesAtOnce, 'Expected a short stretch.'),
  ),
  /** Opens the file, or the folder that it is of, in the playground. */
  v.strictObject({ type: v.literal('sample') }),
]);
export type FromModelFile = v.InferOutput<typeof fromModelFileSchema>;

/** To the page that looks into a file. */
export const toModelFileSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('open'),
    name: text,
    kind: v.picklist(modelFileKinds),
    size: count,
    /** The file is of a folder that may be a model. */
    inModelFolder: v.boolean(),
    translations: v.record(v.string(), v.string()),
    /** VS Code's display language. */
    language: text,
  }),
  v.strictObject({ type: v.literal('bytes'), id: count, bytes }),
  v.strictObject({ type: v.literal('unreadable'), id: count, reason: text }),
]);
export type ToModelFile = v.InferOutput<typeof toModelFileSchema>;
export type OpenedModelFile = Extract<ToModelFile, { type: 'open' }>;
