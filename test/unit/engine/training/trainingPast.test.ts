import { describe, expect, it } from 'vitest';
import type { TrainingPicture } from '../../../../webview/engine/protocol/watching';
import { pastTensors, readPast, TrainingPast } from '../../../../webview/engine/training/trainingPast';
import { hasRisen, patience } from '../../../../webview/engine/training/risingLoss';

const count = 4;
const picture = (step: number, side = 3): TrainingPicture => ({
  step,
  weights: step % 2 === 0 ? 'ema' : 'raw',
  grid: {
    width: side,
    height: side,
    count,
    pixels: Uint8Array.from({ length: count * side ** 2 }, (_, i) => (i * 7 + step) % 256),
  },
});
const heldOut = (step: number) => ({ step, loss: 0.5, byTime: [0.25, 0.75], count: 80 });

function pastOf(pictures: readonly TrainingPicture[]): TrainingPast {
  const past = new TrainingPast();
  pictures.forEach((each) => past.addPicture(each));
  return past;
}

describe('what watching a run has given', () => {
  it('comes back from the tensors of a checkpoint: grey, coloured and points', () => {
    const coloured = (step: number): TrainingPicture => {
      const { grid, ...rest } = picture(step);
      const colours = Uint8Array.from({ length: grid.pixels.length * 3 }, (_, i) => (i + step) % 256);
      const pixels = Uint8Array.from(grid.pixels, (_, i) =>
        Math.round((colours[3 * i]! + colours[3 * i + 1]! + colours[3 * i + 2]!) / 3),
      );
      return { ...rest, grid: { ...grid, colours, pixels } };
    };
    const points = (step: number): TrainingPicture => ({
      ...picture(step),
      grid: {
        width: 1,
        height: 1,
        count,
        pixels: new Uint8Array(count),
        points: Float32Array.from({ length: 2 * count }, (_, i) => i / 8 - step),
      },
    });
    const withField = (step: number): TrainingPicture => ({
      ...points(step),
      field: Float32Array.from({ length: 18 }, (_, i) => step - i / 4),
    });
    for (const make of [picture, coloured, points, withField]) {
      const past = pastOf([make(10), make(21)]);
      past.addHeldOut(heldOut(10));
      past.addHeldOut(heldOut(21));
      const back = readPast(pastTensors(past));
      expect(back.pictures).toEqual(past.pictures);
      expect(back.heldOut).toEqual(past.heldOut);
    }
  });

  it('is nothing where a checkpoint has none, or one that does not fit itself', () => {
    expect(readPast(new Map()).pictures).toEqual([]);
    const tensors = pastTensors(pastOf([picture(10), picture(20)]));
    tensors.set('pictures.step', { dtype: 'I32', shape: [1], data: Int32Array.of(10) });
    expect(readPast(tensors).pictures).toEqual([]);
  });

  it('takes bounded space, and keeps the first and the last', () => {
    const past = pastOf(Array.from({ length: 500 }, (_, i) => picture(10 * (i + 1))));
    const steps = past.pictures.map(({ step }) => step);
    expect(steps).toHaveLength(60);
    expect([steps[0], steps.at(-1)]).toEqual([10, 5000]);
    const gaps = steps.slice(1).map((step, i) => step - steps[i]!);
    // Closer when the network began to learn.
    expect(gaps.slice(0, 20).every((gap) => gap <= Number(gaps.at(-1)))).toBe(true);
  });

  it('holds few pictures where they are large', () => {
    const past = pastOf(Array.from({ length: 40 }, (_, i) => picture(i + 1, 256)));
    expect(past.pictures).toHaveLength(16);
  });

  it('leaves a loss out that is no number, and pictures that are not of its run', () => {
    const past = pastOf([picture(10), picture(20, 5)]);
    expect(past.pictures.map(({ step }) => step)).toEqual([20]);
    past.addHeldOut({ ...heldOut(3), loss: NaN });
    expect(past.heldOut).toEqual([]);
  });
});

describe('a held-out loss', () => {
  const losses = (values: readonly number[]) => values.map((loss) => ({ loss }));
  const falling = Array.from({ length: 30 }, (_, i) => 1 / (i + 1));

  it('has not risen while it falls, however slowly', () => {
    expect(hasRisen(losses(falling))).toBe(false);
  });

  it('has risen once it stays above its lowest value', () => {
    const above = new Array<number>(patience).fill(0.05);
    expect(hasRisen(losses([...falling, ...above.slice(1)]))).toBe(false);
    expect(hasRisen(losses([...falling, ...above]))).toBe(true);
  });
});
