import * as v from 'valibot';
import protobuf, { type Reader } from 'protobufjs/minimal.js';
import { lossIds, type LossId } from '../../../../src/protocol/playgroundState';
import { scheduleConfigSchema } from '../../../../src/protocol/scheduleConfig';
import type { ScheduleConfig } from '../../../../src/diffusion/schedule';
import { exportFormat } from '../exportFiles';

/** What a file that we exported says of itself. */
export interface OwnFacts {
  readonly schedule: ScheduleConfig;
  readonly loss: LossId;
  readonly classes?: { readonly count: number; readonly noClass: boolean };
}

const factsSchema = v.object({
  format: v.literal(exportFormat),
  schedule: v.pipe(v.string(), v.parseJson(), scheduleConfigSchema),
  loss: v.picklist(lossIds),
  /** Stated where the last class is no “no class”. */
  last_class: v.optional(v.literal('a class')),
  config: v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      num_class_embeds: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1001))),
    }),
  ),
});

/** The noise, target and classes of an ONNX file of ours, from its metadata; undefined for every other file. */
export function ownFacts(onnx: Uint8Array): OwnFacts | undefined {
  const parsed = v.safeParse(factsSchema, readMetadata(onnx));
  if (!parsed.success) {
    return undefined;
  }
  const { schedule, loss, config, last_class: last } = parsed.output;
  const embeddings = config.num_class_embeds;
  return {
    schedule,
    loss,
    ...(embeddings === null
      ? {}
      : { classes: { count: last ? embeddings : embeddings - 1, noClass: last === undefined } }),
  };
}

/** The metadata of an ONNX file (`metadata_props` of ModelProto, field 14); none of what is no such file. */
export function readMetadata(onnx: Uint8Array): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  try {
    fields(protobuf.Reader.create(onnx), 14, (entry) => {
      const { key, value } = readEntry(entry);
      found.set(key, value);
    });
  } catch (error) {
    if (!isNoProtobuf(error)) {
      throw error;
    }
    return {};
  }
  return Object.fromEntries(found);
}

/** What protobufjs throws at bytes of another kind, which ONNX Runtime refuses when it opens them. */
function isNoProtobuf(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof Error && /^(invalid (varint|wire type)|maximum nesting depth)/.test(error.message))
  );
}

/** A StringStringEntryProto. */
function readEntry(bytes: Uint8Array): { readonly key: string; readonly value: string } {
  const pair = { key: '', value: '' };
  const texts = protobuf.Reader.create(bytes);
  while (texts.pos < texts.len) {
    const tag = texts.uint32();
    if (tag === lengthDelimited(1)) {
      pair.key = texts.string();
    } else if (tag === lengthDelimited(2)) {
      pair.value = texts.string();
    } else {
      texts.skipType(tag & 7);
    }
  }
  return pair;
}

function fields(reader: Reader, field: number, read: (bytes: Uint8Array) => void): void {
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag === lengthDelimited(field)) {
      read(reader.bytes());
    } else {
      reader.skipType(tag & 7);
    }
  }
}

const lengthDelimited = (field: number): number => (field << 3) | 2;
