import { describe, expect, it } from 'vitest';
import {
  backgroundShare,
  correlation,
  distance,
  meanImage,
  meanNearestDistance,
  notNearer,
  sampleStatistics,
  type Images,
} from '../../tools/sampleStatistics';

const images = (...rows: number[][]): Images => ({ side: 2, count: rows.length, pixels: rows.flat() });
const black = [0, 0, 0, 0];
const white = [255, 255, 255, 255];
const corner = [255, 0, 0, 0];

describe('sample statistics', () => {
  it('count the pixels below a tenth as background', () => {
    expect(backgroundShare(images([0, 25, 26, 255]))).toBe(0.5);
  });

  it('average every pixel over the images', () => {
    expect([...meanImage(images(black, corner))]).toEqual([0.5, 0, 0, 0]);
  });

  it('measure distance as a root mean square', () => {
    expect(distance([0, 0, 0, 0], [1, 1, 1, 1])).toBe(1);
    expect(distance([0, 0, 0, 0], [1, 0, 0, 0])).toBe(0.5);
  });

  it('correlate by shape, whatever the brightness, and give 0 for a flat image', () => {
    expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 1, 1], [3, 2, 1])).toBe(0);
  });

  it('find the nearest of the training images for each image', () => {
    // black is half away from corner; white is √3/2 away from it.
    expect(meanNearestDistance(images(black), images(corner, white))).toBe(0.5);
    expect(meanNearestDistance(images(corner, white), images(corner, white))).toBe(0);
    expect(meanNearestDistance(images(black, white), images(corner))).toBeCloseTo(
      (0.5 + Math.sqrt(0.75)) / 2,
      12,
    );
  });

  it('say where samples are no better than something else', () => {
    const training = images(corner, [200, 0, 0, 0]);
    const real = sampleStatistics(images([220, 0, 0, 0]), training);
    const good = sampleStatistics(images([230, 0, 0, 30]), training);
    const noise = sampleStatistics(images([100, 200, 90, 180]), training);
    expect(notNearer(good, noise, real)).toEqual([]);
    expect(notNearer(noise, good, real)).toHaveLength(4);
    // Nothing but background has the right background, but not the digits' mean.
    const empty = sampleStatistics(images(black), training);
    const flat = sampleStatistics(images([128, 128, 128, 128]), training);
    expect(notNearer(empty, flat, real)).toEqual(['meanMapCorrelation']);
    expect(notNearer(good, good, real)).toHaveLength(4);
  });
});
