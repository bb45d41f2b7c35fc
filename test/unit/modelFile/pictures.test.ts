import { describe, expect, it } from 'vitest';
import { pictureBytes, pictureEnd, pictureLayout } from '../../../webview/modelFile/pictures';

const levels = { min: 0, max: 255 };

describe('the pictures of an array', () => {
  it.each([
    [[16, 16], 1, 16, 16, 1],
    [[100, 16, 12], 64, 16, 12, 1],
    [[32, 24, 3], 1, 32, 24, 3],
    [[5, 8, 9, 3], 5, 8, 9, 3],
    [[5, 3, 8, 9], 5, 8, 9, 3],
    [[5, 1, 8, 9], 5, 8, 9, 1],
  ] as const)('%j are %i of %i×%i with %i channels', (shape, count, height, width, channels) => {
    expect(pictureLayout(shape, false)).toMatchObject({ count, height, width, channels });
  });

  it.each([[[7]], [[64, 64, 3, 3]], [[1000, 600]], [[0, 8, 8]], [[2, 2, 8, 8, 3]]])(
    '%j has none',
    (shape) => {
      expect(pictureLayout(shape, false)).toBeUndefined();
    },
  );

  it('are the same from rows, from columns, and with the channels first', () => {
    const value = (row: number, column: number, channel: number) => 40 * row + 8 * column + channel;
    const shown = (shape: readonly number[], firstFastest: boolean, places: readonly number[][]) => {
      const layout = pictureLayout(shape, firstFastest)!;
      const data = places.map(([row = 0, column = 0, channel = 0]) => value(row, column, channel));
      expect(pictureEnd(layout, 0)).toBe(data.length);
      return [...pictureBytes((i) => data[i] ?? NaN, layout, 0, levels)];
    };
    const range = (count: number) => [...Array(count).keys()];
    const all = (rows: number[], columns: number[], channels: number[]) =>
      rows.flatMap((r) => columns.flatMap((c) => channels.map((k) => [r, c, k])));
    const [rows, columns, channels] = [range(8), range(9), range(3)];
    const wanted = shown([8, 9, 3], false, all(rows, columns, channels));
    const columnsFirst = channels.flatMap((k) => columns.flatMap((c) => rows.map((r) => [r, c, k])));
    expect(shown([8, 9, 3], true, columnsFirst)).toEqual(wanted);
    const channelsFirst = channels.flatMap((k) => rows.flatMap((r) => columns.map((c) => [r, c, k])));
    expect(shown([1, 3, 8, 9], false, channelsFirst)).toEqual(wanted);
    expect(wanted.slice(0, 4)).toEqual([0, 1, 2, 255]);
    expect(wanted.slice(-4)).toEqual([344, 345, 346].map((each) => Math.min(255, each)).concat(255));
  });
});
