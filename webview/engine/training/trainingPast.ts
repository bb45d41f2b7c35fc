import type { Tensor } from '../../../src/safetensors';
import type { HeldOutLoss, TrainingPicture } from '../protocol/watching';
import { thinned } from './thinned';

/** Pictures of one run, at most. */
const mostPictures = 60;
/** Bytes of all of them, at most: of large images there are fewer. */
const mostBytes = 4 * 2 ** 20;
const mostLosses = 1000;

/** What watching a run has given, in bounded space. */
export class TrainingPast {
  private kept: readonly TrainingPicture[] = [];
  private losses: readonly HeldOutLoss[] = [];

  get pictures(): readonly TrainingPicture[] {
    return this.kept;
  }

  get heldOut(): readonly HeldOutLoss[] {
    return this.losses;
  }

  addPicture(picture: TrainingPicture): void {
    const [before] = this.kept;
    // Pictures of another layout are not of this run.
    const sameRun =
      !before || (before.grid.count === picture.grid.count && sizeOf(before) === sizeOf(picture));
    const most = Math.max(2, Math.min(mostPictures, Math.floor(mostBytes / sizeOf(picture))));
    this.kept = thinned([...(sameRun ? this.kept : []), picture], most);
  }

  /** What is no number is left out: a training that has diverged ends with its next loss. */
  addHeldOut(loss: HeldOutLoss): void {
    if (!Number.isFinite(loss.loss)) {
      return;
    }
    this.losses = thinned([...this.losses, loss], mostLosses);
  }

  clear(): void {
    this.kept = [];
    this.losses = [];
  }
}

function sizeOf({ grid: { pixels, colours, points } }: TrainingPicture): number {
  return (points ?? colours ?? pixels).byteLength;
}

const names = {
  step: 'pictures.step',
  raw: 'pictures.raw',
  pixels: 'pictures.pixels',
  colours: 'pictures.colours',
  points: 'pictures.points',
  field: 'pictures.field',
  lossStep: 'held_out.step',
  byTime: 'held_out.by_time',
  count: 'held_out.count',
} as const;

/** The past of a run as tensors of its checkpoint; none of what there is nothing of. */
export function pastTensors({
  pictures,
  heldOut,
}: Pick<TrainingPast, 'pictures' | 'heldOut'>): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  const [first] = pictures;
  if (first) {
    const { grid } = first;
    const n = pictures.length;
    tensors.set(names.step, {
      dtype: 'I32',
      shape: [n],
      data: Int32Array.from(pictures, ({ step }) => step),
    });
    const raw = Uint8Array.from(pictures, ({ weights }) => (weights === 'raw' ? 1 : 0));
    tensors.set(names.raw, { dtype: 'U8', shape: [n], data: raw });
    const { count, width, height } = grid;
    if (grid.points) {
      const data = joinedFloats(pictures.map((each) => each.grid.points ?? new Float32Array()));
      tensors.set(names.points, { dtype: 'F32', shape: [n, count, 2], data });
      const places = (first.field?.length ?? 0) / 2;
      if (places > 0 && pictures.every(({ field }) => field?.length === 2 * places)) {
        const fields = joinedFloats(pictures.map(({ field }) => field ?? new Float32Array()));
        tensors.set(names.field, { dtype: 'F32', shape: [n, places, 2], data: fields });
      }
    } else if (grid.colours) {
      const data = joinedBytes(pictures.map((each) => each.grid.colours ?? new Uint8Array()));
      tensors.set(names.colours, { dtype: 'U8', shape: [n, count, height, width, 3], data });
    } else {
      const data = joinedBytes(pictures.map((each) => each.grid.pixels));
      tensors.set(names.pixels, { dtype: 'U8', shape: [n, count, height, width], data });
    }
  }
  const [loss] = heldOut;
  if (loss) {
    const n = heldOut.length;
    const parts = loss.byTime.length;
    tensors.set(names.lossStep, {
      dtype: 'I32',
      shape: [n],
      data: Int32Array.from(heldOut, ({ step }) => step),
    });
    const data = Float32Array.from(heldOut.flatMap(({ byTime }) => byTime));
    tensors.set(names.byTime, { dtype: 'F32', shape: [n, parts], data });
    tensors.set(names.count, { dtype: 'I32', shape: [1], data: Int32Array.of(loss.count) });
  }
  return tensors;
}

/** Reads it back; what is not there, or not as it is written, is left out: a run can go on without. */
export function readPast(tensors: ReadonlyMap<string, Tensor>): TrainingPast {
  const past = new TrainingPast();
  for (const picture of readPictures(tensors)) {
    past.addPicture(picture);
  }
  for (const loss of readLosses(tensors)) {
    past.addHeldOut(loss);
  }
  return past;
}

function readPictures(tensors: ReadonlyMap<string, Tensor>): TrainingPicture[] {
  const steps = tensors.get(names.step);
  const raw = tensors.get(names.raw);
  const points = tensors.get(names.points);
  const colours = tensors.get(names.colours);
  const content = points ?? colours ?? tensors.get(names.pixels);
  const [n = 0, count = 0, height = 1, width = 1] = content?.shape ?? [];
  const isSound =
    steps?.dtype === 'I32' &&
    raw?.dtype === 'U8' &&
    n > 0 &&
    steps.data.length === n &&
    raw.data.length === n &&
    content?.shape.length === (points ? 3 : colours ? 5 : 4) &&
    (points ? points.dtype === 'F32' && points.shape[2] === 2 : content.dtype === 'U8') &&
    (!colours || colours.shape[4] === 3);
  if (!isSound) {
    return [];
  }
  const each = content.data.length / n;
  const fields = readFields(tensors, n);
  return Array.from(steps.data, (step, index) => {
    const from = index * each;
    const weights = raw.data[index] === 1 ? 'raw' : 'ema';
    if (content.data instanceof Float32Array) {
      const values = content.data.slice(from, from + each);
      return {
        step,
        weights,
        grid: { width: 1, height: 1, count, pixels: new Uint8Array(count), points: values },
        ...(fields ? { field: fields[index] ?? new Float32Array() } : {}),
      };
    }
    const bytes = Uint8Array.from(content.data.slice(from, from + each), Number);
    const grid = { width, height, count };
    return {
      step,
      weights,
      grid: colours ? { ...grid, pixels: greys(bytes), colours: bytes } : { ...grid, pixels: bytes },
    };
  });
}

/** The fields of so many pictures; undefined where there are none, or not of all. */
function readFields(tensors: ReadonlyMap<string, Tensor>, n: number): Float32Array[] | undefined {
  const fields = tensors.get(names.field);
  const [of, places = 0] = fields?.shape ?? [];
  if (fields?.dtype !== 'F32' || of !== n || fields.shape.length !== 3 || fields.shape[2] !== 2) {
    return undefined;
  }
  const { data } = fields;
  return Array.from({ length: n }, (_, index) => data.slice(2 * places * index, 2 * places * (index + 1)));
}

function readLosses(tensors: ReadonlyMap<string, Tensor>): HeldOutLoss[] {
  const steps = tensors.get(names.lossStep);
  const byTime = tensors.get(names.byTime);
  const count = tensors.get(names.count);
  const [n = 0, parts = 0] = byTime?.shape ?? [];
  if (
    steps?.dtype !== 'I32' ||
    byTime?.dtype !== 'F32' ||
    count?.dtype !== 'I32' ||
    steps.data.length !== n ||
    parts < 1 ||
    !byTime.data.every(Number.isFinite)
  ) {
    return [];
  }
  return Array.from(steps.data, (step, index) => {
    const own = Array.from(byTime.data.subarray(index * parts, (index + 1) * parts));
    return {
      step,
      byTime: own,
      loss: own.reduce((sum, each) => sum + each) / parts,
      count: count.data[0] ?? 0,
    };
  });
}

/** The mean of each colour's three parts. */
function greys(colours: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: colours.length / 3 }, (_, i) =>
    Math.round(((colours[3 * i] ?? 0) + (colours[3 * i + 1] ?? 0) + (colours[3 * i + 2] ?? 0)) / 3),
  );
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

function joinedFloats(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
