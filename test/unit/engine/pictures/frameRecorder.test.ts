import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceGrid } from '../../../../webview/engine/contract/deviceGrid';
import { FrameRecorder, recordedSteps } from '../../../../webview/engine/pictures/frameRecorder';
import { gridColumns, imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { extent, toPixels } from '../../../../webview/engine/pictures/pointsPicture';

const unexpected = (error: unknown) => {
  throw error;
};

describe('the recorded steps', () => {
  it('are all of a short sampling, and evenly spread over a long one', () => {
    expect([...recordedSteps(4)]).toEqual([0, 1, 2, 3]);
    expect([...recordedSteps(1000, 4)]).toEqual([0, 333, 666, 999]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10000 }), (steps) => {
        const recorded = [...recordedSteps(steps)];
        const gaps = recorded.slice(1).map((step, i) => step - (recorded[i] ?? 0));
        return (
          recorded.length === Math.min(steps, 100) &&
          recorded.at(-1) === steps - 1 &&
          (gaps.length === 0 || Math.max(...gaps) - Math.min(...gaps) <= 1)
        );
      }),
    );
  });
});

describe('grey images', () => {
  it('map [-1, 1] to [0, 255] and cut off the rest', () => {
    const grid = imageGrid(Float32Array.of(-7, -1, 0, 0.5, 1, 2, -0.2, 0.1, 0), 1, 3);
    expect([...grid.pixels]).toEqual([0, 0, 128, 191, 255, 255, 102, 140, 128]);
    expect(grid).toMatchObject({ width: 3, height: 3, count: 1 });
  });

  it('stand in a nearly square grid', () => {
    expect([1, 2, 4, 5, 16, 17, 64].map(gridColumns)).toEqual([1, 2, 2, 3, 4, 5, 8]);
  });
});

describe('the recorder', () => {
  const grid = (value: number) => imageGrid(new Float32Array(4).fill(value), 1, 2);
  const frame = (value: number) => ({ t: 1, xt: grid(value), x0: grid(-value) });

  it('shows the newest frame until asked for another', async () => {
    const recorder = new FrameRecorder(unexpected);
    expect(await recorder.pixels('xt')).toBeUndefined();
    expect(recorder.record(frame(0))).toBe(0);
    expect(recorder.record(frame(1))).toBe(1);
    expect(await recorder.pixels('xt')).toEqual(grid(1));
    expect(recorder.show(0)).toBe(true);
    expect(await recorder.pixels('xt')).toEqual(grid(0));
    expect(recorder.show(2)).toBe(false);
    expect(await recorder.pixels('xt')).toEqual(grid(0));
  });

  it('keeps the old picture until the next sampling has one', async () => {
    const recorder = new FrameRecorder(unexpected);
    recorder.record(frame(1));
    recorder.clear();
    expect(await recorder.pixels('x0')).toEqual(grid(-1));
    expect(recorder.show(0)).toBe(false);
  });
});

describe('frames on a device', () => {
  const grid = imageGrid(Float32Array.of(1, 0, -1, 0), 1, 2);
  /** One sampling's frames, which are given back together. */
  const recording = () => {
    const state = { reads: 0, disposed: false };
    const onDevice: DeviceGrid = {
      draw: () => true,
      above: () => onDevice,
      read: () => {
        state.reads += 1;
        return Promise.resolve(grid);
      },
      dispose: () => (state.disposed = true),
    };
    return { state, frame: { t: 1, xt: onDevice, x0: onDevice } };
  };

  it('are read when they are asked for, not before', async () => {
    const recorder = new FrameRecorder(unexpected);
    const { state, frame } = recording();
    recorder.record(frame);
    recorder.record(frame);
    recorder.show(0);
    expect(state.reads).toBe(0);
    expect(await recorder.pixels('xt')).toEqual(grid);
    expect(await recorder.all('x0')).toEqual([grid, grid]);
    expect(state.reads).toBe(3);
  });

  it('are given back when a later sampling has a picture, and not while theirs is shown', () => {
    const recorder = new FrameRecorder(unexpected);
    const [first, second] = [recording(), recording()];
    recorder.record(first.frame);
    recorder.clear();
    expect(first.state.disposed).toBe(false);
    recorder.record(second.frame);
    expect(first.state.disposed).toBe(true);
    expect(second.state.disposed).toBe(false);
  });

  it('that cannot be read are said, unless they are shown no longer', async () => {
    const failures: unknown[] = [];
    const recorder = new FrameRecorder((error) => failures.push(error));
    const error = new Error('The buffer could not be mapped.');
    const unreadable: DeviceGrid = {
      draw: () => false,
      above: () => unreadable,
      read: () => Promise.reject(error),
      dispose: () => undefined,
    };
    const frame = { t: 1, xt: unreadable, x0: unreadable };
    recorder.attach('xt', {} as OffscreenCanvas);
    recorder.record(frame);
    await Promise.resolve();
    expect(failures).toEqual([error]);
    recorder.record(frame);
    recorder.forget();
    await Promise.resolve();
    expect(failures).toEqual([error]);
  });

  it('are forgotten with their device', async () => {
    const recorder = new FrameRecorder(unexpected);
    const { state, frame } = recording();
    recorder.record(frame);
    recorder.forget();
    expect(state.disposed).toBe(true);
    expect(await recorder.pixels('xt')).toBeUndefined();
    expect(recorder.show(0)).toBe(false);
  });
});

describe('points in the plane', () => {
  const points = Float32Array.of(0.5, -1.5, -0.25, 2);
  const frame = (t: number) => {
    const grid = imageGrid(points, 2, 1, 2);
    return { t, xt: grid, x0: grid };
  };

  it('keep their coordinates, which grey levels would cut off', () => {
    expect(imageGrid(points, 2, 1, 2)).toMatchObject({ width: 1, height: 1, count: 2, points });
    expect(imageGrid(Float32Array.of(1), 1, 1)).not.toHaveProperty('points');
  });

  it('get their field after they were recorded, and are still the shown ones', async () => {
    const recorder = new FrameRecorder(unexpected);
    recorder.clear(points);
    recorder.record(frame(1));
    recorder.record(frame(0));
    recorder.addField(0, { places: points, vectors: points });
    recorder.addField(7, { places: points, vectors: points });
    expect(await recorder.all('xt')).toHaveLength(2);
    expect(recorder.show(0)).toBe(true);
    expect((await recorder.pixels('x0'))?.points).toEqual(points);
  });

  it('lie in the middle of the picture at zero, and upwards where y grows', () => {
    const [x, y] = toPixels(0, 0);
    const [right, above] = toPixels(1, 1);
    expect(x).toBe(y);
    expect(right).toBeGreaterThan(x);
    expect(above).toBeLessThan(y);
    expect(toPixels(extent, -extent)).toEqual([2 * x, 2 * y]);
  });
});
