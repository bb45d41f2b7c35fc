import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  certain,
  conditionalProbability,
  probabilityOf,
  together,
  type EventArea,
} from '../../../../src/diffusion/distributions/events';

const side = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([a, b]) => [Math.min(a, b) / 20, Math.max(a, b) / 20] as const);
const areas: fc.Arbitrary<EventArea> = fc
  .tuple(side, side)
  .map(([[left, right], [bottom, top]]) => ({ left, right, bottom, top }));

/** The share of the middles of 20 × 20 equal cells, of which all edges are edges, that lie in every event. */
function counted(...events: readonly EventArea[]): number {
  let inside = 0;
  for (let i = 0; i < 400; i++) {
    const [x, y] = [((i % 20) + 0.5) / 20, (Math.floor(i / 20) + 0.5) / 20];
    inside += events.every(({ left, right, bottom, top }) => x > left && x < right && y > bottom && y < top)
      ? 1
      : 0;
  }
  return inside / 400;
}

it('probabilities are the shares that counting gives', () => {
  fc.assert(
    fc.property(areas, areas, areas, (a, b, c) => {
      expect(probabilityOf(a)).toBeCloseTo(counted(a), 12);
      expect(probabilityOf(together(a, b, c))).toBeCloseTo(counted(a, b, c), 12);
      const given = conditionalProbability(c, [a, b]);
      if (counted(a, b) === 0) {
        expect(given).toBeUndefined();
      } else {
        expect(given).toBeCloseTo(counted(a, b, c) / counted(a, b), 12);
      }
    }),
  );
});

it('the factors of the chain rule multiply to the joint probability, in either order', () => {
  fc.assert(
    fc.property(areas, areas, areas, (a, b, c) => {
      for (const [first, second, third] of [
        [a, b, c],
        [c, b, a],
      ] as const) {
        const product =
          probabilityOf(first) *
          (conditionalProbability(second, [first]) ?? 0) *
          (conditionalProbability(third, [first, second]) ?? 0);
        expect(product).toBeCloseTo(probabilityOf(together(a, b, c)), 12);
      }
    }),
  );
});

it('what always happens is no condition', () => {
  const event = { left: 0.2, right: 0.6, bottom: 0.1, top: 0.9 };
  expect(conditionalProbability(event, [certain])).toBeCloseTo(0.32, 12);
  expect(conditionalProbability(event, [])).toBeCloseTo(0.32, 12);
});
