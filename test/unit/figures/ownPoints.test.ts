import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { codeOfPoints, isPointsCode, mostOwnPoints, pointsOfCode } from '../../../src/figures/ownPoints';
import { ownPoints, planeDataOf } from '../../../src/figures/planeData';
import { schemaOf } from '../../../src/figures/parameter';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const lists = fc.array(fc.tuple(coordinate, coordinate), { maxLength: mostOwnPoints });

it('points come back to half a place of 512, and are the same ever after', () => {
  fc.assert(
    fc.property(lists, (points) => {
      const code = codeOfPoints(points);
      expect(isPointsCode(code)).toBe(true);
      const back = pointsOfCode(code);
      expect(back).toHaveLength(points.length);
      back.forEach(([x, y], index) => {
        expect(Math.abs(x - (points[index]?.[0] ?? 9))).toBeLessThanOrEqual(1 / 511 + 1e-12);
        expect(Math.abs(y - (points[index]?.[1] ?? 9))).toBeLessThanOrEqual(1 / 511 + 1e-12);
      });
      expect(codeOfPoints(back)).toBe(code);
    }),
  );
});

it('is known by example: the corners and the middle', () => {
  expect(
    codeOfPoints([
      [-1, -1],
      [1, 1],
    ]),
  ).toBe('AAA___');
  expect(pointsOfCode('AAA___')).toEqual([
    [-1, -1],
    [1, 1],
  ]);
});

it.each(['A', 'AAAA', 'AA=', 'AA\n', 'ä__', 'A'.repeat(3 * mostOwnPoints + 3)])('refuses %j', (code) => {
  expect(v.is(schemaOf(ownPoints), code)).toBe(false);
});

it('a reader’s points are data of mean 0 and variance 1, whatever they are', () => {
  fc.assert(
    fc.property(lists, (points) => {
      const { components } = planeDataOf({ data: 'own', points: codeOfPoints(points) });
      const sum = (of: (each: (typeof components)[number]) => number) =>
        components.reduce((all, each) => all + each.weight * of(each), 0);
      expect(sum(({ mean }) => mean[0])).toBeCloseTo(0, 9);
      expect(sum(({ mean }) => mean[1])).toBeCloseTo(0, 9);
      expect(sum(({ mean, variance }) => (mean[0] ** 2 + mean[1] ** 2) / 2 + variance)).toBeCloseTo(1, 9);
    }),
  );
});

it('one drawn point is N(0, I), whose score is −x at every t', () => {
  const state = {
    ...figureState('score', { ...defaultPlaygroundState, t: 300 }),
    data: 'own' as const,
    points: codeOfPoints([[0.3, 0.3]]),
    x: 1.5,
    y: -0.5,
  };
  expect(figures.score.caption(state)).toContain('the score at (1.50, −0.500) is (−1.50, 0.500)');
});
