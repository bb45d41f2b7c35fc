import protobuf from 'protobufjs/minimal.js';
import { joinBytes } from '../base/joinBytes';
import { maskedCrc32c } from './maskedCrc32c';

/** Steps and losses. */
type Curve = readonly (readonly [step: number, loss: number])[];

/** A loss curve as CSV with a header; a loss that is no number is an empty cell. */
export function lossCsv(curve: Curve): string {
  const rows = curve.map(([step, loss]) => `${step},${Number.isFinite(loss) ? loss : ''}`);
  return `${['step,loss', ...rows].join('\n')}\n`;
}

/** The tag under which TensorBoard lists the curve. */
const tag = 'loss';

/** When the steps of a run were taken, as far as is known: evenly over its training time, which ended then. */
export interface RunTimes {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly elapsedSeconds: number;
}

/** A loss curve as an event file of TensorBoard: TFRecords of tensorflow.Event (tensorflow/core/util/event.proto). */
export function lossEvents(curve: Curve, { savedAt, elapsedSeconds }: RunTimes): Uint8Array {
  const end = savedAt / 1000;
  const last = curve.at(-1)?.[0] ?? 1;
  const version = event(end - elapsedSeconds, (writer) => writer.uint32(field(3, 2)).string('brain.Event:2'));
  const scalars = curve.map(([step, loss]) =>
    event(end - elapsedSeconds * (1 - step / last), (writer) => {
      writer.uint32(field(2, 0)).int64(step);
      // Summary → Value → tag, simple_value.
      writer.uint32(field(5, 2)).fork();
      writer.uint32(field(1, 2)).fork();
      writer.uint32(field(1, 2)).string(tag);
      writer.uint32(field(2, 5)).float(loss);
      writer.ldelim().ldelim();
    }),
  );
  return joinBytes(...[version, ...scalars].flatMap(record));
}

const field = (number: number, wireType: number): number => (number << 3) | wireType;

function event(wallSeconds: number, write: (writer: protobuf.Writer) => void): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(field(1, 1)).double(wallSeconds);
  write(writer);
  return writer.finish();
}

/** TFRecord: the length in eight bytes, its checksum, the data, their checksum. */
function record(data: Uint8Array): Uint8Array[] {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(data.length), true);
  return [length, checksum(length), data, checksum(data)];
}

function checksum(bytes: Uint8Array): Uint8Array {
  const stated = new Uint8Array(4);
  new DataView(stated.buffer).setUint32(0, maskedCrc32c(bytes), true);
  return stated;
}
